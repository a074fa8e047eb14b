package fetchlinks.tui;

/** What a cell means; a theme gives each role its look for every colour depth. */
public enum Role {
  TEXT,
  /** Less important: times, counts of nothing, hints. */
  DIM,
  /** Rules between panes. */
  RULE,
  /** The rule of the pane that has the focus. */
  RULE_FOCUSED,
  TITLE,
  HEADER,
  KEY,
  KEY_LABEL,
  RUNNING,
  NEW,
  UP_TO_DATE,
  WAITING,
  FAILED,
  SUSPICIOUS,
  PAUSED,
  QUEUED,
  CANCELLED,
  BAR_DONE,
  BAR_FAILED,
  BAR_RUNNING,
  BAR_OPEN,
  MATCH,
  WARNING,
  ERROR,
  PROMPT,
  DIALOG
}
