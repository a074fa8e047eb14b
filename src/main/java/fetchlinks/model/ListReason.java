package fetchlinks.model;

/** Why a list was read although its feed is the cheaper question. Texts follow "listed because". */
public enum ListReason {
  FIRST("it was checked for the first time"),
  FULL("a full listing was due"),
  DOUBTED("the last listing was not believed"),
  HELD("videos are held until you decide"),
  MARKER("its marker was set by hand"),
  ABSENT("it was not there the last time"),
  TURN("its feed had answered " + Probe.IN_A_ROW + " times in a row"),
  NO_FEED("no feed of it is known"),
  FEED_FAILED("its feed did not come"),
  NEW_ID("its feed shows a new id"),
  WAITING("its feed shows a video that was not to be had"),
  ODD_ENTRY("an entry of its feed can't be read"),
  EMPTY_FEED("its feed is empty"),
  LONG_FEED("its feed has more than " + Probe.MOST_ENTRIES + " entries");

  private final String text;

  ListReason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether a feed was asked to no avail, which is worth telling; the others are routine. */
  public boolean asked() {
    return switch (this) {
      case FEED_FAILED, NEW_ID, WAITING, ODD_ENTRY, EMPTY_FEED, LONG_FEED -> true;
      case FIRST, FULL, DOUBTED, HELD, MARKER, ABSENT, TURN, NO_FEED -> false;
    };
  }
}
