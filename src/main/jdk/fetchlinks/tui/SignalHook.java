package fetchlinks.tui;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The JDK's own way to signals. The compiler warns of it whatever it is told, so this class is
 * compiled apart, before all others.
 */
final class SignalHook {

  private SignalHook() {}

  /** Runs an action, on a new thread, for each signal; returns the handler before. */
  static Object handle(String name, Runnable action) {
    return Signal.handle(new Signal(name), _ -> action.run());
  }

  /** Gives a signal its default effect again; returns the handler before. */
  static Object reset(String name) {
    return Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
  }

  /** Puts a handler back that was there before. */
  static void restore(String name, Object before) {
    Signal.handle(new Signal(name), (SignalHandler) before);
  }
}
