package fetchlinks.feed;

import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * The instant at which a listing is over, finished or not; measured with the monotonic clock.
 *
 * @param endNanos as {@link System#nanoTime()} counts
 */
record Deadline(long endNanos) {

  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(endNanos - System.nanoTime());
  }

  boolean passed() {
    return !left().isPositive();
  }

  /** The same deadline, later by as long as the caller was held up by ourselves. */
  Deadline extendedSince(long startNanos) {
    return new Deadline(endNanos + System.nanoTime() - startNanos);
  }

  void check() throws HttpTimeoutException {
    if (passed()) {
      throw new HttpTimeoutException("the time for the listing is over");
    }
  }
}
