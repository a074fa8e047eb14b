package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import fetchlinks.model.Availability;
import fetchlinks.model.Video;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoParserTest {

  @Test
  void theFieldsOfAnEntryBecomeAVideo() {
    String json =
        "{\"id\":\"-a_b\",\"title\":\"A \\u2192 B\",\"url\":\"https://x/-a_b\",\"z\":1.0}";
    assertThat(VideoParser.parse(json))
        .isEqualTo(new Video("-a_b", "A → B", "https://x/-a_b", null, Availability.PUBLIC, json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "live_status":"is_upcoming"                     | UPCOMING
          "live_status":"is_live"                         | LIVE
          "live_status":"was_live"                        | PUBLIC
          "live_status":null,"availability":null          | PUBLIC
          "availability":"subscriber_only"                | MEMBERS_ONLY
          "availability":"premium_only"                   | MEMBERS_ONLY
          "availability":"private"                        | PRIVATE
          "availability":"needs_auth"                     | PUBLIC
          "availability":"subscriber_only","live_status":"is_upcoming" | MEMBERS_ONLY
          "title":"[Private video]"                       | PRIVATE
          "title":"[Deleted video]"                       | DELETED
          "title":"[Deleted videos] explained"            | PUBLIC
          """)
  void availabilityIsRead(String fields, Availability expected) {
    assertThat(VideoParser.parse("{\"id\":\"a\"," + fields + "}").availability())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "timestamp":1780000000                       | 2026-05-28T20:26:40Z
          "timestamp":1780000000.0                     | 2026-05-28T20:26:40Z
          "timestamp":null,"release_timestamp":1780000000 | 2026-05-28T20:26:40Z
          "upload_date":"20260102"                     | 2026-01-02T00:00:00Z
          "timestamp":"soon","upload_date":"20260102"  | 2026-01-02T00:00:00Z
          "timestamp":1e300,"upload_date":"20260102"   | 2026-01-02T00:00:00Z
          """)
  void theDateIsRead(String fields, Instant expected) {
    assertThat(VideoParser.parse("{\"id\":\"a\"," + fields + "}").published()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\":1", "\"upload_date\":\"2026\"", "\"timestamp\":{}"})
  void anEntryWithoutADateHasNone(String fields) {
    assertThat(VideoParser.parse("{\"id\":\"a\"," + fields + "}").published()).isNull();
  }

  @Test
  void whatYtDlpHidInTheAddressIsNotShown() {
    String url = "https://x/a#__youtubedl_smuggle=%7B%22force_videoid%22%3A+%22g%22%7D";
    Video video = VideoParser.parse("{\"id\":\"g\",\"url\":\"" + url + "\"}");
    assertThat(video.url()).isEqualTo("https://x/a");
    assertThat(video.json()).contains(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"title\":\"x\"}", "{\"id\":\"\"}", "{\"id\":null}", "no json"})
  void whatIsNoEntryIsRefused(String json) {
    assertThatThrownBy(() -> VideoParser.parse(json)).isInstanceOf(JsonParseException.class);
  }
}
