package fetchlinks.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All options with their help; without annotations, which would cost start-up time. */
final class CommandLineSpec {

  static final String DEFAULT_CONFIG = "video_downloads.toml";

  /** Lists are all that has to be made; picocli's own factory looks for Groovy first. */
  private static final CommandLine.IFactory LISTS =
      new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) {
          return type.cast(new ArrayList<>());
        }
      };

  private CommandLineSpec() {}

  static final String MAN = "--man";

  /** The parser for {@code fetch-links} or {@code fetch-links-tui}. */
  static CommandLine of(String command) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(null, LISTS).name(command);
    describe(spec, command);
    boolean screen = command.equals("fetch-links-tui");
    List.of(pace(screen), sparing(), choice(), output(screen), about())
        .forEach(group -> group.forEach(spec::addOption));
    spec.addPositional(configuration());
    return new CommandLine(spec, LISTS).setExpandAtFiles(false);
  }

  private static void describe(CommandSpec spec, String command) {
    spec.usageMessage()
        .description(
            "Asks every channel what is new and queues a .link file for each new video.",
            "Settings of the command line go before those of the configuration.")
        .footer(
            "",
            "Durations: 500ms, 10s, 2m, 1h30m.",
            "Exit status: 0 every channel checked; 1 some channel failed, is incomplete, was",
            "not checked or was cancelled; 2 wrong usage, unreadable configuration or no yt-dlp;",
            "130 ended by Ctrl-C or SIGTERM (first: finish what runs, second: cancel it, third:",
            "kill).",
            "",
            "Try it without network, yt-dlp or configuration: " + command + " --demo")
        .sortOptions(false)
        .width(90);
  }

  private static List<OptionSpec> pace(boolean screen) {
    return List.of(
        value("N", "channels worked on at once, 1 to 64 (default: 5)", "-w", "--workers"),
        lines(screen, "no progress; only errors, on stderr", "-q", "--quiet"),
        value("N", "retries of a transient failure, 0 for none (default: 3)", "--max-retries"),
        value(
            "D",
            "first backoff; doubles each time, full jitter, at most 60s (default: 1s)",
            "--retry-delay"),
        value(
            "D", "least time between two requests to one host (default: 0s)", "--request-interval"),
        value("N", "channels of one host at once (default: as many as workers)", "--per-host"),
        value("D", "for one attempt at one channel (default: 5m)", "--timeout"),
        value(
            "D",
            "how long a run without a screen waits when a host says stop (default: 0s)",
            "--brake-wait"));
  }

  private static List<OptionSpec> sparing() {
    return List.of(
        flag("fewer bytes: a tenth or less for a list, and one request more", "--slow-link"),
        flag("one yt-dlp process for all workers, which take turns with it", "--low-memory"));
  }

  private static List<OptionSpec> choice() {
    return List.of(
        OptionSpec.builder("--only")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1..*")
            .paramLabel("NAME")
            .description("just these channels: names of channel files or globs")
            .build(),
        flag("just those whose last check failed", "--failed"),
        value("I/N", "just shard I of N, by the channel's name (I from 0)", "--shard"),
        flag("list what would be queued, write nothing", "--dry-run"));
  }

  private static List<OptionSpec> output(boolean screen) {
    return List.of(
        lines(screen, "one JSON event per line, a summary object last", "--json"),
        lines(screen, "append-only lines instead of live progress", "--plain"),
        flag("nothing beyond ASCII", "--ascii"),
        flag("no colours (also: NO_COLOR)", "--no-color"));
  }

  private static List<OptionSpec> about() {
    return List.of(
        flag("run against a small built-in site", "--demo"),
        OptionSpec.builder("--train").type(boolean.class).hidden(true).build(),
        OptionSpec.builder("-h", "--help").usageHelp(true).description("this help").build(),
        flag("the manual page; to read it: --man | man -l -", MAN),
        OptionSpec.builder("-V", "--version").versionHelp(true).description("the version").build());
  }

  private static PositionalParamSpec configuration() {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .paramLabel("CONFIG")
        .type(String.class)
        .description("the main configuration (default: " + DEFAULT_CONFIG + ")")
        .build();
  }

  private static OptionSpec value(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A form of lines; the screen knows it too, to say whom it belongs to, but offers it not. */
  private static OptionSpec lines(boolean screen, String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .hidden(screen)
        .description(description)
        .build();
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }
}
