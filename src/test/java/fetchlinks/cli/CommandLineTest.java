package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.engine.EngineSettings;
import fetchlinks.tui.KeyMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** From the words of the command line to the engine's settings. */
class CommandLineTest {

  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void setUp() throws IOException {
    bench = Bench.in(root);
  }

  private static Options options(String... arguments) throws UsageException {
    CommandLine commandLine = CommandLineSpec.of("fetch-links");
    return OptionsReader.read(OptionsReader.parse(commandLine, arguments));
  }

  private static Options split(String arguments) throws UsageException {
    return options(arguments.split(" ", -1));
  }

  /** What the engine is told by a run with these options. */
  private EngineSettings engine(String... arguments) throws Exception {
    Options options =
        options(
            List.of(String.join("\n", arguments), bench.config().toString()).stream()
                .flatMap(String::lines)
                .toArray(String[]::new));
    try (Program program = Program.start(options)) {
      return program.engineSettings(false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mine.toml", "./-odd.toml", "@file", "no such folder/x"})
  void withoutOptionsTheParserIsNotNeeded(String argument) throws Exception {
    String[] arguments = argument.isEmpty() ? new String[0] : new String[] {argument};

    assertThat(OptionsReader.ofNone(arguments)).contains(options(arguments));
  }

  @Test
  void whatMayBeAnOptionIsLeftToTheParser() {
    assertThat(OptionsReader.ofNone("--demo")).isEmpty();
    assertThat(OptionsReader.ofNone("-")).isEmpty();
    assertThat(OptionsReader.ofNone("")).isEmpty();
    assertThat(OptionsReader.ofNone("a.toml", "b.toml")).isEmpty();
  }

  @Test
  void withoutArgumentsEverythingIsLeftToTheConfiguration() throws Exception {
    assertThat(options())
        .isEqualTo(
            new Options(
                Path.of("video_downloads.toml"),
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                false,
                false,
                List.of(),
                false,
                null,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-w 7", "-w7", "-w=7", "--workers 7", "--workers=7"})
  void workersHasAShortAndALongForm(String arguments) throws Exception {
    assertThat(split(arguments).workers()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-q", "--quiet"})
  void quietHasAShortAndALongForm(String arguments) throws Exception {
    assertThat(split(arguments).quiet()).isTrue();
  }

  /** A flag and where it arrives. */
  record Flag(String name, Function<Options, Boolean> value) {}

  static final List<Flag> FLAGS =
      List.of(
          new Flag("--slow-link", Options::slowLink),
          new Flag("--low-memory", Options::lowMemory),
          new Flag("--failed", Options::failed),
          new Flag("--dry-run", Options::dryRun),
          new Flag("--quiet", Options::quiet),
          new Flag("--json", Options::json),
          new Flag("--plain", Options::plain),
          new Flag("--ascii", Options::ascii),
          new Flag("--no-color", Options::noColor),
          new Flag("--demo", Options::demo));

  @Test
  void everyFlagIsSetByItsOwnNameOnly() throws Exception {
    for (Flag flag : FLAGS) {
      Options options = options(flag.name);
      for (Flag other : FLAGS) {
        assertThat(other.value.apply(options))
            .as("%s by %s", other.name, flag.name)
            .isEqualTo(other.equals(flag));
      }
    }
  }

  @Test
  void allOptionsCanBeGivenAtOnce() throws Exception {
    assertThat(
            split(
                "-w 3 --max-retries 4 --retry-delay 250ms --request-interval 2s --per-host 2"
                    + " --timeout 1h30m --brake-wait 10m --slow-link --low-memory --failed --shard 1/4 --dry-run -q --json"
                    + " --plain --ascii --no-color --demo --only a b* other.toml"))
        .isEqualTo(
            new Options(
                Path.of("other.toml"),
                3,
                4,
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                2,
                Duration.ofMinutes(90),
                Duration.ofMinutes(10),
                true,
                true,
                List.of("a", "b*"),
                true,
                new Shard(1, 4),
                true,
                true,
                true,
                true,
                true,
                true,
                true,
                false));
  }

  @Test
  void theConfigurationIsPositionalWhereverItStands() throws Exception {
    assertThat(split("my.toml -w 2").config()).isEqualTo(Path.of("my.toml"));
    assertThat(split("-w 2 my.toml").config()).isEqualTo(Path.of("my.toml"));
    assertThat(split("--only a b -w 2 my.toml").config()).isEqualTo(Path.of("my.toml"));
    assertThat(split("my.toml --only a b").only()).containsExactly("a", "b");
    assertThat(split("--only a --only b my.toml").only()).containsExactly("a", "b");
  }

  @Test
  void optionsReachTheEngine() throws Exception {
    EngineSettings settings =
        engine(
            "-w\n9\n--max-retries\n8\n--retry-delay\n7ms\n--request-interval\n6s\n--per-host\n5",
            "--timeout\n4m\n--brake-wait\n3h");
    assertThat(settings.workers()).isEqualTo(9);
    assertThat(settings.maxRetries()).isEqualTo(8);
    assertThat(settings.retryDelay()).isEqualTo(Duration.ofMillis(7));
    assertThat(settings.requestInterval()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.perHost()).isEqualTo(5);
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(4));
    assertThat(settings.brakeWait()).isEqualTo(Duration.ofHours(3));
    assertThat(settings.attended()).isFalse();
  }

  @Test
  void withoutOptionAndConfigurationTheDefaultsHold() throws Exception {
    EngineSettings settings = engine("");
    assertThat(settings.workers()).isEqualTo(5);
    assertThat(settings.maxRetries()).isEqualTo(3);
    assertThat(settings.retryDelay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.requestInterval()).isEqualTo(Duration.ZERO);
    assertThat(settings.perHost()).isZero();
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.brakeWait()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theConfigurationBeatsTheDefaultAndTheCommandLineBeatsTheConfiguration() throws Exception {
    bench.configure(
        "workers = 2",
        "max_retries = 0",
        "retry_delay = \"2s\"",
        "request_interval = \"3s\"",
        "per_host = 4",
        "timeout = \"6m\"");
    EngineSettings configured = engine("");
    assertThat(configured.workers()).isEqualTo(2);
    assertThat(configured.maxRetries()).isZero();
    assertThat(configured.retryDelay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configured.requestInterval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(configured.perHost()).isEqualTo(4);
    assertThat(configured.timeout()).isEqualTo(Duration.ofMinutes(6));
    EngineSettings told =
        engine(
            "-w\n3\n--max-retries\n1\n--retry-delay\n1ms\n--request-interval\n0s\n--per-host\n1",
            "--timeout\n1s");
    assertThat(told.workers()).isEqualTo(3);
    assertThat(told.maxRetries()).isEqualTo(1);
    assertThat(told.retryDelay()).isEqualTo(Duration.ofMillis(1));
    assertThat(told.requestInterval()).isEqualTo(Duration.ZERO);
    assertThat(told.perHost()).isEqualTo(1);
    assertThat(told.timeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void theHelpNamesEveryOptionAndThatIsAllItDoes(String option) {
    Outcome outcome = Bench.call(option);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains(
            "-w, --workers",
            "-q, --quiet",
            "--max-retries",
            "--retry-delay",
            "--request-interval",
            "--per-host",
            "--timeout",
            "--brake-wait",
            "--only",
            "--failed",
            "--dry-run",
            "--json",
            "--plain",
            "--ascii",
            "--no-color",
            "--shard",
            "--demo",
            "-h, --help",
            "--man",
            "-V, --version",
            "CONFIG",
            "video_downloads.toml",
            "not checked",
            "130");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theManualPageNamesEveryOptionOfTheHelpAndTheKeysOfTheScreen(boolean screen) {
    CommandSpec spec =
        CommandLineSpec.of(screen ? "fetch-links-tui" : "fetch-links").getCommandSpec();
    String page = ManualPage.of(spec, screen, KeyMap.defaults());
    for (OptionSpec option : spec.options()) {
      String names = String.join(", ", option.names()).replace("-", "\\-");
      assertThat(page.contains("\\fB" + names)).as(names).isEqualTo(!option.hidden());
    }
    assertThat(page).startsWith(".TH FETCH\\-LINKS").contains(".SH NOTES", "kill", "CONFIG");
    assertThat(page.contains(".SH KEYS\n")).isEqualTo(screen);
  }

  @Test
  void theManualPageIsAllThatItsOptionDoes() {
    Outcome outcome = Bench.call("--man");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith(".TH FETCH\\-LINKS 1 ").endsWith("\n");
  }

  @Test
  void theHelpOfTheScreenOffersNoFormsOfLines() {
    String help = CommandLineSpec.of("fetch-links-tui").getUsageMessage();
    assertThat(help)
        .contains("--no-color", "--ascii")
        .doesNotContain("--json", "--plain", "--quiet");
  }

  @ParameterizedTest
  @CsvSource({"-V", "--version", "'--version -q'"})
  void theVersionIsOneLine(String arguments) {
    Outcome outcome = Bench.call(arguments.split(" ", -1));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).matches("fetch-links \\d+\\.\\d+\\.\\d+\\S*\\R");
  }
}
