package fetchlinks.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an address tells about the lists behind it, before anything was asked. */
public final class Sources {

  /** What the id of the playlist of all that a tab "Videos" shows begins with. */
  static final String LONG_UPLOADS = "UULF";

  private static final String A_CHANNEL =
      "https?://(?:www\\.|m\\.)?youtube\\.com/(?:@[^/?#]+|(?:channel|c|user)/[^/?#]+)";

  private static final Pattern BARE_CHANNEL =
      Pattern.compile("(" + A_CHANNEL + ")(?:/|/featured/?)?(?:[?#].*)?");

  /** Without a query: with one the tab may be sorted in another way. */
  private static final Pattern TAB =
      Pattern.compile(A_CHANNEL + "/(videos|shorts|streams)/?(?:#.*)?");

  private static final Pattern CHANNEL = Pattern.compile("UC([A-Za-z0-9_-]{22})");
  private static final Pattern PLAYLIST =
      Pattern.compile("https?://(?:www\\.|m\\.|music\\.)?youtube\\.com/.*[?&]list=(?!UU).*");

  private Sources() {}

  /** The tabs of a bare channel address; empty for any other address. */
  public static List<SourceId> tabs(SourceId source) {
    Matcher bare = BARE_CHANNEL.matcher(source.url());
    return bare.matches()
        ? List.of(
            new SourceId(bare.group(1) + "/videos"),
            new SourceId(bare.group(1) + "/shorts"),
            new SourceId(bare.group(1) + "/streams"))
        : List.of();
  }

  /**
   * The id of the site's own playlist of what a tab shows. It leaves out what only members may see.
   *
   * @param siteId by {@link SourceFacts#siteId}
   */
  public static Optional<String> playlist(SourceId source, String siteId) {
    Matcher tab = TAB.matcher(source.url().strip());
    Matcher channel = CHANNEL.matcher(siteId);
    return tab.matches() && channel.matches()
        ? Optional.of(prefix(tab.group(1)) + channel.group(1))
        : Optional.empty();
  }

  private static String prefix(String tab) {
    return switch (tab) {
      case "videos" -> LONG_UPLOADS;
      case "shorts" -> "UUSH";
      default -> "UULV";
    };
  }

  /** Where new entries are to be expected before it was learned: playlists grow at either end. */
  public static Order startOrder(SourceId source) {
    return PLAYLIST.matcher(source.url()).matches() ? Order.ANY : Order.TOP;
  }
}
