package fetchlinks.tui;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system. By reflection, because the class is the JDK's own and the
 * compiler warns of it; where it is missing no signal is heard.
 */
public final class Signals {

  private Signals() {}

  /**
   * Runs an action, on a new thread, for each signal of that name from now on.
   *
   * @return whether the signal can be heard
   */
  public static boolean on(String name, Runnable action) {
    return handle(name, action);
  }

  /** Gives a signal its default effect again. */
  static boolean reset(String name) {
    return handle(name, null);
  }

  private static boolean handle(String name, @Nullable Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object todo =
          action == null ? handler.getField("SIG_DFL").get(null) : handler(handler, name, action);
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), todo);
      return true;
    } catch (ReflectiveOperationException e) {
      return false; // no such signal here; the program works without it
    }
  }

  @SuppressWarnings("ReferenceEquality") // a proxy has no other identity
  private static Object handler(Class<?> type, String name, Runnable action) {
    return Proxy.newProxyInstance(
        Signals.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                action.run();
                yield null;
              }
              case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "handler of SIG" + name;
            });
  }
}
