package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the feed that shows the newest entries of a list. Pure. */
final class ChannelFeeds {

  private static final String SITE = "https?://(?:www\\.|m\\.)?youtube\\.com/";

  /** Without a query: with one the tab may be sorted in another way. */
  private static final Pattern TAB =
      Pattern.compile(
          SITE + "(?:@[^/?#]+|(?:channel|c|user)/[^/?#]+)/(videos|shorts|streams)/?(?:#.*)?");

  private static final Pattern PLAYLIST =
      Pattern.compile(
          SITE + "playlist\\?(?:[^#]*&)?list=((?:PL|UU)[A-Za-z0-9_-]{10,100})(?:[&#].*)?");
  private static final Pattern CHANNEL = Pattern.compile("UC([A-Za-z0-9_-]{22})");

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
    if (playlist.matches()) {
      return Optional.of(playlist.group(1));
    }
    Matcher tab = TAB.matcher(link);
    Matcher channel = CHANNEL.matcher(facts.siteId());
    return tab.matches() && channel.matches()
        ? Optional.of(uploads(tab.group(1)) + channel.group(1))
        : Optional.empty();
  }

  /** What the site's own playlist of all that a tab shows begins with. */
  private static String uploads(String tab) {
    return switch (tab) {
      case "videos" -> "UULF";
      case "shorts" -> "UUSH";
      default -> "UULV";
    };
  }
}
