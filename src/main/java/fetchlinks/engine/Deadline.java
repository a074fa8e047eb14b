package fetchlinks.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long an attempt may take. What it waits for on our own account does not count. Owned by the
 * channel's thread.
 */
final class Deadline {

  private final InstantSource clock;
  private Instant end;

  Deadline(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.end = clock.instant().plus(limit);
  }

  /** Not positive when it is over. */
  Duration left() {
    return Duration.between(clock.instant(), end);
  }

  void extend(Duration waited) {
    end = end.plus(waited);
  }
}
