package fetchlinks.tui;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system. On a JDK that has nothing for them, and for names that it keeps
 * to itself, no signal is heard and the program works without.
 */
public final class Signals {

  private Signals() {}

  /**
   * Runs an action, on a new thread, for each signal of that name from now on.
   *
   * @return whether the signal can be heard
   */
  public static boolean on(String name, Runnable action) {
    return tried(() -> SignalHook.handle(name, action)) != null;
  }

  /** Gives a signal its default effect again. */
  static boolean reset(String name) {
    return tried(() -> SignalHook.reset(name)) != null;
  }

  /**
   * Does some work during which a signal does nothing here. On processes that the work starts it
   * has its usual effect, as it would not were it ignored.
   */
  static void unheard(String name, Runnable work) {
    Object before = tried(() -> SignalHook.handle(name, () -> {}));
    try {
      work.run();
    } finally {
      if (before != null) {
        SignalHook.restore(name, before);
      }
    }
  }

  /** The handler that was there before; null if there is no such signal here. */
  private static @Nullable Object tried(Supplier<Object> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException | LinkageError _) {
      return null;
    }
  }
}
