package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.items;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingRequest;
import fetchlinks.engine.ProbeRequest;
import fetchlinks.model.ListReason;
import fetchlinks.model.Mark;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedProberTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String TAB = "https://www.youtube.com/@tech/videos";
  private final AtomicInteger gate = new AtomicInteger();
  private TestServer server;
  private FeedReader feeds;
  private FeedProber prober;

  @BeforeEach
  void open() throws IOException {
    server = new TestServer();
    feeds = new FeedReader("", Map.of(), InstantSource.fixed(Instant.EPOCH));
    prober = new FeedProber(feeds, new ChannelFeeds(server.uri("/feeds").toString()));
  }

  @AfterEach
  void close() {
    feeds.close();
    server.close();
  }

  private static String atom(String... ids) {
    StringBuilder entries = new StringBuilder();
    for (String id : ids) {
      entries.append("<entry><yt:videoId>%s</yt:videoId><title>x</title></entry>".formatted(id));
    }
    return "<feed xmlns='http://www.w3.org/2005/Atom'"
        + " xmlns:yt='http://www.youtube.com/xml/schemas/2015'><title>T</title>"
        + entries
        + "</feed>";
  }

  private static SourceState known(String validators, String... ids) {
    Map<String, Mark> seen = new LinkedHashMap<>();
    for (String id : ids) {
      seen.put(id, Mark.QUEUED);
    }
    return new SourceState(
        seen,
        SourceFacts.NONE.but(known -> {
          known.size = ids.length;
          known.lastFull = Instant.EPOCH;
          known.siteId = "UCabcdefghijklmnopqrst_-";
          known.validators = validators;
        }));
  }

  private ProbeAnswer probe(String link, SourceState state) throws InterruptedException {
    return probe(link, state, LONG);
  }

  private ProbeAnswer probe(String link, SourceState state, Duration timeout)
      throws InterruptedException {
    return prober.probe(
        new ProbeRequest(new SourceId(link), state, timeout), gate::incrementAndGet);
  }

  private String reason(ProbeAnswer answer) {
    return switch (answer) {
      case ProbeAnswer.AskTheList(ListReason reason) -> "list: " + reason;
      case ProbeAnswer.Failed(String reason) -> "failed: " + reason;
      case ProbeAnswer.NothingNew _, ProbeAnswer.NoFeed _ -> answer.toString();
    };
  }

  @Test
  void aTabIsAskedAboutByTheFeedOfItsOwnPlaylist() throws InterruptedException {
    server.on("/feeds", TestServer.text(atom("newest_one_", "older_one__")));

    ProbeAnswer answer = probe(TAB, known("", "older_one__", "newest_one_"));

    assertThat(answer).isEqualTo(new ProbeAnswer.NothingNew("all of 2 entries are known", ""));
    assertThat(server.requests)
        .extracting(TestServer.Request::line)
        .containsExactly("GET /feeds?playlist_id=UULFabcdefghijklmnopqrst_-");
    assertThat(gate).hasValue(1);
  }

  @Test
  void aNewVideoInTheFeedAsksForTheList() throws InterruptedException {
    server.on("/feeds", TestServer.text(atom("brand_new__", "older_one__")));

    assertThat(reason(probe(TAB, known("", "older_one__")))).isEqualTo("list: NEW_ID");
  }

  @Test
  void theFirstNewVideoIsEnoughHoweverTheFeedGoesOn() throws InterruptedException {
    server.on("/feeds", TestServer.dripping(atom("brand_new__").replace("</feed>", "")));

    assertThat(reason(probe(TAB, known("", "older_one__")))).isEqualTo("list: NEW_ID");
  }

  @Test
  void anEmptyFeedAsksForTheList() throws InterruptedException {
    server.on("/feeds", TestServer.text(atom()));

    assertThat(reason(probe(TAB, known("", "older_one__")))).isEqualTo("list: EMPTY_FEED");
  }

  @Test
  void aFeedThatDoesNotComeIsAFailureNotAnException() throws InterruptedException {
    server.on("/feeds", TestServer.status(404));
    assertThat(reason(probe(TAB, known("", "a")))).startsWith("failed: ").contains("HTTP 404");
    assertThat(server.requests).as("no retry").hasSize(1);
  }

  @Test
  void tooManyRequestsIsAFailureLikeAnyOther() throws InterruptedException {
    server.on("/feeds", TestServer.status(429, "Retry-After", "3600"));
    assertThat(reason(probe(TAB, known("", "a")))).startsWith("failed: ").contains("HTTP 429");
  }

  @Test
  void aFeedThatBreaksOffIsAFailureThoughAllItShowedIsKnown() throws InterruptedException {
    server.on("/feeds", TestServer.text(atom("older_one__").replace("</feed>", "")));

    assertThat(reason(probe(TAB, known("", "older_one__")))).startsWith("failed: ");
  }

  @Test
  void aFeedThatNeverEndsIsGivenUpAtTheTimeout() throws InterruptedException {
    server.on("/feeds", TestServer.dripping(atom("older_one__").replace("</feed>", "")));

    assertThat(reason(probe(TAB, known("", "older_one__"), Duration.ofMillis(300))))
        .startsWith("failed: ")
        .contains("too long");
  }

  @Test
  void aWebPageInPlaceOfTheFeedIsAFailure() throws InterruptedException {
    server.on(
        "/feeds",
        TestServer.bytes(
            "text/html", "<html><body>consent</body></html>".getBytes(StandardCharsets.UTF_8)));

    assertThat(reason(probe(TAB, known("", "a")))).startsWith("failed: ");
  }

  @Test
  void aListWithoutAFeedIsNotAskedAbout() throws InterruptedException {
    assertThat(probe("https://example.org/videos", known("", "a")))
        .isEqualTo(new ProbeAnswer.NoFeed());
    assertThat(gate).hasValue(0);
    assertThat(feeds.started()).as("the costly HTTP client").isFalse();
  }

  private void serveWithTag(String tag, String body) {
    server.on(
        "/feed.rss",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", tag);
          exchange.getResponseHeaders().set("Last-Modified", "Sat, 31 Jan 2026 10:11:12 GMT");
          if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            TestServer.text(body).answer(exchange);
          }
        });
  }

  @Test
  void aLinkThatIsAFeedIsAskedWhetherItHasChangedSinceItWasListed()
      throws FetchException, InterruptedException {
    serveWithTag("\"one\"", rss(item(2), item(1)));
    String link = server.uri("/feed.rss").toString();
    Feeds.Collector listing = new Feeds.Collector();
    var _ =
        new FeedSource(feeds)
            .list(new ListingRequest(link, List.of(), "", false, false, LONG), listing);
    String validators = Objects.requireNonNull(listing.meta).validators();

    assertThat(probe(link, known(validators, "id-1", "id-2")))
        .isEqualTo(new ProbeAnswer.NothingNew("not modified", validators));
    assertThat(validators).contains("\"one\"").contains("31 Jan");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aLinkThatIsAFeedAndHasChangedIsReadOnlyAsFarAsNeeded() throws InterruptedException {
    serveWithTag("\"two\"", rss(item(3), item(2)));
    String link = server.uri("/feed.rss").toString();

    assertThat(reason(probe(link, known("\"one\"\n", "id-2")))).isEqualTo("list: NEW_ID");
    assertThat(probe(link, known("\"one\"\n", "id-2", "id-3")))
        .isEqualTo(
            new ProbeAnswer.NothingNew(
                "all of 2 entries are known", "\"two\"\nSat, 31 Jan 2026 10:11:12 GMT"));
  }

  @Test
  void aLongFeedIsLeftToTheListing() throws InterruptedException {
    serveWithTag("\"two\"", rss(items(150)));
    String link = server.uri("/feed.rss").toString();
    String[] ids = new String[150];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = "id-" + i;
    }

    assertThat(reason(probe(link, known("\"one\"\n", ids)))).isEqualTo("list: LONG_FEED");
  }

  @Test
  void aProbeIsGivenUpWhenItsThreadIsInterrupted() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    server.on(
        "/feeds",
        exchange -> {
          reached.countDown();
          TestServer.dripping("<feed").answer(exchange);
        });
    CompletableFuture<Class<?>> thrown = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ProbeAnswer answer = probe(TAB, known("", "a"));
                thrown.complete(answer.getClass());
              } catch (InterruptedException e) {
                thrown.complete(e.getClass());
              }
            });
    reached.await();

    thread.interrupt();

    assertThat(thrown.join()).isEqualTo(InterruptedException.class);
  }

  @Test
  void oneProbeGoesAheadAndTheOthersUseItsConnection() throws InterruptedException {
    CountDownLatch firstArrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    server.on(
        "/feeds",
        exchange -> {
          firstArrived.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            trouble.set(e);
          }
          TestServer.text(atom("older_one__")).answer(exchange);
        });
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  assertThat(probe(TAB, known("", "older_one__")))
                      .isInstanceOf(ProbeAnswer.NothingNew.class);
                } catch (InterruptedException | AssertionError e) {
                  trouble.set(e);
                }
              }));
    }
    firstArrived.await();

    assertThat(server.requests).hasSize(1);
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(trouble).hasNullValue();
    assertThat(server.requests).hasSize(4);
  }
}
