package fetchlinks.tui;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * The terminal as the loop sees it. No method waits for the terminal to read or to answer, except
 * where it says so. All methods may be called from any thread; after {@link #close} they do
 * nothing.
 */
public interface Terminal extends AutoCloseable {

  /**
   * Takes the terminal over: raw mode, alternate screen, own threads. Called once.
   *
   * @param inputs gets everything the terminal sends, in order, on the input thread or a signal's;
   *     must not block
   * @throws IOException if the terminal cannot be set up; it is then as it was before
   */
  void open(Consumer<Input> inputs) throws IOException;

  /** The size as last heard of; a change is told by {@link Input.Resized}. */
  Size size();

  /**
   * Hands over the newest picture; what is kept of it is a copy. A picture that could not be
   * painted before a newer one came is left out.
   */
  void show(Frame frame, Theme theme);

  /**
   * Waits until the pictures handed over were painted, for work that would only delay them; not for
   * long, as the terminal may not read. Not for the thread of the loop.
   */
  default void awaitPainted() throws InterruptedException {}

  /** Paints the last picture again in full, for a screen that something else wrote on. */
  void repaint();

  /**
   * Gives the terminal back, stops the whole process group as Ctrl-Z does elsewhere, and returns
   * when it was continued and the terminal is ours again; then sends {@link Input.Resized}.
   */
  void suspend();

  /**
   * Gives the terminal and its input to the given work, for an editor, and takes them back after
   * it; then sends {@link Input.Resized}. Runs the work on the calling thread.
   */
  void runOutside(Runnable work);

  /**
   * Puts text, cleaned line by line, on the terminal's clipboard.
   *
   * @return false if the terminal is not known to have one or the text is too long for it
   */
  boolean copy(String text);

  /** Names the window. Sent on change and at most once a second, so it may be called each frame. */
  void title(String text);

  /** Shows progress in the task bar. Sent on change and at most once a second. */
  void progress(Progress progress);

  /**
   * Asks for clicks and wheel, or leaves the mouse to the terminal's own selection (the default).
   */
  void mouse(boolean on);

  /**
   * Gives the terminal back as it was before {@link #open}; again and again does no harm. Waits at
   * most a few seconds for a terminal that does not read. Nothing is written after it returned.
   */
  @Override
  void close();
}
