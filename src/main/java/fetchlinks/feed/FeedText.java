package fetchlinks.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer and how to read it: the byte order mark decides on the encoding, then the
 * header, then the XML declaration. Bytes that are wrong in it become replacement characters, as
 * yt-dlp reads them: one broken title is no reason to lose a channel.
 */
final class FeedText {

  private static final int SNIFF = 256;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"'>]+)[\"']");
  private static final Set<String> PAGE_TYPES = Set.of("text/html", "application/xhtml+xml");

  /** Dear to make, and not said to be thread-safe: used under its own lock. */
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final String type;
  private final Charset charset;
  private final String start;

  private FeedText(InputStream in, String type, Charset charset, String start) {
    this.in = in;
    this.type = type;
    this.charset = charset;
    this.start = start;
  }

  static FeedText of(InputStream raw, HttpHeaders headers) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, SNIFF);
    byte[] head = in.readNBytes(SNIFF);
    String contentType = headers.firstValue("Content-Type").orElse("");
    Charset unicode = ByteOrder.marked(head);
    // Blank lines before the declaration are a common slip that XML itself does not forgive.
    int begin = ByteOrder.markLength(head);
    while (begin < head.length && unicode == null && Character.isWhitespace(head[begin])) {
      begin++;
    }
    in.unread(head, begin, head.length - begin);
    String start =
        new String(head, begin, head.length - begin, StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .toLowerCase(Locale.ROOT);
    Charset charset = unicode == null ? stated(contentType, start, head) : unicode;
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return new FeedText(in, type, charset, start);
  }

  private static Charset stated(String contentType, String start, byte[] head)
      throws UnsupportedEncodingException {
    Matcher header = CHARSET.matcher(contentType);
    Charset named = header.find() ? named(header.group(1)) : null;
    if (named != null) {
      return named;
    }
    Charset wide = ByteOrder.guessed(head);
    Matcher declaration = DECLARATION.matcher(start);
    if (wide != null || !declaration.find()) {
      return wide == null ? StandardCharsets.UTF_8 : wide;
    }
    Charset declared = named(declaration.group(1));
    if (declared == null) {
      throw new UnsupportedEncodingException("its encoding is not known: " + declaration.group(1));
    }
    return declared;
  }

  private static @Nullable Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Whether it begins as only a web page does. */
  boolean isWebPage() {
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  /** Whether the header calls it a web page, which many feeds are called wrongly. */
  boolean claimsWebPage() {
    return PAGE_TYPES.contains(type);
  }

  /** Frees what unpacking takes; closes the body too. */
  void close() {
    try {
      in.close();
    } catch (IOException _) {
      // It was read as far as it was wanted.
    }
  }

  /** Reads as XML without DTD, without entities of its own and without anything from elsewhere. */
  XMLStreamReader xml() throws XMLStreamException {
    // Never the bytes: at one that is wrong the JDK's parser writes to the screen.
    Reader characters = new InputStreamReader(in, charset);
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(characters);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Without a DTD only `&amp;` and its kind are left, of which a long feed has many.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
    factory.setProperty("jdk.xml.entityExpansionLimit", 0);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("an external entity is not read");
    });
    return factory;
  }
}
