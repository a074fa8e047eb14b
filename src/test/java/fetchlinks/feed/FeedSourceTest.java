package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.items;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FeedSourceTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private TestServer server;
  private FeedReader feeds;
  private FeedSource source;

  @BeforeEach
  void open() throws IOException {
    server = new TestServer();
    feeds = new FeedReader("", Map.of(), CLOCK);
    source = new FeedSource(feeds);
  }

  @AfterEach
  void close() {
    feeds.close();
    server.close();
  }

  private static ListingRequest request(URI address, Duration timeout) {
    return new ListingRequest(address.toString(), List.of(), "", true, true, timeout);
  }

  private ListingEnd list(String path, ListingReader reader)
      throws FetchException, InterruptedException {
    return source.list(request(server.uri(path), LONG), reader);
  }

  private FetchException failure(String path, Duration timeout) {
    FetchException e =
        catchThrowableOfType(
            FetchException.class,
            () -> source.list(request(server.uri(path), timeout), new Feeds.Collector()));
    assertThat(e).as("it was listed").isNotNull();
    return e;
  }

  @Test
  void aFeedIsListedInItsOwnOrderToItsProvenEnd() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss(item(3), item(2), "<item/>", item(1))));
    Feeds.Collector collector = new Feeds.Collector();
    assertThat(list("/feed", collector)).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(collector.items)
        .extracting(entry -> entry instanceof Item.Entry(var video) ? video.id() : "hole")
        .containsExactly("id-3", "id-2", "hole", "id-1");
    assertThat(collector.meta).isEqualTo(new ListingMeta("feed", "", "A channel"));
    assertThat(collector.requests).isEqualTo(1);
  }

  @Test
  void anEmptyFeedIsCompleteAndDescribed() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss()));
    Feeds.Collector collector = new Feeds.Collector();
    assertThat(list("/feed", collector)).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(collector.meta).isEqualTo(new ListingMeta("feed", "", "A channel"));
    assertThat(collector.items).isEmpty();
  }

  @Test
  void aLinkThatIsNoAddressAsksNobody() {
    FetchException e =
        catchThrowableOfType(
            FetchException.class,
            () ->
                source.list(
                    new ListingRequest("feed:nowhere", List.of(), "", true, true, LONG),
                    new Feeds.Collector()));
    assertThat(e.failure().code()).isEqualTo("LINK");
    assertThat(feeds.started()).isFalse();
  }

  @Test
  void twentyThousandEntriesAreListed() throws FetchException, InterruptedException {
    String text = "<description>" + "some words ".repeat(20) + "</description></item>";
    server.on("/feed", TestServer.text(rss(items(20_000).replace("</item>", text))));
    Feeds.Collector collector = new Feeds.Collector();
    assertThat(list("/feed", collector)).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(collector.items).hasSize(20_000);
  }

  @Test
  void nothingMoreIsReadOnceTheReaderHasEnough() throws FetchException, InterruptedException {
    byte[] feed = rss(items(20_000)).getBytes(StandardCharsets.UTF_8);
    server.on("/feed", TestServer.bytes("text/xml", feed));
    assertThat(list("/feed", new Feeds.Collector(taken -> taken.size() == 10)))
        .isEqualTo(new ListingEnd.Stopped());
    try (FeedAnswer answer = feeds.read(server.uri("/feed"), Validators.NONE, LONG, () -> {})) {
      FeedEntries entries = ((FeedAnswer.Feed) answer).entries();
      for (int i = 0; i < 10; i++) {
        assertThat(entries.next()).isInstanceOf(Item.Entry.class);
      }
      assertThat(entries.received()).isLessThan(64 << 10).isLessThan(feed.length / 10);
    }
  }

  @Test
  void theConnectionIsClosedWhenTheReaderHasEnough() throws FetchException, InterruptedException {
    CompletableFuture<IOException> closed = new CompletableFuture<>();
    server.on(
        "/feed",
        exchange -> {
          try {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<rss><channel>".getBytes(StandardCharsets.UTF_8));
            byte[] item = item(1).getBytes(StandardCharsets.UTF_8);
            while (!Thread.currentThread().isInterrupted()) {
              exchange.getResponseBody().write(item);
              exchange.getResponseBody().flush();
            }
          } catch (IOException e) {
            closed.complete(e);
            throw e;
          }
        });
    assertThat(list("/feed", new Feeds.Collector(taken -> taken.size() == 10)))
        .isEqualTo(new ListingEnd.Stopped());
    assertThat(closed.join()).isNotNull();
  }

  @Test
  void aFeedThatBreaksOffAfterItsFirstEntriesIsCutShort()
      throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text("<rss><channel>" + item(1) + item(2) + "<item><title>and"));
    Feeds.Collector collector = new Feeds.Collector();
    assertThat(list("/feed", collector))
        .isInstanceOfSatisfying(
            ListingEnd.CutShort.class,
            end -> {
              assertThat(end.cause().code()).isEqualTo("XML");
              assertThat(end.cause().kind()).isEqualTo(FailureClass.TRANSIENT);
            });
    assertThat(collector.items).hasSize(2);
  }

  @Test
  void aConnectionThatBreaksIsNotCalledBadXml() throws FetchException, InterruptedException {
    server.on(
        "/feed",
        exchange -> {
          byte[] beginning = ("<rss><channel>" + items(20)).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, 5000);
          exchange.getResponseBody().write(beginning);
          exchange.getResponseBody().flush();
        });
    assertThat(list("/feed", new Feeds.Collector()))
        .isInstanceOfSatisfying(
            ListingEnd.CutShort.class, end -> assertThat(end.cause().code()).isEqualTo("NET"));
  }

  @Test
  void aConnectionThatBreaksBeforeTheFirstEntryIsAFailure() {
    server.on(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 5000);
          exchange.getResponseBody().write("<rss>".getBytes(StandardCharsets.UTF_8));
        });
    assertThat(failure("/feed", LONG).failure().code()).isEqualTo("NET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<rss><channel><title>"})
  void theDeadlineHoldsHoweverSlowlyItDrips(String beginning) {
    server.on("/feed", TestServer.dripping(beginning));
    FetchException e = failure("/feed", Duration.ofMillis(400));
    assertThat(e.failure().kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(e.failure().code()).isEqualTo("TIME");
  }

  @Test
  void theDeadlineHoldsAfterTheFirstEntriesToo() throws FetchException, InterruptedException {
    server.on("/warm-up", TestServer.text(rss()));
    server.on("/feed", TestServer.dripping("<rss><channel>" + items(20)));
    assertThat(list("/warm-up", new Feeds.Collector())).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(
            source.list(request(server.uri("/feed"), Duration.ofSeconds(3)), new Feeds.Collector()))
        .isInstanceOfSatisfying(
            ListingEnd.CutShort.class, end -> assertThat(end.cause().code()).isEqualTo("TIME"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theDeadlineHoldsWhereNothingComesAtAll(boolean headers) {
    CountDownLatch never = new CountDownLatch(1);
    server.on("/feed", hanging(headers, new CountDownLatch(1), never));
    assertThat(failure("/feed", Duration.ofMillis(400)).failure().code()).isEqualTo("TIME");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsTheWaiting(boolean headers) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/feed", hanging(headers, asked, new CountDownLatch(1)));
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                outcome.set(new AssertionError(list("/feed", new Feeds.Collector())));
              } catch (FetchException | InterruptedException e) {
                outcome.set(e);
              }
            });
    asked.await();
    thread.interrupt();
    thread.join();
    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
  }

  private static TestServer.Script hanging(
      boolean headers, CountDownLatch asked, CountDownLatch until) {
    return exchange -> {
      if (headers) {
        exchange.sendResponseHeaders(200, 0);
        exchange
            .getResponseBody()
            .write(("<rss><channel>" + item(1)).substring(0, 40).getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      }
      asked.countDown();
      try {
        until.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void anInterruptBetweenTwoEntriesIsSeen() {
    server.on("/feed", TestServer.text(rss(items(100))));
    Feeds.Collector collector =
        new Feeds.Collector(taken -> {
          if (taken.size() == 3) {
            Thread.currentThread().interrupt();
          }
          return false;
        });
    InterruptedException e =
        catchThrowableOfType(InterruptedException.class, () -> list("/feed", collector));
    assertThat(e).isNotNull();
    assertThat(Thread.interrupted()).isFalse();
    assertThat(collector.items).hasSize(3);
  }

  @Test
  void manyFeedsAreReadAtOnce() throws InterruptedException {
    server.on("/feed", TestServer.text(rss(items(50))));
    List<CompletableFuture<Integer>> counts =
        IntStream.range(0, 64).mapToObj(_ -> new CompletableFuture<Integer>()).toList();
    for (CompletableFuture<Integer> count : counts) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              Feeds.Collector collector = new Feeds.Collector();
              if (list("/feed", collector) instanceof ListingEnd.Complete) {
                count.complete(collector.items.size());
              }
            } catch (FetchException | InterruptedException e) {
              count.completeExceptionally(e);
            }
          });
    }
    assertThat(counts).allSatisfy(count -> assertThat(count.join()).isEqualTo(50));
  }
}
