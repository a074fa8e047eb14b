package fetchlinks.report;

import fetchlinks.event.Outcome;

/** Colours of the terminal's own palette, so that they can be read on light and on dark. */
enum Tint {
  PLAIN(""),
  BOLD("\033[1m"),
  DIM("\033[2m"),
  RED("\033[31m"),
  GREEN("\033[32m"),
  YELLOW("\033[33m"),
  CYAN("\033[36m");

  static final String RESET = "\033[0m";

  final String start;

  Tint(String start) {
    this.start = start;
  }

  static Tint of(Outcome outcome) {
    return switch (outcome) {
      case UP_TO_DATE, WITH_NEW -> GREEN;
      case FAILED -> RED;
      case INCOMPLETE, NOT_CHECKED, CANCELLED -> YELLOW;
      case DISABLED, BUSY -> DIM;
    };
  }
}
