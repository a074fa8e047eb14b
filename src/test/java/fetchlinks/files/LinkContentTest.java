package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.model.Availability;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Marker;
import fetchlinks.model.Video;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkContentTest {

  private static final Channel CHANNEL =
      new Channel(
          new ChannelId("tech"),
          Path.of("tech.toml"),
          "l",
          "The \"Tech\"",
          720,
          Marker.NONE,
          true,
          new Baseline.Unsaid());

  @TempDir Path folder;

  private static String link(String json, @Nullable Path cookies) {
    Video video = new Video("id1", "A title", "https://x/1", null, Availability.PUBLIC, json);
    return LinkContent.of(video, CHANNEL, 3, cookies);
  }

  private static JsonObject parsed(String json) {
    return JsonParser.parseString(link(json, null)).getAsJsonObject();
  }

  @Test
  void theEntryComesFirstAsItWasThenOurKeys() {
    String json =
        """
        {"id": "id1", "duration": 61.0, "views": 12345678901234567890, "e": 1e3,
         "title": "T", "url": "u", "nothing": null, "list": [1, 2.50], "html": "<a & b>"}
        """;
    assertThat(link(json, Path.of("/c/cookies.txt")))
        .isEqualTo(
            """
            {"id":"id1","duration":61.0,"views":12345678901234567890,"e":1e3,\
            "title":"T","url":"u","nothing":null,"list":[1,2.50],"html":"<a & b>",\
            "my_index":3,"my_title":"The \\"Tech\\"","max_height":720,\
            "cookies_file":"/c/cookies.txt"}
            """);
  }

  @Test
  void ourKeysWinAndAnEntryBringsNoCookiesOfItsOwn() {
    JsonObject link =
        parsed("{\"my_title\":\"../x\",\"my_index\":9,\"cookies_file\":\"/etc/passwd\"}");
    assertThat(link.get("my_title").getAsString()).isEqualTo("The \"Tech\"");
    assertThat(link.get("my_index").getAsInt()).isEqualTo(3);
    assertThat(link.has("cookies_file")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":null,\"title\":5,\"url\":[]}", "[1]", "", "{\"id\":"})
  void whatADownloaderNeedsIsThereWhateverTheEntryHolds(String json) {
    JsonObject link = parsed(json);
    assertThat(link.get("id").getAsString()).isEqualTo("id1");
    assertThat(link.get("title").getAsString()).isEqualTo("A title");
    assertThat(link.get("url").getAsString()).isEqualTo("https://x/1");
    assertThat(link.get("max_height").getAsInt()).isEqualTo(720);
  }

  @Test
  void aLineBreakInATitleDoesNotBreakTheLine() {
    String text = link("{\"title\":\"a\\nb\\u2028c\\u001b[2J\"}", null);
    assertThat(text).endsWith("}\n");
    assertThat(text.strip()).doesNotContain("\n", "\u2028", "\u001b");
  }

  @Test
  void halfASurrogatePairSurvivesUtf8() {
    String text = link("{\"title\":\"x\\ud83dy 🎬\"}", null);
    String again = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(JsonParser.parseString(again).getAsJsonObject().get("title").getAsString())
        .isEqualTo("x\ud83dy 🎬");
  }

  @Test
  void theIdOfALinkThatIsThereIsFound() throws Exception {
    Path link = Files.writeString(folder.resolve("a.link"), "{\"url\": \"u\",\n \"id\": \"abc\"}");
    assertThat(LinkContent.idIn(link)).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"id\":5}", "half {\"id\":\"abc", "[\"id\"]"})
  void aFileThatIsNoLinkHoldsNoId(String text) throws Exception {
    Path link = Files.writeString(folder.resolve("a.link"), text);
    assertThat(LinkContent.idIn(link)).isNull();
  }

  @Test
  void aFolderHoldsNoId() throws Exception {
    assertThat(LinkContent.idIn(folder)).isNull();
  }
}
