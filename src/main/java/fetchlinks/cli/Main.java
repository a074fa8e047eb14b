package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.files.ConfigException;
import fetchlinks.model.SafeText;
import fetchlinks.report.Closing;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.RunLog;
import fetchlinks.tui.TerminalEnvironment;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The entry of both commands; the launchers say by a property which one was called. */
public final class Main {

  private static final String VERSION = "0.1.0";

  private Main() {}

  /** Runs the program and ends the JVM with its exit status. */
  public static void main(String[] args) {
    boolean tui = "tui".equals(System.getProperty("fetchlinks.frontend"));
    int status = run(tui, args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The whole program but for the end of the JVM. */
  static int run(boolean tui, String[] args, PrintStream out, PrintStream err) {
    String command = tui ? "fetch-links-tui" : "fetch-links";
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      out.println(command + " " + VERSION);
      return 0;
    }
    try {
      return start(command, tui, args, out, err).code();
    } catch (UsageException | ConfigException e) {
      err.println(command + ": " + SafeText.of(String.valueOf(e.getMessage())));
    } catch (FetchException e) {
      err.println(command + ": " + SafeText.of(sentence(e)));
    } catch (IOException e) {
      err.println(command + ": " + SafeText.of("can't start: " + e));
    }
    return ExitStatus.USAGE.code();
  }

  private static String sentence(FetchException e) {
    String advice = e.failure().advice();
    return e.failure().message() + (advice.isEmpty() ? "" : "; " + advice);
  }

  private static ExitStatus start(
      String command, boolean tui, String[] args, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    CommandLine commandLine = CommandLineSpec.of(command);
    CommandLine.ParseResult parsed = OptionsReader.parse(commandLine, args);
    if (parsed.isUsageHelpRequested()) {
      commandLine.usage(out, CommandLine.Help.Ansi.OFF);
      return ExitStatus.ALL_CHECKED;
    }
    if (parsed.isVersionHelpRequested()) {
      out.println(command + " " + VERSION);
      return ExitStatus.ALL_CHECKED;
    }
    Options options = OptionsReader.read(parsed);
    if (options.train()) {
      Rehearsal.run(out);
      return ExitStatus.ALL_CHECKED;
    }
    if (tui) {
      return screen(options, out, err);
    }
    return headless(options, out, err);
  }

  private static ExitStatus screen(Options options, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    TerminalEnvironment environment =
        TerminalEnvironment.of(System.getenv(), isConsole(), System.getProperty("os.name", ""))
            .with(options.noColor(), options.ascii());
    if (environment.problem().isPresent()) {
      throw new UsageException(environment.problem().get());
    }
    if (options.json() || options.quiet() || options.plain()) {
      throw new UsageException("--json, --quiet and --plain are forms of `fetch-links`");
    }
    try (Program program = Program.start(options)) {
      RunLog log = options.dryRun() ? null : openLog();
      return new TuiRun(program, options, environment, log, out, err).run();
    }
  }

  private static ExitStatus headless(Options options, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    Map<String, String> environment = System.getenv();
    boolean terminal = isTerminal(environment);
    OutputOptions form =
        new OutputOptions(
            options.plain() || !terminal,
            options.ascii() || !isUtf8(out.charset()),
            terminal && !options.noColor() && environment.getOrDefault("NO_COLOR", "").isEmpty(),
            options.quiet(),
            options.json(),
            options.dryRun());
    try (Program program = Program.start(options)) {
      RunLog log = options.dryRun() ? null : openLog();
      String logFile = log == null ? null : log.file().toString();
      Closing closing =
          options.demo()
              ? Closing.ofDemo("fetch-links", logFile)
              : Closing.of("fetch-links", options.config().toString(), logFile);
      return new HeadlessRun(program, HeadlessRun.output(out, err, terminal), form, closing, log)
          .run();
    }
  }

  private static @Nullable RunLog openLog() {
    return RunLog.open(
        StateFolder.of(System.getenv()),
        Instant.now(),
        ZoneId.systemDefault(),
        ProcessHandle.current().pid());
  }

  private static boolean isUtf8(@Nullable Charset charset) {
    return charset != null && charset.name().startsWith("UTF-");
  }

  @SuppressWarnings("SystemConsoleNull") // null where the JVM was told to use no console
  private static boolean isConsole() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static boolean isTerminal(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    return isConsole()
        && !term.isEmpty()
        && !term.equals("dumb")
        && environment.getOrDefault("CI", "").isEmpty();
  }
}
