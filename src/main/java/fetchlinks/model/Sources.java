package fetchlinks.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an address tells about the lists behind it, before anything was asked. */
public final class Sources {

  private static final Pattern BARE_CHANNEL =
      Pattern.compile(
          "(https?://(?:www\\.|m\\.)?youtube\\.com/(?:@[^/?#]+|(?:channel|c|user)/[^/?#]+))"
              + "(?:/|/featured/?)?(?:[?#].*)?");
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

  /** Where new entries are to be expected before it was learned: playlists grow at either end. */
  public static Order startOrder(SourceId source) {
    return PLAYLIST.matcher(source.url()).matches() ? Order.ANY : Order.TOP;
  }
}
