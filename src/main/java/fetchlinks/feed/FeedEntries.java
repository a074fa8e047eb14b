package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one feed, read while it is received. For one thread; {@link #close} before the end
 * closes the connection.
 */
public final class FeedEntries implements AutoCloseable {

  private final Body body;
  private final URI address;
  private final FeedText text;
  private final FeedParser parser;
  private boolean complete;

  private FeedEntries(Body body, URI address, FeedText text) throws XMLStreamException {
    this.body = body;
    this.address = address;
    this.text = text;
    this.parser = new FeedParser(text.xml(), address);
  }

  /** Reads as far as the root element; closes the body where it can't. */
  static FeedEntries open(Body body, HttpHeaders headers, URI address)
      throws FetchException, InterruptedException {
    boolean opened = false;
    try {
      FeedText text = FeedText.of(unpacked(body, headers), headers);
      if (text.isWebPage()) {
        throw new FetchException(notAFeed(address, "a web page"));
      }
      FeedEntries entries = new FeedEntries(body, address, text);
      entries.begin();
      opened = true;
      return entries;
    } catch (IOException | XMLStreamException e) {
      throw failed(e, body, address);
    } finally {
      if (!opened) {
        body.close();
      }
    }
  }

  private static InputStream unpacked(Body body, HttpHeaders headers)
      throws IOException, FetchException {
    String encoding = headers.firstValue("Content-Encoding").orElse("identity").strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> body;
      case "gzip", "x-gzip" -> new UnpackedStream(new GZIPInputStream(body, 8192));
      default ->
          throw new FetchException(
              Failure.of(
                  FailureClass.TRANSIENT,
                  "XML",
                  "the feed came packed in a way nobody asked for: " + Shown.clean(encoding)));
    };
  }

  private void begin() throws XMLStreamException, FetchException {
    try {
      String root = parser.root();
      if (!parser.isFeed()) {
        boolean page = root.equalsIgnoreCase("html");
        throw new FetchException(
            notAFeed(
                address, page ? "a web page" : "a document of type `" + Shown.clean(root) + "`"));
      }
    } catch (XMLStreamException | FetchException e) {
      if (text.claimsWebPage() && !parser.isFeed()) {
        throw new FetchException(notAFeed(address, "a web page"), e);
      }
      throw e;
    }
  }

  private static Failure notAFeed(URI address, String what) {
    return Failure.of(
            FailureClass.GONE,
            "FEED",
            "what %s sent is %s, not a feed".formatted(Shown.host(address), what))
        .advising(
            "open the link in a browser, find its RSS or Atom address and put it into `link`");
  }

  /** The feed's title as it came, as far as it was read; complete once an entry was read. */
  public String title() {
    return parser.title();
  }

  /** The channel's id on the big site, "" on others. */
  public String siteId() {
    return parser.siteId();
  }

  /**
   * The next entry, null at the proven end of the feed.
   *
   * @throws FetchException the feed broke off or is malformed from here on
   * @throws InterruptedException the thread was interrupted
   */
  public @Nullable Item next() throws FetchException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      Item item = parser.next();
      complete = item == null;
      return item;
    } catch (XMLStreamException e) {
      throw failed(e, body, address);
    }
  }

  /** Bytes received so far. */
  long received() {
    return body.count();
  }

  @Override
  public void close() {
    if (complete) {
      body.drain();
    }
    text.close();
    body.close();
  }

  /** What the network did wrong comes first: a connection that broke looks like bad XML. */
  private static FetchException failed(Exception problem, Body body, URI address)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    IOException network = body.problem();
    if (network == null && tooLarge(problem) instanceof TooLargeException large) {
      network = large;
    }
    Failure failure =
        network == null ? malformed(problem, address) : NetFailures.of(network, address);
    return new FetchException(failure, problem);
  }

  private static Failure malformed(Exception problem, URI address) {
    String host = Shown.host(address);
    String why =
        Shown.reason(problem)
            .replaceFirst(
                "^ParseError at \\[row,col\\]:\\[(\\d+),(\\d+)\\] Message:", "line $1, column $2:");
    return Failure.of(
        FailureClass.TRANSIENT, "XML", "the feed of %s is malformed: %s".formatted(host, why));
  }

  private static @Nullable Throwable tooLarge(Exception problem) {
    return problem instanceof XMLStreamException xml
        ? Objects.requireNonNullElse(xml.getNestedException(), xml)
        : problem;
  }
}
