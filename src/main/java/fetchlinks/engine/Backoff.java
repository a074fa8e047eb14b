package fetchlinks.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: a random part of a span that doubles with each retry, so
 * that channels that failed together do not come back together.
 */
final class Backoff {

  /** The span grows no further than this. */
  static final Duration CAP = Duration.ofSeconds(60);

  private final Duration first;
  private final RandomGenerator random;

  Backoff(Duration first, RandomGenerator random) {
    this.first = first;
    this.random = random;
  }

  /** The longest possible delay before this retry, 1 for the first. */
  Duration span(int retry) {
    long doubled = first.toMillis() << Math.min(retry - 1, 20);
    return Duration.ofMillis(Math.min(Math.max(doubled, 0), CAP.toMillis()));
  }

  Duration delay(int retry) {
    return Duration.ofMillis(random.nextLong(span(retry).toMillis() + 1));
  }
}
