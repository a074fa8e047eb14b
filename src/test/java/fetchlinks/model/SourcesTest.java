package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/@name",
        "https://www.youtube.com/@name/",
        "https://www.youtube.com/@name/featured",
        "https://www.youtube.com/@name/featured/",
        "https://www.youtube.com/@name?si=abc",
        "https://www.youtube.com/@name#top",
      })
  void aBareChannelHasThreeTabs(String url) {
    assertThat(Sources.tabs(new SourceId(url)))
        .containsExactly(
            new SourceId("https://www.youtube.com/@name/videos"),
            new SourceId("https://www.youtube.com/@name/shorts"),
            new SourceId("https://www.youtube.com/@name/streams"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://youtube.com/@n",
        "https://m.youtube.com/channel/UC1",
        "https://youtube.com/c/n",
        "https://youtube.com/user/n"
      })
  void everyKindOfChannelAddressIsRecognised(String url) {
    assertThat(Sources.tabs(new SourceId(url)))
        .hasSize(3)
        .first()
        .isEqualTo(new SourceId(url + "/videos"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/@name/videos",
        "https://www.youtube.com/playlist?list=PL1",
        "https://www.youtube.com/watch?v=1",
        "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1",
        "https://example.org/@name",
        "https://notyoutube.com/@name",
      })
  void anythingElseIsOneList(String url) {
    assertThat(Sources.tabs(new SourceId(url))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.youtube.com/playlist?list=PL1, ANY",
    "https://music.youtube.com/playlist?list=OL1, ANY",
    "https://www.youtube.com/watch?v=1&list=PL1, ANY",
    "https://www.youtube.com/playlist?list=UULF1, TOP",
    "https://www.youtube.com/playlist?list=UU1, TOP",
    "https://www.youtube.com/@name/videos, TOP",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1, TOP",
    "https://example.org/?list=PL1, TOP",
  })
  void onlyAPlaylistMayGrowAnywhere(String url, Order order) {
    assertThat(Sources.startOrder(new SourceId(url))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.youtube.com/@name/videos, UULF",
    "https://m.youtube.com/channel/UC1/shorts/, UUSH",
    "http://youtube.com/c/name/streams#top, UULV",
  })
  void aTabHasItsOwnPlaylistOnceTheChannelsIdIsKnown(String url, String prefix) {
    SourceId tab = new SourceId(url);
    assertThat(Sources.playlist(tab, "UCabcdefghijklmnopqrst_-"))
        .contains(prefix + "abcdefghijklmnopqrst_-");
    assertThat(Sources.playlist(tab, "")).isEmpty();
  }

  @Test
  void aSourceHasAnAddress() {
    assertThatThrownBy(() -> new SourceId(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
