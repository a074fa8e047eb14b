package fetchlinks.ytdlp;

import java.time.Duration;

/** When an attempt must be over. Owned by the thread that runs the attempt. */
final class Deadline {

  private final Duration length;
  private long endNanos;

  private Deadline(Duration length) {
    this.length = length;
    this.endNanos = System.nanoTime() + length.toNanos();
  }

  static Deadline in(Duration length) {
    return new Deadline(length);
  }

  long leftNanos() {
    return endNanos - System.nanoTime();
  }

  /** Waiting for leave to ask the site is not the site's slowness. */
  void extend(long nanos) {
    endNanos += nanos;
  }

  /** {@code 5m}, {@code 1m30s}, {@code 500ms}. */
  String length() {
    if (length.toSeconds() == 0) {
      return length.toMillis() + "ms";
    }
    long minutes = length.toMinutes();
    int seconds = length.toSecondsPart();
    return (minutes > 0 ? minutes + "m" : "") + (seconds > 0 ? seconds + "s" : "");
  }
}
