package fetchlinks.report;

import fetchlinks.event.Outcome;
import fetchlinks.model.ChannelResult;

/** The signs of the output, each one column wide. */
enum Glyphs {
  UNICODE("✓", "✚", "✗", "?", "⊘", "·", "↻", "‖", "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "━", "─"),
  ASCII("=", "+", "X", "?", "o", ".", "r", "|", "|/-\\", "#", ".");

  private static final int SPIN_MILLIS = 100;

  final String ok;
  final String fresh;
  final String failed;
  final String incomplete;
  final String cancelled;
  final String idle;
  final String retry;
  final String paused;
  final String barDone;
  final String barOpen;
  private final String spinner;

  Glyphs(
      String ok,
      String fresh,
      String failed,
      String incomplete,
      String cancelled,
      String idle,
      String retry,
      String paused,
      String spinner,
      String barDone,
      String barOpen) {
    this.ok = ok;
    this.fresh = fresh;
    this.failed = failed;
    this.incomplete = incomplete;
    this.cancelled = cancelled;
    this.idle = idle;
    this.retry = retry;
    this.paused = paused;
    this.spinner = spinner;
    this.barDone = barDone;
    this.barOpen = barOpen;
  }

  /** The spinner as it looks at a time. */
  String spinner(long epochMillis) {
    int frame = (int) Math.floorMod(epochMillis / SPIN_MILLIS, (long) spinner.length());
    return spinner.substring(frame, frame + 1);
  }

  /** With a question mark, a second column, where the success is doubted. */
  String of(ChannelResult result) {
    return of(Outcome.of(result.status())) + (result.suspicious() ? "?" : "");
  }

  String of(Outcome outcome) {
    return switch (outcome) {
      case UP_TO_DATE, WITH_NEW -> ok;
      case FAILED -> failed;
      case INCOMPLETE -> incomplete;
      case CANCELLED -> cancelled;
      case NOT_CHECKED -> paused;
      case DISABLED, BUSY -> idle;
    };
  }
}
