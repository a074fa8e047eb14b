package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.RequestGate;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for feeds over HTTP. One for the whole program, used by many threads at once; connections
 * are kept and used again. Costs nothing before the first request: the HTTP client takes a quarter
 * of a second of CPU to come up.
 */
public final class FeedReader implements AutoCloseable {

  private static final int REDIRECTS = 10;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.5";

  private final Proxies proxies;
  private final InstantSource clock;
  private final String userAgent;

  /** Guarded by this. */
  private @Nullable HttpClient client;

  /**
   * A reader that has not touched the network yet.
   *
   * @param proxy the configured proxy, "" for none at all, null: the environment decides
   * @param environment the process's environment, for {@code http_proxy} and its kind
   * @param clock to which a {@code Retry-After} date is compared
   */
  public FeedReader(@Nullable String proxy, Map<String, String> environment, InstantSource clock) {
    allowProxyLogins();
    this.proxies = new Proxies(proxy, environment);
    this.clock = clock;
    String version = FeedReader.class.getPackage().getImplementationVersion();
    this.userAgent = "fetch-links-tui" + (version == null ? "" : "/" + version) + " (feed reader)";
  }

  /**
   * Asks for a feed, following redirects; blocks until the answer's first elements are there.
   *
   * @param known validators of an earlier answer, {@link Validators#NONE} to get it in any case
   * @param timeout for everything, the reading of the entries included; time spent in {@code gate}
   *     is ours, not the site's, and does not count
   * @param gate passed before each request, redirects included
   * @return to be closed by the caller
   * @throws FetchException no feed came; why is classified
   * @throws InterruptedException the thread was interrupted; the request was given up
   */
  public FeedAnswer read(URI address, Validators known, Duration timeout, RequestGate gate)
      throws FetchException, InterruptedException {
    Deadline deadline = Deadline.in(timeout);
    URI at = address;
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      long waitingSince = System.nanoTime();
      gate.beforeRequest();
      deadline = deadline.extendedSince(waitingSince);
      boolean trusted = Objects.equals(at.getRawAuthority(), address.getRawAuthority());
      HttpResponse<InputStream> response =
          send(request(at, trusted ? address.getUserInfo() : null, known, deadline), at);
      Body body = new Body(response.body(), deadline);
      int status = response.statusCode();
      if (status == 200 || status == 203) {
        return new FeedAnswer.Feed(
            validators(response), FeedEntries.open(body, response.headers(), at));
      }
      discard(body);
      if (status == 304 && !known.isEmpty()) {
        return new FeedAnswer.NotModified(merged(validators(response), known));
      }
      at = redirected(response, at);
    }
    throw new FetchException(
        Failure.of(FailureClass.GONE, "LOOP", Shown.host(address) + " redirects again and again")
            .advising("open the link in a browser and correct `link`"));
  }

  /** Gives up whatever is being received. */
  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }

  /** Whether the costly part was needed yet. */
  synchronized boolean started() {
    return client != null;
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .proxy(proxies)
              .build();
    }
    return client;
  }

  /**
   * The JDK gives a proxy no login for https unless it is told to, before anything of its HTTP
   * client is loaded.
   */
  private static void allowProxyLogins() {
    String property = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "");
    }
  }

  private HttpRequest request(URI at, @Nullable String login, Validators known, Deadline deadline)
      throws FetchException {
    Optional<String> obstacle = proxies.obstacle(at);
    if (obstacle.isPresent()) {
      throw new FetchException(
          Failure.of(FailureClass.NEEDS_PERSON, "PROXY", obstacle.get())
              .advising("set `proxy` to an http proxy, or to \"\" for none"));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at)
            .timeout(answerTime(deadline))
            .header("User-Agent", userAgent)
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "gzip");
    // Without TLS the offer of HTTP/2 is an upgrade header that some servers stumble over.
    boolean secure = "https".equalsIgnoreCase(at.getScheme());
    request.version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    header(request, "If-None-Match", known.etag());
    header(request, "If-Modified-Since", known.lastModified());
    header(request, "Authorization", login == null ? null : Proxies.basic(login));
    header(request, "Proxy-Authorization", proxies.login(at).orElse(null));
    return request.build();
  }

  private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
    if (value != null) {
      request.header(name, value);
    }
  }

  private static Duration answerTime(Deadline deadline) {
    Duration left = deadline.left();
    if (!left.isPositive()) {
      return Duration.ofNanos(1);
    }
    return left.compareTo(ANSWER) < 0 ? left : ANSWER;
  }

  private HttpResponse<InputStream> send(HttpRequest request, URI at)
      throws FetchException, InterruptedException {
    try {
      return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new FetchException(NetFailures.of(e, at), e);
    }
  }

  private static void discard(Body body) throws InterruptedException {
    body.drain();
    body.close();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static Validators validators(HttpResponse<?> response) {
    return new Validators(
        response.headers().firstValue("ETag").orElse(null),
        response.headers().firstValue("Last-Modified").orElse(null));
  }

  private static Validators merged(Validators fresh, Validators known) {
    return new Validators(
        fresh.etag() == null ? known.etag() : fresh.etag(),
        fresh.lastModified() == null ? known.lastModified() : fresh.lastModified());
  }

  /** Where the answer points to; fails for an answer that is no redirect. */
  private URI redirected(HttpResponse<?> response, URI at) throws FetchException {
    Optional<String> location = response.headers().firstValue("Location");
    boolean redirect =
        switch (response.statusCode()) {
          case 301, 302, 303, 307, 308 -> location.isPresent();
          default -> false;
        };
    if (!redirect) {
      String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
      throw new FetchException(
          HttpFailures.of(response.statusCode(), at, retryAfter, clock.instant()));
    }
    URI target = FeedLinks.parse(location.orElseThrow());
    URI next = target == null ? at : at.resolve(target);
    if (target == null || !FeedLinks.isWeb(next) || isDowngrade(at, next)) {
      throw new FetchException(
          Failure.of(
                  FailureClass.GONE,
                  "REDIR",
                  Shown.host(at) + " redirects to an address that is not safe to follow")
              .advising("open the link in a browser and correct `link`"));
    }
    return next;
  }

  private static boolean isDowngrade(URI at, URI next) {
    return "https".equalsIgnoreCase(at.getScheme()) && "http".equalsIgnoreCase(next.getScheme());
  }
}
