package fetchlinks.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Handles POSIX signals through {@code sun.misc.Signal}, by reflection: javac warns of the class
 * whatever is suppressed, and where it is missing the program still runs, ended by the JVM's own
 * handlers.
 */
final class Signals {

  private Signals() {}

  /**
   * Calls {@code handler} on a thread of the JVM's each time one of the signals arrives.
   *
   * @param names without SIG: {@code INT}, {@code TERM}
   */
  static void handle(Runnable handler, String... names) {
    for (String name : names) {
      try {
        handle(name, handler);
      } catch (ReflectiveOperationException | RuntimeException _) {
        // Not on this system, or taken by the JVM's options: its default remains.
      }
    }
  }

  private static void handle(String name, Runnable handler) throws ReflectiveOperationException {
    Class<?> signalClass = Class.forName("sun.misc.Signal");
    Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handlerClass},
            (self, method, args) ->
                switch (method.getName()) {
                  case "handle" -> {
                    handler.run();
                    yield null;
                  }
                  case "equals" ->
                      System.identityHashCode(self) == System.identityHashCode(args[0]);
                  case "hashCode" -> System.identityHashCode(self);
                  default -> "handler of " + name;
                });
    try {
      Object _ =
          signalClass
              .getMethod("handle", signalClass, handlerClass)
              .invoke(null, signalClass.getConstructor(String.class).newInstance(name), proxy);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }
}
