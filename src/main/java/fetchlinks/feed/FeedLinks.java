package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by its address alone whether a channel's link is a feed; everything else is yt-dlp's. */
public final class FeedLinks {

  private static final Pattern FEED_FILE = Pattern.compile("\\.(xml|rss|atom)$");
  private static final Pattern FEED_FOLDER = Pattern.compile("/(feed|rss)/?$");
  private static final Pattern FEED_QUERY =
      Pattern.compile("(^|&)((format|alt)=(rss|atom|feed)|feed=(rss|atom))");
  private static final Pattern UNSAFE = Pattern.compile("[\\s\"<>\\\\^`{|}]");
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private FeedLinks() {}

  /**
   * Whether the program reads this link itself: scheme {@code feed:}, a path that ends in {@code
   * .xml}, {@code .rss}, {@code .atom}, {@code /feed} or {@code /rss}, or a query that asks for a
   * feed. Looks at nothing but the text.
   */
  public static boolean isFeed(String link) {
    if (link.strip().toLowerCase(Locale.ROOT).startsWith("feed:")) {
      return true;
    }
    URI uri = parse(link);
    if (uri == null || !isWeb(uri)) {
      return false;
    }
    String path = lower(uri.getRawPath());
    if (isYouTube(uri)) {
      // `/feed/…` and `/@rss` are pages there; this is its only feed.
      return path.equals("/feeds/videos.xml");
    }
    return FEED_FILE.matcher(path).find()
        || FEED_FOLDER.matcher(path).find()
        || FEED_QUERY.matcher(lower(uri.getRawQuery())).find();
  }

  /**
   * The address to ask for: {@code feed:} resolved, characters that an address may not hold
   * escaped.
   *
   * @throws FetchException of class {@code GONE}: not an http or https address
   */
  static URI address(String link) throws FetchException {
    URI uri = parse(link);
    if (uri == null || !isWeb(uri)) {
      throw new FetchException(
          Failure.of(FailureClass.GONE, "LINK", "the link is not an http or https address")
              .advising("correct `link` in the channel file"));
    }
    return uri;
  }

  static boolean isYouTube(URI uri) {
    String host = lower(uri.getHost());
    return host.equals("youtube.com") || host.endsWith(".youtube.com") || host.equals("youtu.be");
  }

  /** Whether it is http or https with a host; nothing else is ever asked for or queued. */
  static boolean isWeb(URI uri) {
    String scheme = lower(uri.getScheme());
    return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
  }

  /** The address as a URI even where it is not quite one, null where nothing can be made of it. */
  static @Nullable URI parse(String link) {
    try {
      return withAsciiHost(URI.create(escaped(withoutFeedScheme(link.strip()))));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String withoutFeedScheme(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    if (lower.startsWith("feed:http:") || lower.startsWith("feed:https:")) {
      return link.substring("feed:".length());
    }
    return lower.startsWith("feed://") ? "http" + link.substring("feed".length()) : link;
  }

  private static String escaped(String link) {
    String percents = STRAY_PERCENT.matcher(link).replaceAll("%25");
    return UNSAFE
        .matcher(percents)
        .replaceAll(match -> String.format(Locale.ROOT, "%%%02X", (int) match.group().charAt(0)));
  }

  /** The JDK takes no host from an authority with other letters than ASCII. */
  private static URI withAsciiHost(URI uri) {
    String authority = uri.getRawAuthority();
    if (uri.getHost() == null && authority != null) {
      String rest =
          uri.toString().substring(uri.toString().indexOf(authority) + authority.length());
      return URI.create(uri.getScheme() + "://" + IDN.toASCII(authority) + rest);
    }
    return URI.create(uri.toASCIIString());
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
