package fetchlinks.feed;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entries in RSS 2.0, RSS 1.0 and Atom, one after the other; holds no more than one entry
 * and of that only what is wanted.
 */
final class FeedParser {

  static final int MAX_DEPTH = 64;
  static final int MAX_ELEMENTS = 2_000_000;
  private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed");

  private final XMLStreamReader xml;
  private final URI base;
  private final FieldReader head = new FieldReader();
  private String root = "";
  private int depth;
  private int elements;

  FeedParser(XMLStreamReader xml, URI base) {
    this.xml = xml;
    this.base = base;
  }

  /** Goes to the root element and returns its name. */
  String root() throws XMLStreamException, FetchException {
    while (advance() != START_ELEMENT) {
      // comments and processing instructions
    }
    root = xml.getLocalName();
    return root;
  }

  boolean isFeed() {
    return ROOTS.contains(root.toLowerCase(Locale.ROOT));
  }

  String title() {
    return head.first("title", "atom:title");
  }

  /** The feed of a channel leaves the "UC" of the channel's id out at times. */
  String siteId() {
    String id = head.first("yt:channelId");
    return id.length() == 22 ? "UC" + id : id;
  }

  /** The next entry, null when the document is over. */
  @Nullable Item next() throws XMLStreamException, FetchException {
    while (xml.hasNext()) {
      int event = advance();
      if (event == START_ELEMENT && isEntry()) {
        return entry();
      }
      collect(head, event, headLevel());
    }
    return null;
  }

  /** RSS 2.0 wraps everything in a channel. */
  private int headLevel() {
    return root.equals("feed") ? 1 : 2;
  }

  private boolean isEntry() {
    String name = Names.of(xml);
    return name.equals("item") || name.equals("atom:entry");
  }

  private Item entry() throws XMLStreamException, FetchException {
    FieldReader fields = new FieldReader();
    int level = depth;
    fields.attributes(xml, "entry");
    while (depth >= level) {
      collect(fields, advance(), level);
    }
    return new FeedEntry(fields, base).toItem();
  }

  private void collect(FieldReader fields, int event, int level) {
    switch (event) {
      case START_ELEMENT -> fields.start(xml, depth - level);
      case END_ELEMENT -> fields.end(depth - level + 1);
      case CHARACTERS, CDATA, SPACE ->
          fields.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      default -> {
        // comments and processing instructions say nothing
      }
    }
  }

  /** The only step forward: everything that is refused is refused here. */
  private int advance() throws XMLStreamException, FetchException {
    int event = xml.next();
    switch (event) {
      case START_ELEMENT -> opened();
      case END_ELEMENT -> depth--;
      case DTD -> throw refused("it holds a DOCTYPE");
      case ENTITY_REFERENCE ->
          throw new XMLStreamException("the entity `" + xml.getLocalName() + "` is not declared");
      default -> {
        // text and the like
      }
    }
    return event;
  }

  private void opened() throws FetchException {
    depth++;
    elements++;
    if (depth > MAX_DEPTH) {
      throw refused("its elements are nested deeper than " + MAX_DEPTH);
    }
    if (elements > MAX_ELEMENTS) {
      throw refused("it has more than " + MAX_ELEMENTS + " elements");
    }
  }

  private FetchException refused(String why) {
    return new FetchException(
        Failure.of(
                FailureClass.GONE,
                "XML",
                "the feed of %s is refused: %s".formatted(Shown.host(base), why))
            .advising("use another feed of the channel, or its page"));
  }
}
