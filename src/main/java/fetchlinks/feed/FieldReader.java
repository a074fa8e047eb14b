package fetchlinks.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the wanted children of one element, the first of each kind, as stripped text; everything
 * else is passed over without being kept.
 */
final class FieldReader {

  /** Characters kept of a text; identifiers that are longer are not believed. */
  static final int LONGEST = 4096;

  private static final Set<String> TEXTS =
      Set.of(
          "title",
          "link",
          "guid",
          "pubDate",
          "dc:date",
          "itunes:duration",
          "atom:title",
          "atom:id",
          "atom:published",
          "atom:updated",
          "media:title",
          "yt:videoId",
          "yt:channelId");

  private final Map<String, String> fields = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable String open;
  private int openLevel;

  /** Inside media:group, whose children count as if they stood beside it. */
  private boolean grouped;

  /** The first of these that is there, "" where none is. */
  String first(String... names) {
    for (String name : names) {
      String value = fields.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** An element begins, {@code level} levels below the one whose children are gathered. */
  void start(XMLStreamReader xml, int level) {
    if (open != null || level > 2 || (level == 2 && !grouped)) {
      return;
    }
    String name = Names.of(xml);
    if (level == 1) {
      grouped = name.equals("media:group");
    } else if (!name.startsWith("media:")) {
      return;
    }
    attributes(xml, name);
    if (TEXTS.contains(name)) {
      open = name;
      openLevel = level;
      text.setLength(0);
    }
  }

  /** The element at this level ends. */
  void end(int level) {
    String name = open;
    if (name != null && level == openLevel) {
      keep(name, text.toString());
      open = null;
    }
  }

  void text(char[] characters, int start, int length) {
    int room = LONGEST + 1 - text.length();
    if (open != null && room > 0) {
      text.append(characters, start, Math.min(room, length));
    }
  }

  void attributes(XMLStreamReader xml, String name) {
    switch (name) {
      case "enclosure" -> keep("enclosure", attribute(xml, "url"));
      case "media:content" -> keep("media:duration", attribute(xml, "duration"));
      case "guid" -> keep("guid:isPermaLink", attribute(xml, "isPermaLink"));
      case "entry" -> keep("about", attribute(xml, "about"));
      case "atom:link" -> keep("atom:link:" + relation(xml), attribute(xml, "href"));
      default -> {
        // nothing of it is wanted
      }
    }
  }

  private static String relation(XMLStreamReader xml) {
    String relation = attribute(xml, "rel");
    return relation.isEmpty() ? "alternate" : relation;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private void keep(String name, String value) {
    String stripped = value.strip();
    if (!stripped.isEmpty()) {
      fields.putIfAbsent(name, stripped);
    }
  }
}
