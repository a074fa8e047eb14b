package fetchlinks.report;

import fetchlinks.event.FetchEvent;

/** What is worth a line where a person reads every line. */
final class Lines {

  private Lines() {}

  /** What a channel's log says is summed up in its result; the run's own warnings are not. */
  static boolean concernsTheRun(FetchEvent.LogLine line) {
    return line.id() == null && line.level().compareTo(FetchEvent.Level.WARN) >= 0;
  }
}
