package fetchlinks.model;

import java.net.URI;
import java.util.Locale;

/** Names the site that an address belongs to: what permits, spacing and the brake are kept for. */
public final class Hosts {

  private Hosts() {}

  /**
   * The host in lower case without {@code www.} and the like, with its port where one is given;
   * short hosts of the big site count as the site. An address without a host is its own site.
   */
  public static String of(String link) {
    String authority;
    try {
      authority = URI.create(link.strip().replace(' ', '+')).getRawAuthority();
    } catch (IllegalArgumentException _) {
      authority = null;
    }
    if (authority == null) {
      return link.strip();
    }
    String host =
        authority
            .substring(authority.lastIndexOf('@') + 1)
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^(www|m|music)\\.", "");
    return host.equals("youtu.be") ? "youtube.com" : host;
  }
}
