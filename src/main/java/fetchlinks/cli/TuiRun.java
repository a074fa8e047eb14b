package fetchlinks.cli;

import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunTally;
import fetchlinks.files.Settings;
import fetchlinks.files.ViewFile;
import fetchlinks.model.SafeText;
import fetchlinks.model.ViewSettings;
import fetchlinks.report.Closing;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.Summary;
import fetchlinks.tui.KeyMap;
import fetchlinks.tui.Setup;
import fetchlinks.tui.Signals;
import fetchlinks.tui.Terminal;
import fetchlinks.tui.TerminalEnvironment;
import fetchlinks.tui.Theme;
import fetchlinks.tui.Tui;
import fetchlinks.tui.Views;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run with the full-screen UI: the main thread is the screen's and shows it at once, all else is
 * got ready and works beside it.
 */
final class TuiRun {

  private final Options options;
  private final TerminalEnvironment environment;
  private final KeyMap keys;
  private final ViewFile viewFile;
  private final PrintStream out;
  private final PrintStream err;
  private final EventQueue events = new EventQueue(InstantSource.system());

  /**
   * Nothing is shown yet.
   *
   * @param viewFile how the screen was left the last time
   * @param out gets what outlasts the screen
   * @param err gets the last words of a program that fails
   */
  TuiRun(
      Options options,
      TerminalEnvironment environment,
      KeyMap keys,
      ViewFile viewFile,
      PrintStream out,
      PrintStream err) {
    this.options = options;
    this.environment = environment;
    this.keys = keys;
    this.viewFile = viewFile;
    this.out = out;
    this.err = err;
  }

  /** How screens are left, as kept in this folder. */
  static ViewFile viewFile(Path stateFolder) {
    return new ViewFile(
        stateFolder.resolve("view.toml"),
        new ViewFile.Words(Theme.BUILT_IN, Views.sorts(), Views.levels(), Views.panes()));
  }

  /**
   * Shows the run until the person leaves, then sums it up on the normal screen.
   *
   * @param terminal is given back in any case
   * @throws UsageException there is no run: something is wrong with the command line, the
   *     configuration or our own state
   * @throws IOException the terminal can't be set up
   */
  ExitStatus run(Terminal terminal, Backstage.Opener opener, Backstage.LogOpener logs)
      throws UsageException, IOException {
    try (Backstage backstage = new Backstage(opener, logs, events)) {
      Thread.setDefaultUncaughtExceptionHandler((_, e) -> die(terminal, backstage, e));
      boolean interrupted = show(terminal, backstage);
      boolean _ = Signals.on("INT", backstage::kill);
      boolean _ = Signals.on("TERM", backstage::kill);
      Optional<RunTally> tally = backstage.end();
      tally.ifPresent(figures -> summary(figures, backstage));
      return tally
          .map(figures -> ExitStatus.of(figures, interrupted))
          .orElse(interrupted ? ExitStatus.INTERRUPTED : ExitStatus.SOME_FAILED);
    }
  }

  private boolean show(Terminal terminal, Backstage backstage) throws IOException {
    ViewFile.Loaded view = viewFile.load();
    Tui tui = tui(terminal, backstage, view.settings());
    if (!view.problem().isEmpty()) {
      tui.warn(view.problem());
      log(backstage, view.problem());
    }
    tui.onceShown(() ->
        backstage.start(
            () -> listen(tui, terminal),
            program ->
                tui.setUp(
                    setup(facts(program.settings()), program.attempts(), ZoneId.systemDefault())),
            tui::awaitListed,
            tui::leave));
    return show(tui, backstage);
  }

  /** What anything writes to the standard streams meanwhile becomes a line of the log. */
  private boolean show(Tui tui, Backstage backstage) throws IOException {
    PrintStream toLog = LineStream.of(line -> log(backstage, line));
    System.setOut(toLog);
    System.setErr(toLog);
    try {
      boolean interrupted = tui.run().interrupted();
      save(tui.view());
      return interrupted;
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Tui tui(Terminal terminal, Backstage backstage, ViewSettings view) {
    return new Tui(
        setup(List.of(), 0, ZoneOffset.UTC),
        terminal,
        Theme.BUILT_IN.stream().map(Theme::named).toList(),
        view,
        events,
        backstage::execute,
        new Desktop(backstage, System.getenv()),
        InstantSource.system(),
        environment.remote());
  }

  private void save(ViewSettings view) {
    try {
      viewFile.save(view);
    } catch (IOException e) {
      err.println(
          "fetch-links-tui: the view settings can't be saved: "
              + SafeText.of(String.valueOf(e.getMessage())));
    }
  }

  /** Until then the JVM's own handlers give the terminal back and end the program. */
  private static void listen(Tui tui, Terminal terminal) throws InterruptedException {
    terminal.awaitPainted();
    boolean _ = Signals.on("INT", tui::interrupt);
    boolean _ = Signals.on("TERM", tui::interrupt);
    boolean _ = Signals.on("HUP", tui::leave);
  }

  private static void log(Backstage backstage, String line) {
    backstage.log(
        new FetchEvent.LogLine(Instant.now(), FetchEvent.Level.WARN, null, SafeText.of(line)));
  }

  private void summary(RunTally tally, Backstage backstage) {
    Closing closing = Invocation.closing(options, backstage.logFile());
    OutputOptions form =
        new OutputOptions(
            false, !environment.unicode(), environment.coloured(), false, false, false);
    print(Summary.lines(tally, Instant.now(), closing, form, TerminalSize.columns()));
    if (backstage.killed()) {
      backstage.killAll();
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.code());
    }
  }

  /** A terminal that does not read must not keep the program. */
  private void print(List<String> lines) {
    LastWords.say(() -> {
      lines.forEach(out::println);
      out.flush();
    });
  }

  /** A fault of the program: give the terminal back, say so, leave nothing running. */
  private void die(Terminal terminal, Backstage backstage, Throwable e) {
    terminal.close();
    @Nullable String logFile = backstage.logFile();
    err.println(
        "fetch-links-tui: unexpected: "
            + SafeText.of(e.toString())
            + "; this is a fault of the program, please report it"
            + (logFile == null ? "" : " with " + logFile));
    backstage.killAll();
    Runtime.getRuntime().halt(ExitStatus.SOME_FAILED.code());
  }

  /** Whose cookies are shown to the sites: why a channel asks for a login depends on that. */
  static List<String> facts(Settings settings) {
    String browser = settings.fetch().cookiesFromBrowser();
    Path file = settings.cookiesFile();
    return Stream.of(browser, file == null ? null : file.getFileName())
        .filter(Objects::nonNull)
        .map(whose -> "cookies: " + whose)
        .toList();
  }

  /**
   * What the screen knows of the run.
   *
   * @param facts empty as long as nobody knows
   * @param attempts 0 as long as nobody knows
   * @param zone to look it up takes a tenth of the time to the first picture, which shows no times
   */
  private Setup setup(List<String> facts, int attempts, ZoneId zone) {
    return new Setup(
        options.demo() ? "demonstration" : String.valueOf(options.config().getFileName()),
        facts,
        attempts,
        !environment.unicode(),
        keys,
        zone,
        options.failed() || options.shard() != null);
  }
}
