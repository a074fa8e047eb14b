package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is said in one sentence, before anything is asked or written. */
class BadInputTest {

  @TempDir Path root;
  private Bench bench;
  private FeedSite site;

  @BeforeEach
  void setUp() throws IOException {
    bench = Bench.in(root);
    site = new FeedSite().publish("a", "a1").publish("b", "b1");
    bench.channel("a", site.link("a")).channel("b", site.link("b"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** One line with these words on the error stream, status 2, and nothing was done. */
  private void assertRefused(Outcome outcome, String... words) throws IOException {
    assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
    assertThat(outcome.err()).startsWith("fetch-links: ").contains(words);
    assertThat(outcome.err()).doesNotContain("Exception", "\tat ", "null");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(site.requests).isEmpty();
    assertThat(bench.links()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -w 0                   | --workers wants a number from 1 to 64, not "0"
          -w 65                  | --workers wants a number from 1 to 64, not "65"
          -w many                | --workers wants a number from 1 to 64, not "many"
          --max-retries -1       | max-retries
          --max-retries=-1       | --max-retries wants a number from 0 to 1000, not "-1"
          --per-host 0           | --per-host wants a number from 1 to 64, not "0"
          --retry-delay 0s       | --retry-delay must be more than zero
          --retry-delay soon     | --retry-delay wants a duration like 500ms, 10s, 2m or 1h30m, not "soon"
          --timeout 0s           | --timeout must be more than zero
          --request-interval 5   | --request-interval wants a duration
          --brake-wait x         | --brake-wait wants a duration
          --shard 4/4            | --shard wants I/N with I from 0 to N-1
          --shard 1              | --shard wants I/N
          --shard -1/4           | shard
          --shard 1/2/3          | --shard wants I/N
          --no-such-option       | --no-such-option
          -x                     | -x
          --only                 | --only wants names of channels or globs
          --workers              | --workers
          --only nobody          | --only nobody: there is no such channel
          --only a --only n*     | --only n*: there is no such channel
          """)
  void aWrongOptionIsNamedAndAnswered(String arguments, String sentence) throws IOException {
    assertRefused(bench.run(arguments.split(" ", -1)), sentence);
  }

  @Test
  void aSecondConfigurationIsRefused() throws IOException {
    assertRefused(bench.run("other.toml"), "video_downloads.toml");
  }

  @Test
  void aMissingConfigurationIsNamedWithAdvice() throws IOException {
    Files.delete(bench.config());
    assertRefused(bench.run(), "there is no configuration", bench.config().toString());
  }

  @Test
  void aFolderInPlaceOfTheConfigurationIsNamed() throws IOException {
    Files.delete(bench.config());
    Files.createDirectory(bench.config());
    assertRefused(bench.run(), bench.config().toString(), "can't be read");
  }

  @ParameterizedTest
  @CsvSource({"video_definition_dir", "link_queue_dir", "target_dir"})
  void aMissingKeyIsNamed(String key) throws IOException {
    String text = Files.readString(bench.config());
    Files.writeString(bench.config(), text.replaceAll("(?m)^" + key + ".*\n", ""));
    assertRefused(bench.run(), bench.config().toString(), key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workers = "five"       | workers
          workers = 0            | workers
          max_retries = -1       | max_retries
          max_retries = 1.5      | max_retries
          retry_delay = 3        | retry_delay
          timeout = "soon"       | timeout
          proxy = 1              | proxy
          yt_dlp_args = "-v"     | yt_dlp_args
          probe = "sometimes"    | probe
          wrokers = 3            | did you mean
          """)
  void aWrongValueIsNamedWithItsPlace(String line, String key) throws IOException {
    bench.configure(line);
    assertRefused(bench.run(), bench.config().toString() + ":5", key);
  }

  @Test
  void badSyntaxIsNamedWithItsPlace() throws IOException {
    bench.configure("proxy = \"unclosed");
    assertRefused(bench.run(), bench.config().toString() + ":5");
  }

  @Test
  void twoChannelsWithOneFolderAreNamed() throws IOException {
    Path second = bench.channelFile("b");
    Files.writeString(second, Files.readString(second).replace("The b", "The a"));
    assertRefused(bench.run(), "channels/a.toml", "channels/b.toml", "The a");
  }

  @Test
  void aFileInTheWayOfTheQueueIsNamed() throws IOException {
    Files.writeString(bench.queue(), "in the way");
    assertRefused(bench.run(), bench.queue().toString(), "is no folder", "link_queue_dir");
  }

  @Test
  void aFileInTheWayOfOurStateIsNamed() throws IOException {
    Files.createDirectory(bench.queue());
    Files.writeString(bench.queue().resolve(".fetch-links"), "in the way");
    assertRefused(bench.run(), bench.queue().resolve(".fetch-links").toString(), "is no folder");
  }

  @Test
  void aMissingFolderOfChannelsIsNamedWithItsKey() throws IOException {
    String text = Files.readString(bench.config());
    Files.writeString(bench.config(), text.replace("\"channels\"", "\"chanels\""));
    assertRefused(bench.run(), root.resolve("chanels").toString(), "video_definition_dir");
  }

  @Test
  void aMissingCookieFileIsNamed() throws IOException {
    String text = Files.readString(bench.config());
    Files.writeString(bench.config(), "cookies_file = \"none.txt\"\n" + text);
    assertRefused(bench.run(), root.resolve("none.txt").toString());
  }

  @Test
  void aMissingYtDlpIsSaidOnceBeforeAnythingIsAskedIfAChannelNeedsIt() throws IOException {
    bench.configure("yt_dlp = \"no-such-yt-dlp\"");
    bench.channel("c", "https://example.org/@c");
    assertRefused(bench.run(), "yt-dlp", "install it");
  }

  @Test
  void withoutYtDlpChannelsThatAreFeedsAreChecked() throws IOException {
    bench.configure("yt_dlp = \"no-such-yt-dlp\"");
    bench.channel("c", "https://example.org/@c", "enabled = false");
    Outcome outcome = bench.run("--only", "a", "b");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(bench.links()).containsExactly("a1.link", "b1.link");
  }

  @Test
  void theFullScreenUiNeedsATerminalAndSaysSo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Invocation.run(
            true,
            new String[] {bench.config().toString()},
            new PrintStream(out),
            new PrintStream(err));
    assertThat(status).isEqualTo(2);
    assertThat(out.toByteArray()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("fetch-links-tui: ");
    assertThat(site.requests).isEmpty();
  }

  @Test
  void oneBadChannelFileFailsThatChannelOnly() throws IOException {
    Files.writeString(bench.channelFile("broken"), "link = \"unclosed\ntarget_folder = \"x\"\n");
    Outcome outcome = bench.run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(bench.links()).containsExactly("a1.link", "b1.link");
    assertThat(outcome.out()).contains("FAIL  broken: ", "broken.toml:1:", "1 failed");
    assertThat(outcome.out() + outcome.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void aChannelWithoutLinkFailsThatChannelOnly() throws IOException {
    Files.writeString(bench.channelFile("bare"), "target_folder = \"x\"\n");
    Outcome outcome = bench.run("-q");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("bare.toml", "link");
    assertThat(bench.links()).containsExactly("a1.link", "b1.link");
  }
}
