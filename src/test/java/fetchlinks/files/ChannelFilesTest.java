package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelFilesTest {

  @TempDir Path folder;
  private Sandbox sandbox;
  private ChannelFiles files;

  @BeforeEach
  void setUp() throws Exception {
    sandbox = Sandbox.in(folder);
    files = new ChannelFiles(sandbox.settings());
  }

  private Channel read(String toml) throws Exception {
    Files.writeString(sandbox.channelFile("tech"), toml);
    return files.read(new ChannelId("tech"));
  }

  private FetchException failure(String toml) {
    return Objects.requireNonNull(
        catchThrowableOfType(FetchException.class, () -> read(toml)), "it was read");
  }

  @Test
  void aFileThatWasEditedBetweenTwoReadsIsReadAsItIsNow() throws Exception {
    String toml = "link = \"https://a.example/x\"\ntarget_folder = \"T\"\n";
    Channel first = read(toml);
    assertThat(read(toml)).isSameAs(first);
    assertThat(read(toml.replace("/x", "/y")).link()).isEqualTo("https://a.example/y");
    assertThat(read(toml).link()).isEqualTo("https://a.example/x");
    assertThat(failure("link = ").failure().code()).isEqualTo("TOML");
    assertThat(read(toml)).isEqualTo(first);
  }

  @Test
  void channelsAreListedByNameWithoutDotFilesSubFoldersAndOtherFiles() throws Exception {
    for (String name : List.of("b", "a", "Z", ".hidden", "two words", "日本語")) {
      sandbox.channel(name);
    }
    Files.createDirectories(folder.resolve("channels/deeper"));
    Files.writeString(folder.resolve("channels/deeper/c.toml"), "");
    Files.writeString(folder.resolve("channels/.toml"), "");
    Files.writeString(folder.resolve("channels/notes.txt"), "");
    assertThat(files.list())
        .extracting(ChannelId::name)
        .containsExactly("Z", "a", "b", "two words", "日本語");
  }

  @Test
  void theMainConfigurationIsNoChannelAlsoThroughASymbolicLink() throws Exception {
    Files.writeString(folder.resolve("a.toml"), "");
    Path link = Files.createSymbolicLink(folder.resolve("alias"), folder);
    Settings own = sandbox.settings();
    Settings flat =
        new Settings(own.file(), link, own.queueDir(), own.targetDir(), null, null, own.fetch());
    assertThat(new ChannelFiles(flat).list()).containsExactly(new ChannelId("a"));
  }

  @Test
  void aMissingFolderIsNamedWithItsKey() throws Exception {
    Files.delete(folder.resolve("channels"));
    assertThatThrownBy(files::list)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(folder.resolve("channels").toString())
        .hasMessageContaining("video_definition_dir");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws Exception {
    Files.delete(folder.resolve("channels"));
    Files.writeString(folder.resolve("channels"), "");
    assertThatThrownBy(files::list)
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("can't be read: it is no folder");
  }

  @Test
  void allKeysOfAChannelAreRead() throws Exception {
    Channel channel =
        read(
            """
            link = "https://example.org/@tech"
            target_folder = "Tech"
            max_height = 720
            last_video = "abc"
            last_download_index = 44
            enabled = false
            baseline = "now"
            mine = [1, "a"]
            """);
    assertThat(channel)
        .isEqualTo(
            new Channel(
                new ChannelId("tech"),
                sandbox.channelFile("tech"),
                "https://example.org/@tech",
                "Tech",
                720,
                new Marker("abc", 44),
                false,
                new Baseline.Now()));
  }

  @Test
  void whatIsAbsentHasItsDefault() throws Exception {
    Channel channel = read("link = 'l'\ntarget_folder = 't'\nlast_video = ''\n");
    assertThat(channel.maxHeight()).isEqualTo(1080);
    assertThat(channel.marker()).isEqualTo(Marker.NONE);
    assertThat(channel.enabled()).isTrue();
    assertThat(channel.baseline()).isEqualTo(new Baseline.Unsaid());
  }

  @ParameterizedTest
  @CsvSource({"'\"all\"', all", "'\"2026-01-31\"', 2026-01-31", "2026-01-31, 2026-01-31"})
  void aBaselineIsAWordOrADate(String value, String expected) throws Exception {
    Channel channel = read("link = 'l'\ntarget_folder = 't'\nbaseline = " + value);
    assertThat(channel.baseline().text()).isEqualTo(expected);
    if (!expected.equals("all")) {
      assertThat(channel.baseline())
          .isEqualTo(new Baseline.From(Instant.parse("2026-01-31T00:00:00Z")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          last_video = 5           | 3:1: last_video is 5, expected the id of a video, a string
          last_download_index = -1 | 3:1: last_download_index is -1, expected a whole number, 0 or more
          last_download_index = "" | 3:1: last_download_index is "", expected a whole number, 0 or more
          max_height = 0           | 3:1: max_height is 0, expected a height such as 1080
          max_height = 1080.5      | 3:1: max_height is 1080.5, expected a height such as 1080
          enabled = "no"           | 3:1: enabled is "no", expected true or false
          baseline = "today"       | 3:1: baseline is "today", expected "now", "all" or a date such as "2026-01-31"
          baseline = 2026          | 3:1: baseline is 2026, expected "now", "all" or a date such as "2026-01-31"
          max_height =             | 3:13: bad TOML: Unexpected end of line, expected a value
          """)
  void aWrongChannelFileFailsWithItsPlace(String line, String complaint) {
    FetchException e = failure("link = 'l'\ntarget_folder = 't'\n" + line + "\n");
    assertThat(e.failure().kind()).isEqualTo(FailureClass.GONE);
    assertThat(e.failure().code()).isEqualTo("TOML");
    assertThat(e.failure().message()).isEqualTo(sandbox.channelFile("tech") + ":" + complaint);
    assertThat(e.failure().advice()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"target_folder = 't', link", "link = 'l', target_folder"})
  void aMissingKeyIsNamed(String toml, String key) {
    assertThat(failure(toml.replace("'", "\"")).failure().message())
        .startsWith(sandbox.channelFile("tech") + ": " + key + " is missing, expected");
  }

  @Test
  void escapesFromAFileDoNotReachTheTerminal() {
    assertThat(failure("link = 'l'\ntarget_folder = 't'\nenabled = \"\\u001b[2J\"").getMessage())
        .doesNotContain("\u001b");
  }

  @Test
  void aLongValueIsCutInTheComplaint() {
    String value = "x".repeat(500);
    assertThat(failure("link = 'l'\ntarget_folder = 't'\nenabled = '" + value + "'").getMessage())
        .contains("…")
        .hasSizeLessThan(300);
  }

  @Test
  void aChannelFileThatIsGoneFailsThatChannelOnly() {
    assertThatThrownBy(() -> files.read(new ChannelId("none")))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.failure().kind()).isEqualTo(FailureClass.GONE))
        .hasMessageEndingWith("none.toml can't be read: it does not exist");
  }

  @ParameterizedTest
  @CsvSource({"../secret", "a/b", "'a\0b'"})
  void aNameCannotLeadOutOfTheFolder(String name) {
    assertThatThrownBy(() -> files.read(new ChannelId(name)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.failure().code()).isEqualTo("NAME"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target_folder = "The a"
          target_folder = 'The a'   # comment
          target_folder = "The \\u0061"
          "target_folder" = "./The a/"
          target_folder = '''The a'''
          """)
  void twoChannelFilesWithOneFolderAreNamedHoweverItIsWritten(String line) throws Exception {
    sandbox.channel("a");
    Files.writeString(sandbox.channelFile("b"), "link = 'l'\n" + line + "\n");
    assertThatThrownBy(() -> files.checkFolders(files.list()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "%s and %s have the same target_folder \"The a\"; give each channel its own"
                .formatted(sandbox.channelFile("a"), sandbox.channelFile("b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          target_folder = "The b"
          # target_folder = "The a"
          target_folder = 5
          target_folder = "The a" and more
          """)
  void differentFoldersAndFilesThatCannotBeReadAreNoComplaint(String line) throws Exception {
    sandbox.channel("a");
    Files.writeString(sandbox.channelFile("b"), "link = 'l'\n" + line + "\n");
    List<ChannelId> ids = List.of(new ChannelId("a"), new ChannelId("b"), new ChannelId("gone"));
    assertThatCode(() -> files.checkFolders(ids)).doesNotThrowAnyException();
  }

  @Test
  void foldersThatArePlainToSeeTellWhatChannelsAreCalled() throws Exception {
    sandbox.channel("a");
    Files.writeString(sandbox.channelFile("b"), "link = 'l'\ntarget_folder = './B/' # as is\n");
    Files.writeString(sandbox.channelFile("c"), "link = 'l'\n'target_folder' = 'C'\n");

    assertThat(files.checkFolders(files.list()))
        .containsOnly(
            Map.entry(new ChannelId("a"), "The a"), Map.entry(new ChannelId("b"), "./B/"));
  }
}
