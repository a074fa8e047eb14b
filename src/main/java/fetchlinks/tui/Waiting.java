package fetchlinks.tui;

/**
 * Waits that an interrupt must not cut short, because half a restored terminal is worse than a
 * short delay. The interrupt is kept for the caller.
 */
final class Waiting {

  private Waiting() {}

  static <T> T on(Blocking<T> blocking) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return blocking.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A wait with a limit of its own. */
  interface Blocking<T> {
    T await() throws InterruptedException;
  }
}
