package fetchlinks.feed;

import static fetchlinks.feed.Feeds.item;
import static fetchlinks.feed.Feeds.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FeedReaderTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

  private TestServer server;
  private FeedReader reader;
  private final AtomicInteger gates = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    server = new TestServer();
    reader = new FeedReader(null, Map.of(), CLOCK);
  }

  @AfterEach
  void close() {
    reader.close();
    server.close();
  }

  private FeedAnswer ask(URI address, Validators known)
      throws FetchException, InterruptedException {
    return reader.read(address, known, LONG, gates::incrementAndGet);
  }

  private int entries(URI address) throws FetchException, InterruptedException {
    int count = 0;
    try (FeedAnswer answer = ask(address, Validators.NONE)) {
      FeedEntries entries = ((FeedAnswer.Feed) answer).entries();
      while (entries.next() != null) {
        count++;
      }
    }
    return count;
  }

  private Failure failure(URI address) {
    FetchException e = catchThrowableOfType(FetchException.class, () -> entries(address));
    assertThat(e).as("it was read").isNotNull();
    return e.failure();
  }

  @Test
  void nothingIsStartedBeforeTheFirstRequest() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss(item(1))));
    assertThat(reader.started()).isFalse();
    assertThat(entries(server.uri("/feed"))).isEqualTo(1);
    assertThat(reader.started()).isTrue();
  }

  @Test
  void theServerIsToldWhoAsks() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss(item(1))));
    assertThat(entries(server.uri("/feed?a=b"))).isEqualTo(1);
    TestServer.Request request = server.requests.element();
    assertThat(request.line()).isEqualTo("GET /feed?a=b");
    assertThat(request.header("User-Agent")).startsWith("fetch-links-tui");
    assertThat(request.header("Accept")).contains("application/rss+xml");
    assertThat(request.header("Upgrade")).isEmpty();
    assertThat(request.header("If-None-Match")).isEmpty();
  }

  @Test
  void aConnectionIsUsedAgain() throws FetchException, InterruptedException, IOException {
    byte[] packed = TestServer.gzip(rss(item(1)).getBytes(StandardCharsets.UTF_8));
    server
        .on("/feed", TestServer.text(rss(item(1))))
        .on("/moved", TestServer.status(301, "Location", "/feed"))
        .on(
            "/packed",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(packed);
            });
    for (String path : List.of("/feed", "/moved", "/packed", "/feed")) {
      assertThat(entries(server.uri(path))).isEqualTo(1);
    }
    assertThat(server.requests).hasSize(5);
    assertThat(server.requests)
        .extracting(TestServer.Request::clientPort)
        .containsOnly(server.requests.element().clientPort());
  }

  @Test
  void validatorsSpareTheFeed() throws FetchException, InterruptedException {
    server.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          if (known) {
            TestServer.status(304).answer(exchange);
          } else {
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT");
            TestServer.text(rss(item(1))).answer(exchange);
          }
        });
    Validators first;
    try (FeedAnswer answer = ask(server.uri("/feed"), Validators.NONE)) {
      assertThat(answer).isInstanceOf(FeedAnswer.Feed.class);
      first = answer.validators();
    }
    assertThat(first).isEqualTo(new Validators("\"v1\"", "Sun, 01 Mar 2026 10:00:00 GMT"));
    try (FeedAnswer answer = ask(server.uri("/feed"), first)) {
      assertThat(answer).isEqualTo(new FeedAnswer.NotModified(first));
    }
    assertThat(new ArrayList<>(server.requests).getLast().header("If-Modified-Since"))
        .isEqualTo("Sun, 01 Mar 2026 10:00:00 GMT");
  }

  @Test
  void aNotModifiedThatNobodyAskedForIsNoFeed() {
    server.on("/feed", TestServer.status(304));
    assertThat(failure(server.uri("/feed")).code()).isEqualTo("304");
  }

  @Test
  void theGateIsPassedBeforeEachRequestRedirectsIncluded()
      throws FetchException, InterruptedException {
    server
        .on("/a", TestServer.status(301, "Location", "/b"))
        .on("/b", TestServer.status(307, "Location", "/c d"))
        .on("/c d", TestServer.text(rss(item(1), item(2))));
    assertThat(entries(server.uri("/a"))).isEqualTo(2);
    assertThat(gates).hasValue(3);
  }

  @Test
  void redirectsThatGoRoundInACircleEnd() {
    server.on("/a", TestServer.status(302, "Location", "/a"));
    Failure failure = failure(server.uri("/a"));
    assertThat(failure.code()).isEqualTo("LOOP");
    assertThat(failure.kind()).isEqualTo(FailureClass.GONE);
    assertThat(server.requests).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/x", "mailto:a@b", "http://[x"})
  void redirectsOutOfTheWebAreNotFollowed(String target) {
    server.on("/a", TestServer.status(302, "Location", target));
    assertThat(failure(server.uri("/a")).code()).isEqualTo("REDIR");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aRedirectToNowhereIsAFailure() {
    server.on("/a", TestServer.status(302));
    assertThat(failure(server.uri("/a")).code()).isEqualTo("302");
  }

  @Test
  void aLoginInTheAddressIsForItsOwnServerOnly()
      throws FetchException, InterruptedException, IOException {
    try (TestServer other = new TestServer()) {
      other.on("/b", TestServer.text(rss(item(1))));
      server.on("/a", TestServer.status(302, "Location", other.uri("/b").toString()));
      URI address = URI.create("http://me:pw@127.0.0.1:" + server.port() + "/a");
      assertThat(entries(address)).isEqualTo(1);
      assertThat(server.requests.element().header("Authorization")).isEqualTo("Basic bWU6cHc=");
      assertThat(other.requests.element().header("Authorization")).isEmpty();
    }
  }

  @Test
  void aStatusIsAFailureWithTheHostsOwnPatience() {
    server.on("/slow-down", TestServer.status(429, "Retry-After", "17"));
    server.on("/date", TestServer.status(429, "Retry-After", "Sun, 01 Mar 2026 12:01:00 GMT"));
    assertThat(failure(server.uri("/slow-down")).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(failure(server.uri("/date")).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failure(server.uri("/none")).kind()).isEqualTo(FailureClass.GONE_PERHAPS);
  }

  @Test
  void aPackedFeedIsUnpacked() throws FetchException, InterruptedException, IOException {
    byte[] packed = TestServer.gzip(rss(Feeds.items(1000)).getBytes(StandardCharsets.UTF_8));
    server.on("/feed", packed("gzip", packed));
    assertThat(entries(server.uri("/feed"))).isEqualTo(1000);
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    byte[] bomb =
        TestServer.gzip(
            ("<rss><channel><title>" + " ".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8));
    server.on("/feed", packed("gzip", bomb));
    Failure failure = failure(server.uri("/feed"));
    assertThat(failure.code()).isEqualTo("SIZE");
    assertThat(failure.message()).contains("unpacked");
  }

  @Test
  void whatIsPackedWronglyIsMalformed() {
    server.on("/broken", packed("gzip", "no gzip at all".getBytes(StandardCharsets.UTF_8)));
    server.on("/foreign", packed("br", new byte[] {1, 2, 3}));
    assertThat(failure(server.uri("/broken")).code()).isEqualTo("XML");
    assertThat(failure(server.uri("/foreign")).message()).contains("br");
  }

  private static TestServer.Script packed(String encoding, byte[] body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", encoding);
      TestServer.bytes("text/xml", body).answer(exchange);
    };
  }

  @Test
  void theProxyIsAskedForEverything() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss(item(1))));
    String proxy = "http://me:pw@127.0.0.1:" + server.port();
    try (FeedReader proxied = new FeedReader(proxy, Map.of(), CLOCK);
        FeedAnswer answer =
            proxied.read(
                URI.create("http://feeds.invalid/feed"), Validators.NONE, LONG, () -> {})) {
      assertThat(answer).isInstanceOf(FeedAnswer.Feed.class);
    }
    TestServer.Request request = server.requests.element();
    assertThat(request.line()).isEqualTo("GET http://feeds.invalid/feed");
    assertThat(request.header("Proxy-Authorization")).isEqualTo("Basic bWU6cHc=");
  }

  @Test
  void theEnvironmentsProxyIsAskedForToo() throws FetchException, InterruptedException {
    server.on("/feed", TestServer.text(rss(item(1))));
    Map<String, String> environment = Map.of("http_proxy", "127.0.0.1:" + server.port());
    try (FeedReader proxied = new FeedReader(null, environment, CLOCK);
        FeedAnswer answer =
            proxied.read(
                URI.create("http://feeds.invalid/feed"), Validators.NONE, LONG, () -> {})) {
      assertThat(answer).isInstanceOf(FeedAnswer.Feed.class);
    }
    assertThat(server.requests.element().line()).isEqualTo("GET http://feeds.invalid/feed");
  }

  @Test
  void aSecureFeedIsTunnelledWithTheProxysLogin() throws IOException, InterruptedException {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      CompletableFuture<List<String>> asked = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> refuseTunnel(proxy, asked));
      String address = "http://me:pw@127.0.0.1:" + proxy.getLocalPort();
      try (FeedReader proxied = new FeedReader(address, Map.of(), CLOCK)) {
        FetchException e =
            catchThrowableOfType(
                FetchException.class,
                () ->
                    proxied.read(
                        URI.create("https://feeds.invalid/x"), Validators.NONE, LONG, () -> {}));
        assertThat(e).isNotNull();
      }
      assertThat(asked.join())
          .startsWith("CONNECT feeds.invalid:443 HTTP/1.1")
          .contains("Proxy-Authorization: Basic bWU6cHc=");
    }
  }

  private static void refuseTunnel(ServerSocket proxy, CompletableFuture<List<String>> asked) {
    try (Socket socket = proxy.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        lines.add(line);
      }
      asked.complete(lines);
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 502 no\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      asked.completeExceptionally(e);
    }
  }

  @Test
  void aProxyThatCantBeUsedIsNotGoneAround() {
    server.on("/feed", TestServer.text(rss(item(1))));
    try (FeedReader proxied = new FeedReader("socks5://127.0.0.1:1", Map.of(), CLOCK)) {
      FetchException e =
          catchThrowableOfType(
              FetchException.class,
              () -> proxied.read(server.uri("/feed"), Validators.NONE, LONG, () -> {}));
      assertThat(e.failure().code()).isEqualTo("PROXY");
    }
    assertThat(server.requests).isEmpty();
  }

  @Test
  void nobodyListeningIsTransient() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    Failure failure = failure(URI.create("http://127.0.0.1:" + free + "/feed"));
    assertThat(failure.kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(failure.code()).isEqualTo("NET");
  }

  @Test
  void aNameThatDoesNotExistIsUnreachable() {
    // Too long for a name: it is refused without a question to any name server.
    String name = "a".repeat(70) + ".invalid";
    Failure failure = failure(URI.create("http://" + name + "/feed"));
    assertThat(failure.kind()).isEqualTo(FailureClass.UNREACHABLE);
    assertThat(failure.message()).contains(name);
  }
}
