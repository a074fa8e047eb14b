package fetchlinks.cli;

import fetchlinks.demo.DemoSite;
import fetchlinks.engine.FetchException;
import fetchlinks.files.ConfigException;
import fetchlinks.report.Closing;
import fetchlinks.report.Output;
import fetchlinks.report.OutputOptions;
import fetchlinks.tui.KeyMap;
import fetchlinks.tui.LanternaTerminal;
import fetchlinks.tui.Terminal;
import fetchlinks.tui.TerminalEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Goes once through what a run does, so that the classes it needs get into the class-data archive:
 * help, a complaint, the demonstration without its delays in every form of output and on a screen,
 * and what only real sites need. Stays on this machine; needs no terminal and no folder but the
 * temporary one.
 */
final class Rehearsal {

  private static final List<OutputOptions> FORMS =
      List.of(
          new OutputOptions(true, false, false, false, false, false),
          new OutputOptions(false, false, true, false, false, false),
          new OutputOptions(true, false, false, false, true, false));

  private final CommandLine commandLine = CommandLineSpec.of("fetch-links");
  private final PrintStream nowhere =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private Rehearsal() {}

  static void run(PrintStream out)
      throws UsageException, ConfigException, FetchException, IOException {
    new Rehearsal().all();
    out.println("rehearsed");
  }

  private void all() throws UsageException, ConfigException, FetchException, IOException {
    commandLine.usage(nowhere, CommandLine.Help.Ansi.OFF);
    for (OutputOptions form : FORMS) {
      lines(form);
    }
    screen();
    RehearsedSites.run();
  }

  private void lines(OutputOptions form)
      throws UsageException, ConfigException, FetchException, IOException {
    Output output = new Output(nowhere, nowhere, () -> 100, () -> 30);
    try (Program program = open()) {
      ExitStatus _ =
          new HeadlessRun(program, output, form, Closing.of("fetch-links", "demo", null), null)
              .run();
    }
  }

  private void screen() throws UsageException, IOException {
    TerminalEnvironment environment =
        TerminalEnvironment.of(Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"), true, "Linux");
    Path nobody = Path.of("/nonexistent");
    KeyMap keys = KeyFile.read(Map.of("XDG_CONFIG_HOME", nobody.toString()));
    Path logs = Files.createTempDirectory("fetch-links-rehearsal-");
    try {
      ExitStatus _ =
          new TuiRun(options(), environment, keys, TuiRun.viewFile(nobody), nowhere, nowhere)
              .run(
                  new RehearsedTerminal(environment),
                  this::open,
                  Invocation.logOpener(options(), logs));
    } finally {
      RehearsedSites.delete(logs);
    }
    // Not used, but a real start makes them.
    Terminal _ = LanternaTerminal.onConsole(environment);
    Backstage.Opener _ = Invocation.opener(options());
  }

  private Options options() throws UsageException {
    return OptionsReader.read(OptionsReader.parse(commandLine, "--demo", "--max-retries", "0"));
  }

  private Program open() throws UsageException, ConfigException, FetchException, IOException {
    return Program.demo(options(), DemoSite.start(1, 0));
  }
}
