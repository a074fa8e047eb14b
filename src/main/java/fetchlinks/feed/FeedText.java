package fetchlinks.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * header, then the XML declaration.
 */
final class FeedText {

  private static final int SNIFF = 256;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> PAGE_TYPES = Set.of("text/html", "application/xhtml+xml");

  private final PushbackInputStream in;
  private final String type;
  private final @Nullable Charset charset;
  private final String start;

  private FeedText(PushbackInputStream in, String type, @Nullable Charset charset, String start) {
    this.in = in;
    this.type = type;
    this.charset = charset;
    this.start = start;
  }

  static FeedText of(InputStream raw, HttpHeaders headers) throws IOException {
    PushbackInputStream in = new PushbackInputStream(raw, SNIFF);
    byte[] head = in.readNBytes(SNIFF);
    String contentType = headers.firstValue("Content-Type").orElse("");
    int bom = markLength(head);
    Charset charset = bom > 0 ? marked(head) : named(contentType);
    // Blank lines before the declaration are a common slip that XML itself does not forgive.
    int begin = bom;
    while (begin < head.length && bom != 2 && Character.isWhitespace(head[begin])) {
      begin++;
    }
    in.unread(head, begin, head.length - begin);
    String start = new String(head, StandardCharsets.ISO_8859_1).substring(begin);
    String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return new FeedText(in, type, charset, start.replace("\0", "").toLowerCase(Locale.ROOT));
  }

  private static int markLength(byte[] head) {
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe) ? 2 : 0;
  }

  private static Charset marked(byte[] head) {
    if (startsWith(head, 0xef)) {
      return StandardCharsets.UTF_8;
    }
    return startsWith(head, 0xfe) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean startsWith(byte[] head, int... values) {
    byte[] wanted = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      wanted[i] = (byte) values[i];
    }
    return head.length >= wanted.length
        && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static @Nullable Charset named(String contentType) {
    Matcher charset = CHARSET.matcher(contentType);
    try {
      return charset.find() ? Charset.forName(charset.group(1)) : null;
    } catch (IllegalArgumentException _) {
      return null; // the declaration may know better
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
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("an external entity is not read");
    });
    return charset == null
        ? factory.createXMLStreamReader(in)
        : factory.createXMLStreamReader(new InputStreamReader(in, charset));
  }
}
