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

  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * Runs an action, on a new thread, for each signal of that name from now on.
   *
   * @return whether the signal can be heard
   */
  public static boolean on(String name, Runnable action) {
    return handle(name, action) != null;
  }

  /** Gives a signal its default effect again. */
  static boolean reset(String name) {
    return handle(name, null) != null;
  }

  /**
   * Does some work during which a signal does nothing here. On processes that the work starts it
   * has its usual effect, as it would not were it ignored.
   */
  static void unheard(String name, Runnable work) {
    Object before = handle(name, () -> {});
    try {
      work.run();
    } finally {
      if (before != null) {
        restore(name, before);
      }
    }
  }

  private static void restore(String name, Object before) {
    try {
      Object _ = set(name, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SIG" + name + " could be handled before", e);
    }
  }

  /** The handler that was there before; null if there is no such signal here. */
  private static @Nullable Object handle(String name, @Nullable Runnable action) {
    try {
      Class<?> handler = Class.forName(HANDLER);
      return set(
          name,
          action == null
              ? Objects.requireNonNull(handler.getField("SIG_DFL").get(null))
              : handler(handler, name, action));
    } catch (ReflectiveOperationException e) {
      return null; // the program works without it
    }
  }

  private static Object set(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Method handle = signal.getMethod("handle", signal, Class.forName(HANDLER));
    Object number = signal.getConstructor(String.class).newInstance(name);
    return Objects.requireNonNull(handle.invoke(null, number, handler));
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
