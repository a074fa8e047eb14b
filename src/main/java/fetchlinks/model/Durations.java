package fetchlinks.model;

import java.time.Duration;

/** Durations as people read them. */
public final class Durations {

  private Durations() {}

  /**
   * The two largest units that matter: {@code 0.4s}, {@code 2.1s}, {@code 1m 23s}, {@code 1h 05m}.
   * Cut, not rounded, so that a minute is never shown as {@code 60.0s}; a negative duration counts
   * as zero.
   */
  public static String human(Duration duration) {
    Duration shown = duration.isNegative() ? Duration.ZERO : duration;
    if (shown.toMinutes() == 0) {
      return "%d.%ds".formatted(shown.toSeconds(), shown.toMillisPart() / 100);
    }
    if (shown.toHours() == 0) {
      return "%dm %02ds".formatted(shown.toMinutes(), shown.toSecondsPart());
    }
    return "%dh %02dm".formatted(shown.toHours(), shown.toMinutesPart());
  }
}
