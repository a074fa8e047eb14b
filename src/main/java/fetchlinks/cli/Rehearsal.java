package fetchlinks.cli;

import fetchlinks.demo.DemoSite;
import fetchlinks.engine.FetchException;
import fetchlinks.files.ConfigException;
import fetchlinks.report.Closing;
import fetchlinks.report.Output;
import fetchlinks.report.OutputOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * Goes once through what a run does, so that the classes it needs get into the class-data archive:
 * help, a complaint, and the demonstration without its delays in every form of output.
 */
final class Rehearsal {

  private Rehearsal() {}

  static void run(PrintStream out)
      throws UsageException, ConfigException, FetchException, IOException {
    CommandLine commandLine = CommandLineSpec.of("fetch-links");
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    commandLine.usage(nowhere, CommandLine.Help.Ansi.OFF);
    for (OutputOptions form :
        new OutputOptions[] {
          new OutputOptions(true, false, false, false, false, false),
          new OutputOptions(false, false, true, false, false, false),
          new OutputOptions(true, false, false, false, true, false)
        }) {
      demo(commandLine, nowhere, form);
    }
    out.println("rehearsed");
  }

  private static void demo(CommandLine commandLine, PrintStream nowhere, OutputOptions form)
      throws UsageException, ConfigException, FetchException, IOException {
    Options options =
        OptionsReader.read(OptionsReader.parse(commandLine, "--demo", "--max-retries", "0"));
    Output output = new Output(nowhere, nowhere, () -> 100, () -> 30);
    try (Program program = Program.demo(options, DemoSite.start(1, 0))) {
      ExitStatus _ =
          new HeadlessRun(program, output, form, Closing.of("fetch-links", "demo", null), null)
              .run();
    }
  }
}
