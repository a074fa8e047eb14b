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

  /** Blocks until a request to the host may be made; each call is one request. */
  void await(String host) throws InterruptedException {
    if (isOn()) {
      long wait = reserve(host, System.nanoTime());
      if (wait > 0) {
        Thread.sleep(Duration.ofNanos(wait));
      }
    }
  }

  /** Takes the host's next free moment and returns how many nanoseconds away it is. */
  synchronized long reserve(String host, long now) {
    Long free = nextFree.get(host);
    long at = free == null || free - now < 0 ? now : free;
    nextFree.put(host, at + intervalNanos);
    return at - now;
  }
}
