package fetchlinks.cli;

import fetchlinks.engine.EngineSettings;
import fetchlinks.model.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns a parsed command line into checked {@link Options}. */
final class OptionsReader {

  private final ParseResult parsed;

  private OptionsReader(ParseResult parsed) {
    this.parsed = parsed;
  }

  /**
   * Reads the arguments; help and version are the caller's.
   *
   * @throws UsageException an option is unknown or its value is wrong
   */
  static Options read(ParseResult parsed) throws UsageException {
    return new OptionsReader(parsed).options();
  }

  /**
   * The options where nothing but a configuration is given, or not even that, as at most starts:
   * picocli would take a fifth of the time to the first picture to find that out.
   */
  static Optional<Options> ofNone(String... args) {
    return switch (args.length) {
      case 0 -> Optional.of(Options.of(Path.of(CommandLineSpec.DEFAULT_CONFIG)));
      case 1 ->
          args[0].isEmpty() || args[0].startsWith("-")
              ? Optional.empty()
              : Optional.of(Options.of(Path.of(args[0])));
      default -> Optional.empty();
    };
  }

  /** Picocli's own complaints, as one sentence. */
  static ParseResult parse(CommandLine commandLine, String... args) throws UsageException {
    try {
      return commandLine.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new UsageException(
          Texts.oneSentence(e.getMessage()) + "; see " + commandLine.getCommandName() + " --help");
    }
  }

  private Options options() throws UsageException {
    List<String> only = new ArrayList<>(parsed.matchedOptionValue("--only", List.<String>of()));
    String config = config(only);
    Duration brakeWait = duration("--brake-wait", true);
    String shard = text("--shard");
    return new Options(
        Path.of(config),
        number("--workers", 1, EngineSettings.MAX_WORKERS),
        number("--max-retries", 0, 1_000),
        duration("--retry-delay", false),
        duration("--request-interval", true),
        number("--per-host", 1, EngineSettings.MAX_WORKERS),
        duration("--timeout", false),
        brakeWait == null ? Duration.ZERO : brakeWait,
        flag("--slow-link"),
        flag("--low-memory"),
        only,
        flag("--failed"),
        shard == null ? null : Shard.parse(shard),
        flag("--dry-run"),
        flag("--quiet"),
        flag("--json"),
        flag("--plain"),
        flag("--ascii"),
        flag("--no-color"),
        flag("--demo"),
        flag("--train"));
  }

  /** A greedy --only takes the configuration along; no channel's name ends like a file's. */
  private String config(List<String> only) throws UsageException {
    String config = parsed.matchedPositionalValue(0, null);
    if (config == null && !only.isEmpty() && only.getLast().endsWith(".toml")) {
      config = only.removeLast();
      if (only.isEmpty()) {
        throw new UsageException(
            "--only wants names of channels or globs, not just \"%s\"".formatted(config));
      }
    }
    return config == null ? CommandLineSpec.DEFAULT_CONFIG : config;
  }

  private boolean flag(String name) {
    return parsed.matchedOptionValue(name, false);
  }

  private @Nullable String text(String name) {
    return parsed.matchedOptionValue(name, null);
  }

  private @Nullable Integer number(String name, int least, int most) throws UsageException {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new UsageException(
        "%s wants a number from %d to %d, not \"%s\"".formatted(name, least, most, text));
  }

  private @Nullable Duration duration(String name, boolean zeroAllowed) throws UsageException {
    String text = text(name);
    if (text == null) {
      return null;
    }
    Duration value;
    try {
      value = Durations.parse(text);
    } catch (IllegalArgumentException _) {
      throw new UsageException(
          "%s wants a duration like 500ms, 10s, 2m or 1h30m, not \"%s\"".formatted(name, text));
    }
    if (value.isZero() && !zeroAllowed) {
      throw new UsageException("%s must be more than zero".formatted(name));
    }
    return value;
  }
}
