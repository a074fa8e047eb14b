package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final String FOLDERS =
      """
      video_definition_dir = "channels"
      link_queue_dir = "/var/queue"
      target_dir = "../videos"
      """;

  @TempDir Path folder;

  private Settings read(String toml) throws IOException, ConfigException {
    Path file = folder.resolve("video_downloads.toml");
    Files.writeString(file, toml);
    return Settings.read(file);
  }

  @Test
  void relativePathsResolveAgainstTheFilesOwnFolder() throws Exception {
    Settings settings = read(FOLDERS + "symlink_dir = 'by-date'\ncookies_file = 'c.txt'\n");
    assertThat(settings)
        .isEqualTo(
            new Settings(
                folder.resolve("video_downloads.toml"),
                folder.resolve("channels"),
                Path.of("/var/queue"),
                folder.resolveSibling("videos"),
                folder.resolve("by-date"),
                folder.resolve("c.txt"),
                FetchOptions.NONE));
  }

  @Test
  void whatIsNotSaidIsNotSet() throws Exception {
    Settings settings = read(FOLDERS);
    assertThat(settings.cookiesFile()).isNull();
    assertThat(settings.symlinkDir()).isNull();
    assertThat(settings.fetch()).isEqualTo(FetchOptions.NONE);
  }

  @Test
  void everyKeyOfTheFetchTableIsRead() throws Exception {
    FetchOptions fetch =
        read(FOLDERS
                + """
                [fetch]
                workers = 64
                max_retries = 0
                retry_delay = "500ms"
                request_interval = "0s"
                per_host = 2
                timeout = "1h30m"
                cookies_from_browser = "firefox"
                proxy = "socks5://127.0.0.1:1080"
                yt_dlp = "bin/yt-dlp"
                yt_dlp_args = ["--force-ipv4", "-v"]
                probe = "off"
                slow_link = true
                low_memory = false
                """)
            .fetch();
    assertThat(fetch.workers()).isEqualTo(64);
    assertThat(fetch.maxRetries()).isZero();
    assertThat(fetch.retryDelay()).isEqualTo(Duration.ofMillis(500));
    assertThat(fetch.requestInterval()).isEqualTo(Duration.ZERO);
    assertThat(fetch.perHost()).isEqualTo(2);
    assertThat(fetch.timeout()).isEqualTo(Duration.ofMinutes(90));
    assertThat(fetch.cookiesFromBrowser()).isEqualTo("firefox");
    assertThat(fetch.proxy()).isEqualTo("socks5://127.0.0.1:1080");
    assertThat(fetch.ytDlp()).isEqualTo(folder.resolve("bin/yt-dlp").toString());
    assertThat(fetch.ytDlpArgs()).containsExactly("--force-ipv4", "-v");
    assertThat(fetch.probe()).isFalse();
    assertThat(fetch.slowLink()).isTrue();
    assertThat(fetch.lowMemory()).isFalse();
  }

  @Test
  void aBareNameOfYtDlpIsLeftForThePath() throws Exception {
    FetchOptions fetch =
        read(FOLDERS + "fetch = {yt_dlp = 'yt-dlp-nightly', probe = 'auto'}").fetch();
    assertThat(fetch.ytDlp()).isEqualTo("yt-dlp-nightly");
    assertThat(fetch.probe()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          workers = 0              | 5:1: fetch.workers is 0, expected a whole number from 1 to 64
          workers = 65             | 5:1: fetch.workers is 65, expected a whole number from 1 to 64
          workers = "five"         | 5:1: fetch.workers is "five", expected a whole number from 1 to 64
          max_retries = -1         | 5:1: fetch.max_retries is -1, expected a whole number, 0 or more
          max_retries = 9999999999 | 5:1: fetch.max_retries is 9999999999, expected a whole number, 0 or more
          per_host = 0             | 5:1: fetch.per_host is 0, expected a whole number, 1 or more
          retry_delay = "0s"       | 5:1: fetch.retry_delay is "0s", expected a duration such as "500ms", "10s" or "1h30m", more than 0
          timeout = 30             | 5:1: fetch.timeout is 30, expected a duration such as "500ms", "10s" or "1h30m", more than 0
          request_interval = "2 s" | 5:1: fetch.request_interval is "2 s", expected a duration such as "500ms", "10s" or "1h30m"
          yt_dlp_args = "-v"       | 5:1: fetch.yt_dlp_args is "-v", expected an array of strings
          yt_dlp_args = [1]        | 5:1: fetch.yt_dlp_args is an array, expected an array of strings
          yt_dlp = [1]             | 5:1: fetch.yt_dlp is an array, expected the path of yt-dlp
          probe = "on"             | 5:1: fetch.probe is "on", expected "auto" or "off"
          slow_link = "yes"        | 5:1: fetch.slow_link is "yes", expected true or false
          low_memory = 1           | 5:1: fetch.low_memory is 1, expected true or false
          proxy = " "              | 5:1: fetch.proxy is " ", expected an address such as "socks5://127.0.0.1:1080"
          proxy = {a = 1}          | 5:1: fetch.proxy is a table, expected an address such as "socks5://127.0.0.1:1080"
          worker = 5               | 5:1: fetch.worker is no known key, did you mean workers?
          """)
  void aWrongValueIsNamedWithItsPlaceAndWhatWasExpected(String line, String complaint) {
    assertThatThrownBy(() -> read(FOLDERS + "[fetch]\n" + line + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder.resolve("video_downloads.toml") + ":" + complaint);
  }

  @Test
  void anUnknownKeyThatIsLikeNoOtherIsAnsweredWithAllOfThem() {
    assertThatThrownBy(() -> read(FOLDERS + "[fetch]\ncolour = 1\n"))
        .hasMessageContaining("fetch.colour is no known key, known are workers, max_retries,");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThatThrownBy(() -> read("video_definition_dir = 'a'\ntarget_dir = 'b'"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            folder.resolve("video_downloads.toml")
                + ": link_queue_dir is missing, expected the path of a folder");
  }

  @Test
  void aPathThatNoSystemCanExpressIsNamed() {
    assertThatThrownBy(() -> read(FOLDERS + "cookies_file = \"a\\u0000b\""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(":4:1: cookies_file is")
        .hasMessageNotContaining("\u0000");
  }

  @Test
  void badSyntaxIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read(FOLDERS + "symlink_dir = 'open\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("video_downloads.toml:4:20: bad TOML: ");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws Exception {
    Path file = folder.resolve("video_downloads.toml");
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(() -> Settings.read(file)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Settings.read(folder.resolve("none.toml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("there is no configuration " + folder.resolve("none.toml"));
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() {
    assertThatThrownBy(() -> Settings.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the configuration " + folder + " can't be read: is a directory");
  }

  @Test
  void unknownKeysAtTheTopAreOtherProgramsBusiness() throws Exception {
    assertThat(read("anything = 1\n" + FOLDERS).queueDir()).isEqualTo(Path.of("/var/queue"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws Exception {
    assertThat(read("\uFEFF" + FOLDERS).definitionDir()).isEqualTo(folder.resolve("channels"));
  }
}
