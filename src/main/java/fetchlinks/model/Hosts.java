package fetchlinks.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the site that an address belongs to: what permits, spacing and the brake are kept for. */
public final class Hosts {

  /** By hand: {@code java.net.URI} refuses addresses that browsers and yt-dlp accept. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#\\\\]*@)?([^/?#\\\\@]+).*", Pattern.DOTALL);

  private Hosts() {}

  /**
   * The host in lower case without {@code www.} and the like, with its port where one is given;
   * short hosts of the big site count as the site. An address without a host is its own site.
   */
  public static String of(String link) {
    Matcher address = AUTHORITY.matcher(link.strip());
    if (!address.matches()) {
      return link.strip();
    }
    String host =
        address.group(1).toLowerCase(Locale.ROOT).replaceFirst("^(www|m|music)\\.(?=.*\\.)", "");
    return host.equals("youtu.be") ? "youtube.com" : host;
  }
}
