package fetchlinks.cli;

import fetchlinks.engine.FetchEngine;
import fetchlinks.engine.FetchException;
import fetchlinks.event.Command;
import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.files.ViewFile;
import fetchlinks.model.SafeText;
import fetchlinks.model.ViewSettings;
import fetchlinks.report.Closing;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.RunLog;
import fetchlinks.report.Summary;
import fetchlinks.tui.KeyMap;
import fetchlinks.tui.LanternaTerminal;
import fetchlinks.tui.Setup;
import fetchlinks.tui.Signals;
import fetchlinks.tui.Terminal;
import fetchlinks.tui.TerminalEnvironment;
import fetchlinks.tui.Theme;
import fetchlinks.tui.Tui;
import fetchlinks.tui.Views;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run with the full-screen UI: the main thread is the screen's, the engine works beside it. */
final class TuiRun {

  private final Program program;
  private final Options options;
  private final TerminalEnvironment environment;
  private final @Nullable RunLog log;
  private final PrintStream out;
  private final PrintStream err;
  private volatile boolean killed;

  TuiRun(
      Program program,
      Options options,
      TerminalEnvironment environment,
      @Nullable RunLog log,
      PrintStream out,
      PrintStream err) {
    this.program = program;
    this.options = options;
    this.environment = environment;
    this.log = log;
    this.out = out;
    this.err = err;
  }

  /** Shows the run until the person leaves, then sums it up on the normal screen. */
  ExitStatus run() throws FetchException, UsageException, IOException {
    EventQueue events = new EventQueue(InstantSource.system());
    KeyMap keys = keys(System.getenv());
    RunRecorder recorder = new RunRecorder(program, log);
    FetchEngine engine =
        program.engine(
            event -> {
              events.publish(event);
              recorder.publish(event);
            },
            true);
    ViewFile viewFile = viewFile(System.getenv());
    ViewFile.Loaded view = viewFile.load();
    Terminal terminal = LanternaTerminal.onConsole(environment);
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> die(terminal, e));
    Tui tui =
        new Tui(
            setup(keys),
            terminal,
            Theme.BUILT_IN.stream().map(Theme::named).toList(),
            view.settings(),
            events,
            command -> execute(engine, command),
            new Desktop(program, System.getenv()),
            InstantSource.system(),
            environment.remote());
    boolean _ = Signals.on("INT", tui::interrupt);
    boolean _ = Signals.on("TERM", tui::interrupt);
    boolean _ = Signals.on("HUP", tui::hangUp);
    if (!view.problem().isEmpty()) {
      tui.warn(view.problem());
      events.publish(
          new FetchEvent.LogLine(Instant.now(), FetchEvent.Level.WARN, null, view.problem()));
    }
    engine.start(program.channels());
    boolean interrupted = show(tui, events);
    boolean _ = Signals.on("INT", this::kill);
    boolean _ = Signals.on("TERM", this::kill);
    end(engine);
    save(viewFile, tui.view());
    recorder.close();
    summary(recorder);
    return ExitStatus.of(recorder.tally(), interrupted);
  }

  /** What anything writes to the standard streams meanwhile becomes a line of the log. */
  private boolean show(Tui tui, EventQueue events) throws IOException {
    PrintStream toLog =
        LineStream.of(line ->
            events.publish(
                new FetchEvent.LogLine(
                    Instant.now(), FetchEvent.Level.WARN, null, SafeText.of(line))));
    System.setOut(toLog);
    System.setErr(toLog);
    try {
      return tui.run().interrupted();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private void execute(FetchEngine engine, Command command) {
    if (command instanceof Command.Kill) {
      killed = true;
      program.ytDlp().killAll();
    }
    engine.execute(command);
  }

  /** Once the screen was left there is nothing weaker to ask for. */
  private void kill() {
    if (killed) {
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.code());
    }
    killed = true;
    program.ytDlp().killAll();
  }

  private void end(FetchEngine engine) {
    engine.execute(new Command.Stop());
    if (!killed) {
      engine.close();
    }
  }

  private void summary(RunRecorder recorder) {
    String logFile = log == null ? null : log.file().toString();
    Closing closing =
        options.demo()
            ? Closing.ofDemo("fetch-links", logFile)
            : Closing.of("fetch-links", options.config().toString(), logFile);
    OutputOptions form =
        new OutputOptions(
            false, !environment.unicode(), !options.noColor() && isColoured(), false, false, false);
    Summary.lines(recorder.tally(), Instant.now(), closing, form, TerminalSize.columns())
        .forEach(out::println);
    if (killed) {
      out.flush();
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.code());
    }
  }

  private static boolean isColoured() {
    return System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** A fault of the program: give the terminal back, say so, leave nothing running. */
  private void die(Terminal terminal, Throwable e) {
    terminal.close();
    err.println(
        "fetch-links-tui: unexpected: "
            + SafeText.of(e.toString())
            + "; this is a fault of the program, please report it"
            + (log == null ? "" : " with " + log.file()));
    program.ytDlp().killAll();
    Runtime.getRuntime().halt(ExitStatus.SOME_FAILED.code());
  }

  private Setup setup(KeyMap keys) throws FetchException {
    return new Setup(
        options.demo() ? "demonstration" : String.valueOf(options.config().getFileName()),
        List.of(),
        program.engineSettings(true).maxRetries() + 1,
        !environment.unicode(),
        keys,
        ZoneId.systemDefault());
  }

  private void save(ViewFile file, ViewSettings view) {
    try {
      file.save(view);
    } catch (IOException e) {
      err.println(
          "fetch-links-tui: the view settings can't be saved: "
              + SafeText.of(String.valueOf(e.getMessage())));
    }
  }

  private static ViewFile viewFile(Map<String, String> environment) {
    return new ViewFile(
        StateFolder.of(environment).resolve("view.toml"),
        new ViewFile.Words(Theme.BUILT_IN, Views.sorts(), Views.levels(), Views.panes()));
  }

  /** {@code $XDG_CONFIG_HOME/fetch-links/keys.toml}, where there is one. */
  private static KeyMap keys(Map<String, String> environment) throws UsageException {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder =
        config.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "/"), ".config")
            : Path.of(config);
    Path file = folder.resolve("fetch-links").resolve("keys.toml");
    try {
      return KeyMap.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException _) {
      return KeyMap.defaults();
    } catch (KeyMap.BadKeyFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("the key file " + file + " can't be read: " + e.getMessage());
    }
  }
}
