package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.items;
import static fetchlinks.feed.Feeds.read;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileFeedTest {

  @TempDir Path folder;

  private static Failure failure(String feed) {
    return failure(feed, "application/xml");
  }

  private static Failure failure(String feed, String type) {
    FetchException e =
        catchThrowableOfType(
            FetchException.class, () -> read(feed.getBytes(StandardCharsets.UTF_8), type));
    assertThat(e).as("the feed was read").isNotNull();
    return e.failure();
  }

  @Test
  void aBillionLaughsAreRefusedAtTheDoctype() {
    StringBuilder feed = new StringBuilder("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      feed.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    Failure failure = failure(feed + "]>" + rss("<item><title>&a29;</title></item>"));
    assertThat(failure.kind()).isEqualTo(FailureClass.GONE);
    assertThat(failure.message()).contains("DOCTYPE");
  }

  @Test
  void nothingIsReadFromElsewhere() throws IOException, FetchException, InterruptedException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
    Failure failure =
        failure(
            "<!DOCTYPE rss [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())
                + rss("<item><link>https://e.org/1</link><title>&x;</title></item>"));
    assertThat(failure.message()).contains("DOCTYPE").doesNotContain("s3cret");
  }

  @Test
  void aDoctypeFromElsewhereIsNotFetched()
      throws IOException, FetchException, InterruptedException {
    try (TestServer server = new TestServer()) {
      server.on("/", TestServer.text("<!ELEMENT rss ANY>"));
      Failure failure =
          failure("<!DOCTYPE rss SYSTEM '%s'>".formatted(server.uri("/x.dtd")) + rss(item(1)));
      assertThat(failure.code()).isEqualTo("XML");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void anUndeclaredEntityIsAnError() {
    assertThat(failure(rss("<item><title>a&nbsp;b</title></item>")))
        .satisfies(failure -> {
          assertThat(failure.kind()).isEqualTo(FailureClass.TRANSIENT);
          assertThat(failure.message()).contains("nbsp");
        });
  }

  @Test
  void deepNestingIsRefused() throws IOException, FetchException, InterruptedException {
    assertThat(failure(rss("<item>" + "<a>".repeat(100_000))).message()).contains("nested");
    String allowed = "<a>".repeat(50) + "</a>".repeat(50);
    assertThat(read(rss(allowed + item(1)))).hasSize(1);
  }

  @Test
  void moreElementsThanAnyFeedHasAreRefused() {
    assertThat(failure(rss("<a/>".repeat(FeedParser.MAX_ELEMENTS))).message()).contains("elements");
  }

  @Test
  void anEndlessTextEndsAtTheLimit() throws IOException, FetchException, InterruptedException {
    byte[] start = "<rss><channel><item><title>".getBytes(StandardCharsets.UTF_8);
    InputStream endless = new SequenceInputStream(new ByteArrayInputStream(start), new Endless());
    FetchException e;
    try (FeedEntries entries = Feeds.open(endless, "text/xml")) {
      e = catchThrowableOfType(FetchException.class, entries::next);
      assertThat(entries.received()).isBetween((long) Body.LIMIT, Body.LIMIT + 65_536L);
    }
    assertThat(e.failure().code()).isEqualTo("SIZE");
    assertThat(e.failure().kind()).isEqualTo(FailureClass.NEEDS_PERSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "not xml at all",
        "{\"error\": \"no such feed\"}",
        "<rss><channel><item></channel></rss>",
        "<rss><channel><item><title>x</title>",
        "<rss><channel><title>x\u0000</title></channel></rss>",
        "<rss><channel><title>x\u001b[2J</title></channel></rss>",
        "<rss><channel a='1' a='2'/></rss>",
        "<rss><channel/></rss><rss/>",
        "<rss><x:channel/></rss>",
        "<?xml version='1.0' encoding='no-such-thing'?><rss/>",
      })
  void malformedTextMayBeBetterTheNextTime(String text) {
    Failure failure = failure(text);
    assertThat(failure.kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(failure.code()).isEqualTo("XML");
    assertThat(failure.message()).contains("example.org").doesNotContain("\u001b", "\n");
  }

  @Test
  void bytesThatAreWrongInTheEncodingSpoilOnlyTheirOwnTitle()
      throws FetchException, InterruptedException {
    byte[] feed = rss(item(1).replace("Video", "caf\u00e9")).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(feed, "text/xml").toString()).contains("caf\ufffd");
  }

  @ParameterizedTest
  @CsvSource({
    "<!DOCTYPE html><html><body>hi<br>, text/html, a web page",
    "'  <html lang=en><p>', text/plain, a web page",
    "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html/>, application/xhtml+xml, a web page",
    "<!-- x --><!doctype html><html>, text/html; charset=utf-8, a web page",
    "<html xmlns='http://www.w3.org/1999/xhtml'/>, text/xml, a web page",
    "Hello, text/html, a web page",
    "<urlset/>, text/xml, a document of type `urlset`",
  })
  void whatIsNotAFeedIsSaidToBeNone(String text, String type, String what) {
    Failure failure = failure(text, type);
    assertThat(failure.kind()).isEqualTo(FailureClass.GONE);
    assertThat(failure.code()).isEqualTo("FEED");
    assertThat(failure.message()).contains(what + ", not a feed");
    assertThat(failure.advice()).contains("RSS");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void brokenBytesNeverBreakTheReader(int seed)
      throws IOException, FetchException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
    try {
      readBroken(random);
    } finally {
      System.setErr(before);
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).as("written to the screen").isEmpty();
  }

  private static void readBroken(SplittableRandom random) throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      byte[] feed = rss(items(5)).getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        feed[random.nextInt(feed.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(feed, "text/xml")).hasSizeLessThanOrEqualTo(5);
      } catch (FetchException e) {
        assertThat(e.failure().code()).isIn("XML", "FEED");
      }
    }
  }

  @Test
  void whatCameBeforeTheBreakWasReadBeforeIt()
      throws IOException, FetchException, InterruptedException {
    String feed = "<rss><channel>" + item(1) + item(2) + "<item><title>and her";
    try (FeedEntries entries =
        Feeds.open(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)), "text/xml")) {
      assertThat(entries.next()).isInstanceOf(Item.Entry.class);
      assertThat(entries.next()).isInstanceOf(Item.Entry.class);
      FetchException e = catchThrowableOfType(FetchException.class, entries::next);
      assertThat(e.failure().code()).isEqualTo("XML");
    }
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, (byte) 'x');
      return length;
    }
  }
}
