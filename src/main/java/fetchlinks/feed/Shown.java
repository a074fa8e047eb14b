package fetchlinks.feed;

import fetchlinks.model.SafeText;
import java.net.URI;

/** How addresses and errors appear in messages: cleaned, short, without anything secret. */
final class Shown {

  private static final int LONGEST = 120;

  private Shown() {}

  /** The host with its port; paths and queries of private feeds are secrets. */
  static String host(URI address) {
    String host = address.getHost();
    if (host == null) {
      return "the site";
    }
    return clean(address.getPort() < 0 ? host : host + ":" + address.getPort());
  }

  /** What an exception says in one clean line. */
  static String reason(Throwable problem) {
    String message = problem.getMessage();
    return clean(message == null ? problem.getClass().getSimpleName() : message.strip());
  }

  static String clean(String raw) {
    String clean = SafeText.of(raw).replaceAll("\\s+", " ").strip();
    return clean.length() <= LONGEST ? clean : SafeText.fit(clean, LONGEST);
  }
}
