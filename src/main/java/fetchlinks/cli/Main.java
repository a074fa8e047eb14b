package fetchlinks.cli;

/**
 * The entry of both commands; the launchers say by a property which one was called. Nothing but the
 * version is known here, so that telling it loads nothing else.
 */
public final class Main {

  static final String VERSION = "0.1.0";

  private Main() {}

  /** Runs the program and ends the JVM with its exit status. */
  public static void main(String[] args) {
    boolean tui = "tui".equals(System.getProperty("fetchlinks.frontend"));
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      System.out.print(tui ? "fetch-links-tui " : "fetch-links ");
      System.out.println(VERSION);
      return;
    }
    int status = Invocation.run(tui, args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }
}
