package fetchlinks.tui;

import org.jspecify.annotations.Nullable;

/** Bytes in the pieces in which the terminal sent them. */
interface Chunks {

  /** Stands for the end of the input; every later call returns it again. */
  byte[] END = {};

  /** For {@link #next}: however long it takes. */
  long FOREVER = Long.MAX_VALUE;

  /**
   * The next piece, or null if none came in time.
   *
   * @param millis how long to wait for it
   */
  byte @Nullable [] next(long millis) throws InterruptedException;
}
