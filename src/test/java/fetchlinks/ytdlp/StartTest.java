package fetchlinks.ytdlp;

import static fetchlinks.ytdlp.FakeYtDlp.END;
import static fetchlinks.ytdlp.FakeYtDlp.QUICK;
import static fetchlinks.ytdlp.FakeYtDlp.entry;
import static fetchlinks.ytdlp.FakeYtDlp.everything;
import static fetchlinks.ytdlp.FakeYtDlp.options;
import static fetchlinks.ytdlp.FakeYtDlp.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.ListingEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which way a yt-dlp is made a worker, and what happens where it can't be. */
@Timeout(60)
@SuppressWarnings(
    "InterruptedExceptionSwallowed") // a test that is interrupted fails like any other
class StartTest {

  private static final String COUNTED = "echo x >> \"${0%/*}/starts\"\n";

  /** Lists one video where it is not asked to be a worker. */
  private static final String COLD_TOO =
      """
      case "$*" in
        *fetchlinks-worker:*) ;;
        *) echo '{"id":"cold","title":"t","url":"u","playlist_id":"p","playlist_count":1}'; exit 0;;
      esac
      """;

  @TempDir Path folder;
  private final RecordingReader reader = new RecordingReader();

  private ListingEnd list(YtDlpOptions options) throws Exception {
    try (YtDlpSource source = new YtDlpSource(options, QUICK)) {
      ListingEnd end = source.list(everything(), reader);
      source.list(everything(), new RecordingReader());
      return end;
    }
  }

  private Failure failure(YtDlpOptions options) {
    return catchThrowableOfType(FetchException.class, () -> list(options)).failure();
  }

  private long starts() throws Exception {
    return Files.readAllLines(folder.resolve("starts")).size();
  }

  @Test
  void anOldYtDlpGetsThePluginByTheEnvironmentAndThatIsRemembered() throws Exception {
    String old =
        COUNTED
            + """
            case "$*" in *--plugin-dirs*)
              echo 'Usage: yt-dlp [OPTIONS] URL [URL...]' >&2
              echo 'yt-dlp: error: no such option: --plugin-dirs' >&2; exit 2;; esac
            [ -f "${PYTHONPATH%%:*}/yt_dlp_plugins/extractor/fetchlinks_worker.py" ] || exit 1
            [ "${PYTHONPATH#*:}" = /theirs ] || exit 1
            """
            + worker(entry("a") + END);
    Map<String, String> environment = Map.of("PYTHONPATH", "/theirs");
    try (YtDlpSource source = new YtDlpSource(options(folder, old, environment), QUICK)) {
      assertThat(source.list(everything(), reader)).isEqualTo(new ListingEnd.Complete(-1));
    }
    assertThat(starts()).isEqualTo(2);
    assertThat(reader.ids()).containsExactly("a");
  }

  @Test
  void anOldYtDlpThatIsToldOfPluginFoldersByThePersonTooIsNotStartedWithoutEnd() throws Exception {
    String old =
        COUNTED
            + """
            echo 'yt-dlp: error: no such option: --plugin-dirs' >&2; exit 2
            """;
    YtDlpOptions plain = options(folder, old);
    YtDlpOptions told =
        new YtDlpOptions(
            plain.executable(),
            List.of("--plugin-dirs", "/theirs"),
            "",
            "",
            CookieCopies.NONE,
            Map.of(),
            plain.pluginFolder());
    Failure failure = failure(told);
    assertThat(failure.kind()).isEqualTo(FailureClass.LOCAL);
    assertThat(failure.code()).isEqualTo("OPTIONS");
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void switchedOffPluginsAreSwitchedOnForTheWorker() throws Exception {
    String off =
        """
        [ -n "$YTDLP_NO_PLUGINS" ] && {
          echo 'ERROR: [generic] Unsupported url scheme: "fetchlinks-worker"' >&2; exit 1; }
        """
            + worker(entry("a") + END);
    ListingEnd end = list(options(folder, off, Map.of("YTDLP_NO_PLUGINS", "1")));
    assertThat(end).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.warnings).isEmpty();
  }

  @Test
  void aYtDlpThatLoadsNoPluginsListsInProcessesOfItsOwnAndSaysSoOnce() throws Exception {
    String none =
        COUNTED
            + COLD_TOO
            + "echo 'ERROR: [generic] Unsupported url scheme: \"fetchlinks-worker\"' >&2; exit 1\n";
    assertThat(list(options(folder, none))).isEqualTo(new ListingEnd.Complete(1));
    assertThat(reader.ids()).containsExactly("cold");
    assertThat(reader.warnings).singleElement().asString().contains("does not load plugins");
    assertThat(starts()).as("one try and two lists").isEqualTo(3);
  }

  @Test
  void somethingElseOnStandardOutputIsNoWorker() throws Exception {
    String garbage = COUNTED + COLD_TOO + "echo 'Welcome to my wrapper'; cat >/dev/null\n";
    assertThat(list(options(folder, garbage))).isEqualTo(new ListingEnd.Complete(1));
    assertThat(reader.warnings).singleElement().asString().contains("Welcome to my wrapper");
  }

  @Test
  void threeDeadStartsAreEnough() throws Exception {
    String dead = COUNTED + COLD_TOO + "echo 'ImportError: no module' >&2; exit 1\n";
    assertThat(list(options(folder, dead))).isEqualTo(new ListingEnd.Complete(1));
    assertThat(starts()).as("three tries and two lists").isEqualTo(5);
    assertThat(reader.warnings).singleElement().asString().contains("ImportError: no module");
  }

  @Test
  void aStartThatSaysNothingIsGivenUp() throws Exception {
    Limits impatient =
        new Limits(
            500,
            1 << 20,
            Duration.ofMinutes(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ZERO,
            2,
            4);
    try (YtDlpSource source =
        new YtDlpSource(options(folder, COUNTED + COLD_TOO + "sleep 1000"), impatient)) {
      assertThat(source.list(everything(), reader)).isEqualTo(new ListingEnd.Complete(1));
    }
    assertThat(starts()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yt-dlp: error: no such option: --typo          | LOCAL                   | OPTIONS
          ERROR: could not find firefox cookies database | NEEDS_PERSON_EVERYWHERE | COOKIES
          ERROR: [Errno 28] No space left on device      | LOCAL                   | DISK
          """)
  void whatNoOtherWayCanHealIsSaidAtOnce(String said, FailureClass kind, String code)
      throws Exception {
    Failure failure = failure(options(folder, COUNTED + "echo '" + said + "' >&2; exit 2\n"));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoProgramIsSaidToBeSo() throws Exception {
    Path noProgram = Files.writeString(folder.resolve("plain"), "text");
    Failure failure = failure(YtDlpOptions.plain(folder.resolve("plugin")).with(noProgram));
    assertThat(failure.code()).isEqualTo("YTDLP");
    assertThat(failure.message()).contains("plain is not an executable file");
    assertThat(failure.advice()).contains("pipx install \"yt-dlp[default]\"");
  }

  @Test
  void aMissingYtDlpIsToldBeforeARun() {
    YtDlpOptions none =
        new YtDlpOptions(
            null,
            List.of(),
            "",
            "",
            CookieCopies.NONE,
            Map.of("PATH", folder + ":"),
            folder.resolve("plugin"));
    Failure failure = YtDlpSource.missing(none).orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureClass.LOCAL);
    assertThat(failure.message()).isEqualTo("yt-dlp is not on the PATH");
  }

  @Test
  void theYtDlpOnThePathIsFound() throws Exception {
    FakeYtDlp.script(folder, worker(entry("a") + END));
    YtDlpOptions onPath =
        new YtDlpOptions(
            null,
            List.of(),
            "",
            "",
            CookieCopies.NONE,
            Map.of("PATH", "/nowhere:" + folder + ":" + System.getenv("PATH")),
            folder.resolve("plugin"));
    assertThat(YtDlpSource.missing(onPath)).isEmpty();
    assertThat(list(onPath)).isEqualTo(new ListingEnd.Complete(-1));
  }

  @Test
  void thePluginFolderIsForItsOwnerAloneAndHealsItself() throws Exception {
    YtDlpOptions options = options(folder, worker(entry("a") + END));
    list(options);
    Path file =
        options.pluginFolder().resolve("fetchlinks/yt_dlp_plugins/extractor/fetchlinks_worker.py");
    String worker = Files.readString(file);
    Files.writeString(file, "print('something else')");
    list(options);
    assertThat(Files.readString(file)).isEqualTo(worker).contains("fetchlinks-worker:");
    assertThat(Files.getPosixFilePermissions(options.pluginFolder())).hasSize(3);
  }
}
