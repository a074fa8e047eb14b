package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.Sources;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the feed that shows the newest entries of a list. Pure. */
final class ChannelFeeds {

  private static final String SITE = "https?://(?:www\\.|m\\.)?youtube\\.com/";

  private static final Pattern PLAYLIST =
      Pattern.compile(
          SITE + "playlist\\?(?:[^#]*&)?list=((?:PL|UU)[A-Za-z0-9_-]{10,100})(?:[&#].*)?");

  private final String base;

  ChannelFeeds() {
    this("https://www.youtube.com/feeds/videos.xml");
  }

  /**
   * As on the big site.
   *
   * @param base address of its feeds, without a query
   */
  ChannelFeeds(String base) {
    this.base = base;
  }

  /**
   * The feed's address, empty where none is known. A link that is a feed is one only after it gave
   * validators: without them the probe would cost as much as the listing.
   */
  Optional<URI> of(SourceId source, SourceFacts facts) {
    String link = source.url().strip();
    if (FeedLinks.isFeed(link)) {
      return facts.validators().isEmpty() ? Optional.empty() : address(link);
    }
    return playlist(link, facts).map(id -> URI.create(base + "?playlist_id=" + id));
  }

  private static Optional<URI> address(String link) {
    try {
      return Optional.of(FeedLinks.address(link));
    } catch (FetchException _) {
      return Optional.empty(); // The listing says what is wrong with the link.
    }
  }

  private static Optional<String> playlist(String link, SourceFacts facts) {
    Matcher playlist = PLAYLIST.matcher(link);
    return playlist.matches()
        ? Optional.of(playlist.group(1))
        : Sources.playlist(new SourceId(link), facts.siteId());
  }
}
