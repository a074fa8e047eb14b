package fetchlinks.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Feeds on loopback: videos are published at will, answers can be held back or be errors. */
final class FeedSite implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, List<String>> videos = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final HttpServer server;

  /** Requests in the order of arrival, by channel. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** A permit for each request that has arrived while answers are held back. */
  final Semaphore arrived = new Semaphore(0);

  private volatile @Nullable Semaphore gate;

  FeedSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where the channel's feed is. */
  String link(String channel) {
    return "http://127.0.0.1:%d/%s.xml".formatted(server.getAddress().getPort(), channel);
  }

  /** Publishes videos, the last one is the newest, and makes the feed. */
  FeedSite publish(String channel, String... ids) {
    List<String> list = videos.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>());
    for (String id : ids) {
      list.addFirst(id);
    }
    return this;
  }

  /** The channel's ids, newest first. */
  List<String> videos(String channel) {
    return List.copyOf(videos.getOrDefault(channel, List.of()));
  }

  /** From now on the channel's feed answers with this status; 200: as it should. */
  FeedSite answer(String channel, int status) {
    errors.put(channel, status);
    return this;
  }

  /** From now on no request is answered; each lets {@link #arrived} know. */
  void hold() {
    gate = new Semaphore(0);
  }

  /** Answers all that were held back and whatever comes. */
  void release() {
    Semaphore held = gate;
    gate = null;
    if (held != null) {
      held.release(Integer.MAX_VALUE / 2);
    }
  }

  /** The most requests there were at one moment. */
  int mostInFlight() {
    return mostInFlight.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String channel = path.substring(1).replace(".xml", "");
    requests.add(channel);
    try (exchange) {
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      await();
      // Before the client can have the answer and send its next request
      inFlight.decrementAndGet();
      int status = errors.getOrDefault(channel, videos.containsKey(channel) ? 200 : 404);
      if (status == 200) {
        byte[] feed = feed(channel).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, feed.length);
        exchange.getResponseBody().write(feed);
      } else {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private void await() throws IOException {
    Semaphore held = gate;
    if (held != null) {
      arrived.release();
      try {
        held.acquire();
      } catch (InterruptedException _) {
        throw new IOException("the site is closed");
      }
    }
  }

  private String feed(String channel) {
    StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>t</title>");
    for (String id : videos(channel)) {
      feed.append(
          "<item><guid>%s</guid><title>Video %s</title><link>https://example.org/v</link></item>"
              .formatted(id, id));
    }
    return feed.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
