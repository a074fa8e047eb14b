package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelFeedsTest {

  private static final String CHANNEL = "UCabcdefghijklmnopqrst_-";

  private static Optional<URI> feed(String link, String siteId, String validators) {
    SourceFacts facts =
        SourceFacts.NONE.but(known -> {
          known.size = 9;
          known.siteId = siteId;
          known.validators = validators;
        });
    return new ChannelFeeds().of(new SourceId(link), facts);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.youtube.com/@tech/videos, UULFabcdefghijklmnopqrst_-",
    "https://youtube.com/channel/UC123/shorts, UUSHabcdefghijklmnopqrst_-",
    "http://m.youtube.com/c/tech/streams/, UULVabcdefghijklmnopqrst_-",
    "https://www.youtube.com/user/tech/videos#top, UULFabcdefghijklmnopqrst_-",
    "https://www.youtube.com/playlist?list=PL0123456789abc, PL0123456789abc",
    "https://www.youtube.com/playlist?app=desktop&list=UU0123456789abc&si=x, UU0123456789abc",
  })
  void aListOfTheBigSiteHasAFeed(String link, String playlist) {
    assertThat(feed(link, CHANNEL, ""))
        .contains(URI.create("https://www.youtube.com/feeds/videos.xml?playlist_id=" + playlist));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/@tech",
        "https://www.youtube.com/@tech/videos?sort=p",
        "https://www.youtube.com/@tech/playlists",
        "https://www.youtube.com/playlist?list=WL",
        "https://www.youtube.com/watch?v=abc&list=PL0123456789abc",
        "https://example.org/@tech/videos",
        "https://evil.example/?x=https://www.youtube.com/@tech/videos",
      })
  void anyOtherListHasNone(String link) {
    assertThat(feed(link, CHANNEL, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@tech", "UCshort", "UCabcdefghijklmnopqrst_-x", "UCabcdefghijklmnopqrs&x=1"})
  void aTabHasNoneWithoutTheChannelsId(String siteId) {
    assertThat(feed("https://www.youtube.com/@tech/videos", siteId, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/feed.xml",
        "feed:https://example.org/feed.xml",
      })
  void aLinkThatIsAFeedIsItsOwnOnceItGaveValidators(String link) {
    assertThat(feed(link, "", "")).isEmpty();
    assertThat(feed(link, "", "\"tag\"\n")).contains(URI.create("https://example.org/feed.xml"));
  }
}
