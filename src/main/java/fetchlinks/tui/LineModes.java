package fetchlinks.tui;

import java.io.IOException;

/** The kernel's side of the terminal: its line modes, its size, and job control. */
interface LineModes {

  /**
   * Turns to raw input; the first call remembers what was before.
   *
   * @return the size
   */
  Size raw() throws IOException;

  /** Turns back to what was before the first {@link #raw}; does nothing if there was none. */
  void restore() throws IOException;

  /** The size, read anew. */
  Size size();

  /** Stops the whole process group until the shell continues it; returns after that. */
  void stopGroup() throws IOException;
}
