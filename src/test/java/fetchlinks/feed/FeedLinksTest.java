package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.FetchException;
import fetchlinks.model.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedLinksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/feeds/videos.xml?channel_id=UC123",
        "https://example.org/podcast.xml",
        "https://example.org/podcast.RSS",
        "http://example.org/a.atom?key=1",
        "https://example.org/feed",
        "https://example.org/blog/feed/",
        "https://example.org/rss",
        "feed://example.org/anything",
        "feed:https://example.org/anything",
        "  https://example.org/?format=rss ",
        "https://example.org/?a=b&format=rss2",
        "https://example.org/?feed=rss2",
        "https://m\u00fcller.example/feed",
        "https://example.org/with space.xml",
      })
  void aFeedIsKnownByItsAddress(String link) {
    assertThat(FeedLinks.isFeed(link)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/@name/videos",
        "https://www.youtube.com/feed/subscriptions",
        "https://www.youtube.com/@rss",
        "https://www.youtube.com/c/feed",
        "https://www.youtube.com/playlist?list=PL1&format=rss",
        "https://example.org/feedback",
        "https://example.org/video.mp4",
        "https://example.org/?informat=rss",
        "https://example.org/rss/video1",
        "file:///home/me/podcast.xml",
        "ftp://example.org/podcast.xml",
        "ytsearch10:feed",
        "podcast.xml",
        "",
        "http://[broken/feed",
      })
  void everythingElseIsLeftToYtDlp(String link) {
    assertThat(FeedLinks.isFeed(link)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "feed://example.org/a, http://example.org/a",
    "feed:https://example.org/a, https://example.org/a",
    "https://example.org/a b.xml, https://example.org/a%20b.xml",
    "https://example.org/100%.xml, https://example.org/100%25.xml",
    "https://example.org/100%25.xml, https://example.org/100%25.xml",
    "https://example.org/\u00fc.xml, https://example.org/%C3%BC.xml",
    "https://m\u00fcller.example:8080/x.xml, https://xn--mller-kva.example:8080/x.xml",
  })
  void anAddressIsMadeAskable(String link, String address) throws FetchException {
    assertThat(FeedLinks.address(link)).hasToString(address);
  }

  @Test
  void whatIsNoWebAddressIsRefused() {
    assertThatThrownBy(() -> FeedLinks.address("feed:file:///etc/passwd"))
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> {
              assertThat(e.failure().kind()).isEqualTo(FailureClass.GONE);
              assertThat(e.failure().code()).isEqualTo("LINK");
            });
  }
}
