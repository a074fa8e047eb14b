package fetchlinks.cli;

import java.nio.file.Path;
import java.util.List;

/** Stands in for the program in the launchers' test: says what it was started with. */
final class Main {
  private static final String VERSION = "one";

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "--train" -> System.exit(System.getenv("STANDIN_TRAINING_FAILS") == null ? 0 : 3);
      case "--version" -> System.out.println(VERSION);
      case "--frontend" -> System.out.println(System.getProperty("fetchlinks.frontend"));
      case "--arguments" -> List.of(args).forEach(argument -> System.out.println("<" + argument + ">"));
      case "--folder" -> System.out.println(Path.of("").toAbsolutePath());
      case "--children" -> System.out.println(ProcessHandle.current().children().count());
      case "--pid" -> System.out.println(ProcessHandle.current().pid());
      case "--home" -> System.out.println(System.getProperty("java.home"));
      case "--flags" ->
          System.out.println(
              java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
      case "--copy" -> System.in.transferTo(System.out);
      case "--exit" -> System.exit(Integer.parseInt(args[1]));
      case "--wait" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.out.println("ready");
        Thread.sleep(60_000);
      }
      default -> System.exit(64);
    }
  }
}
