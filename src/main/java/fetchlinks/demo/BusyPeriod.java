package fetchlinks.demo;

/** The time in which the busy host wants to be left alone; begins with its first request. */
final class BusyPeriod {

  private static final double SECONDS = 8;

  private final double slowness;

  /** Guarded by this, as is the end. */
  private boolean begun;

  private long endNanos;

  BusyPeriod(double slowness) {
    this.slowness = slowness;
  }

  /** Seconds that are left, -1 when it is over; the first request always meets it. */
  synchronized int secondsLeft() {
    long now = System.nanoTime();
    if (!begun) {
      begun = true;
      endNanos = now + Math.round(SECONDS * slowness * 1e9);
      return (int) Math.ceil(SECONDS * slowness);
    }
    return now >= endNanos ? -1 : (int) Math.ceil((endNanos - now) / 1e9);
  }
}
