package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.files.ConfigException;
import fetchlinks.model.SafeText;
import fetchlinks.report.Closing;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.RunLog;
import fetchlinks.tui.KeyMap;
import fetchlinks.tui.LanternaTerminal;
import fetchlinks.tui.TerminalEnvironment;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One call of one of the commands, from its arguments to its exit status. */
final class Invocation {

  private Invocation() {}

  /** The whole program but for the end of the JVM. */
  static int run(boolean tui, String[] args, PrintStream out, PrintStream err) {
    String command = tui ? "fetch-links-tui" : "fetch-links";
    try {
      return start(command, tui, args, out, err).code();
    } catch (UsageException | ConfigException | FetchException | IOException e) {
      err.println(command + ": " + SafeText.of(Complaint.of(e)));
      return ExitStatus.USAGE.code();
    }
  }

  private static ExitStatus start(
      String command, boolean tui, String[] args, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    Optional<Options> none = OptionsReader.ofNone(args);
    if (none.isPresent()) {
      return start(tui, none.get(), out, err);
    }
    CommandLine commandLine = CommandLineSpec.of(command);
    CommandLine.ParseResult parsed = OptionsReader.parse(commandLine, args);
    if (parsed.isUsageHelpRequested()) {
      commandLine.usage(out, CommandLine.Help.Ansi.OFF);
      return ExitStatus.ALL_CHECKED;
    }
    if (parsed.isVersionHelpRequested()) {
      out.println(command + " " + Main.VERSION);
      return ExitStatus.ALL_CHECKED;
    }
    if (parsed.hasMatchedOption(CommandLineSpec.MAN)) {
      KeyMap keys = tui ? KeyFile.read(System.getenv()) : KeyMap.defaults();
      out.print(ManualPage.of(commandLine.getCommandSpec(), tui, keys));
      return ExitStatus.ALL_CHECKED;
    }
    Options options = OptionsReader.read(parsed);
    if (options.train()) {
      Rehearsal.run(out);
      return ExitStatus.ALL_CHECKED;
    }
    return start(tui, options, out, err);
  }

  private static ExitStatus start(boolean tui, Options options, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    return tui ? screen(options, out, err) : headless(options, out, err);
  }

  private static ExitStatus screen(Options options, PrintStream out, PrintStream err)
      throws UsageException, IOException {
    TerminalEnvironment environment = environment(options);
    if (environment.problem().isPresent()) {
      throw new UsageException(environment.problem().get());
    }
    if (options.json() || options.quiet() || options.plain()) {
      throw new UsageException("--json, --quiet and --plain are forms of `fetch-links`");
    }
    return new TuiRun(
            options,
            environment,
            KeyFile.read(System.getenv()),
            TuiRun.viewFile(StateFolder.of(System.getenv())),
            out,
            err)
        .run(
            LanternaTerminal.onConsole(environment),
            opener(options),
            logOpener(options, StateFolder.of(System.getenv())));
  }

  private static TerminalEnvironment environment(Options options) {
    return TerminalEnvironment.of(System.getenv(), isConsole(), System.getProperty("os.name", ""))
        .with(options.noColor(), options.ascii());
  }

  static Backstage.Opener opener(Options options) {
    return () -> Program.start(options);
  }

  static Backstage.LogOpener logOpener(Options options, Path folder) {
    return () ->
        options.dryRun()
            ? null
            : RunLog.open(
                folder, Instant.now(), ZoneId.systemDefault(), ProcessHandle.current().pid());
  }

  private static ExitStatus headless(Options options, PrintStream out, PrintStream err)
      throws UsageException, ConfigException, FetchException, IOException {
    TerminalEnvironment environment = environment(options);
    boolean terminal = environment.problem().isEmpty();
    OutputOptions form =
        new OutputOptions(
            options.plain() || !terminal,
            options.ascii() || !isUtf8(out.charset()),
            terminal && environment.coloured(),
            options.quiet(),
            options.json(),
            options.dryRun());
    try (Program program = Program.start(options)) {
      RunLog log = logOpener(options, StateFolder.of(System.getenv())).open();
      String logFile = log == null ? null : log.file().toString();
      Closing closing = closing(options, logFile);
      return new HeadlessRun(program, HeadlessRun.output(out, err, terminal), form, closing, log)
          .run();
    }
  }

  /** How to go on; a dry run is not remembered, so {@code --failed} would be about another one. */
  static Closing closing(Options options, @Nullable String logFile) {
    return options.demo() || options.dryRun()
        ? Closing.withoutRetry("fetch-links", logFile)
        : Closing.of("fetch-links", options.config().toString(), logFile);
  }

  private static boolean isUtf8(@Nullable Charset charset) {
    return charset != null && charset.name().startsWith("UTF-");
  }

  /** Whether standard input and output are a terminal; the launcher has looked already. */
  @SuppressWarnings("SystemConsoleNull") // null where the JVM was told to use no console
  private static boolean isConsole() {
    String told = System.getProperty("fetchlinks.terminal");
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
