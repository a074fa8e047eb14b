package fetchlinks.tui;

import fetchlinks.event.Eta;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the run was said to be over. An estimate may come down silently, but not go up by more than
 * a fifth: then the reason is told.
 *
 * @param end the earliest end that was promised since a reason was told last; null for none
 * @param why why the end was moved away, empty when it was not
 * @param moved when it was moved
 */
record Promise(@Nullable Instant end, String why, Instant moved) {

  static final Promise NONE = new Promise(null, "", Instant.EPOCH);

  private static final double SILENTLY = 0.2;

  /** Near the end a fifth of what is left would be too strict. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final Duration TOLD = Duration.ofSeconds(30);

  /**
   * The promise after an estimate was made.
   *
   * @param reason what may have changed the pace, not empty
   */
  Promise after(Eta.Left left, Instant now, String reason) {
    return switch (left) {
      case Eta.Left.Unknown _ -> this;
      case Eta.Left.Stopped _ -> NONE;
      case Eta.Left.About(Duration time, _) -> after(now.plus(time), now, reason);
    };
  }

  private Promise after(Instant next, Instant now, String reason) {
    if (end == null || next.isBefore(end)) {
      return new Promise(next, why, moved);
    }
    double left = Math.max(0, Duration.between(now, end).toMillis());
    double later = Duration.between(end, next).minus(SLACK).toMillis();
    return later > left * SILENTLY ? new Promise(next, reason, now) : this;
  }

  /** The reason as long as it is news, then empty. */
  String why(Instant now) {
    return now.isBefore(moved.plus(TOLD)) ? why : "";
  }
}
