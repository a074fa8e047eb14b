package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Keeps requests to one host at least an interval apart, over all workers. */
final class Spacing {

  private final long intervalNanos;

  @GuardedBy("this")
  private final Map<String, Long> nextFree = new HashMap<>();

  Spacing(Duration interval) {
    this.intervalNanos = interval.toNanos();
  }

  boolean isOn() {
    return intervalNanos > 0;
  }

  /**
   * Blocks until a request to the host may be made; each call is one request.
   *
   * @return how long that took
   */
  Duration await(String host) throws InterruptedException {
    Duration wait = isOn() ? Duration.ofNanos(reserve(host, System.nanoTime())) : Duration.ZERO;
    if (wait.isPositive()) {
      Thread.sleep(wait);
    }
    return wait;
  }

  /** Takes the host's next free moment and returns how many nanoseconds away it is. */
  synchronized long reserve(String host, long now) {
    Long free = nextFree.get(host);
    long at = free == null || free - now < 0 ? now : free;
    nextFree.put(host, at + intervalNanos);
    return at - now;
  }
}
