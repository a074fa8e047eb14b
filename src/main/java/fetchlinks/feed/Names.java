package fetchlinks.feed;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Gives elements one name each, whatever prefixes a feed uses. */
final class Names {

  private Names() {}

  /** The name of the element at which the reader stands: {@code item}, {@code media:content}. */
  static String of(XMLStreamReader xml) {
    return prefix(xml.getNamespaceURI()) + xml.getLocalName();
  }

  private static String prefix(@Nullable String namespace) {
    return switch (namespace) {
      case null -> "";
      case "",
          "http://purl.org/rss/1.0/",
          "http://my.netscape.com/rdf/simple/0.9/",
          "http://backend.userland.com/rss2" ->
          "";
      case "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#" -> "atom:";
      case "http://www.youtube.com/xml/schemas/2015" -> "yt:";
      case "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss" -> "media:";
      case "http://purl.org/dc/elements/1.1/" -> "dc:";
      default -> namespace.endsWith("/podcast-1.0.dtd") ? "itunes:" : "other:";
    };
  }
}
