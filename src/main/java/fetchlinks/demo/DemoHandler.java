package fetchlinks.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers for all channels, each in its own way. Used by many threads at once. */
final class DemoHandler implements HttpHandler {

  private static final int PIECES = 20;

  private static final int ERRORS_OF_FLAKY = 2;

  private final Map<String, DemoChannel> channels =
      DemoCast.CHANNELS.stream().collect(Collectors.toMap(DemoChannel::path, Function.identity()));
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final DemoLibrary library;
  private final BusyPeriod busy;
  private final double slowness;

  DemoHandler(DemoLibrary library, double slowness) {
    this.library = library;
    this.busy = new BusyPeriod(slowness);
    this.slowness = slowness;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      DemoChannel channel = channels.get(exchange.getRequestURI().getPath());
      if (channel == null) {
        status(exchange, 404);
      } else {
        int request = requests.merge(channel.name(), 1, Integer::sum);
        answer(exchange, channel, request);
      }
    }
  }

  private void answer(HttpExchange exchange, DemoChannel channel, int request) throws IOException {
    if (channel.behaviour() != Behaviour.BUSY) {
      pause(channel.millis() / 4);
    }
    switch (channel.behaviour()) {
      case HEALTHY -> feed(exchange, channel, false);
      case TRUNCATED -> feed(exchange, channel, true);
      case FLAKY -> feedUnless(request <= ERRORS_OF_FLAKY, 500, exchange, channel);
      case BUSY -> busy(exchange, channel);
      case BROKEN -> status(exchange, 503);
      case MISSING -> status(exchange, 404);
      case FORBIDDEN -> status(exchange, 403);
      case WEB_PAGE -> page(exchange);
    }
  }

  private void feedUnless(boolean fails, int status, HttpExchange exchange, DemoChannel channel)
      throws IOException {
    if (fails) {
      status(exchange, status);
    } else {
      feed(exchange, channel, false);
    }
  }

  private void busy(HttpExchange exchange, DemoChannel channel) throws IOException {
    int seconds = busy.secondsLeft();
    if (seconds >= 0) {
      exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
    }
    feedUnless(seconds >= 0, 429, exchange, channel);
  }

  private void feed(HttpExchange exchange, DemoChannel channel, boolean truncated)
      throws IOException {
    String tag = "\"" + channel.name() + "-" + library.size(channel) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      status(exchange, 304);
      return;
    }
    DemoFeed feed =
        new DemoFeed(channel, "http://" + exchange.getRequestHeaders().getFirst("Host"));
    exchange.getResponseHeaders().set("Content-Type", feed.contentType());
    exchange.sendResponseHeaders(200, 0);
    List<String> parts = new ArrayList<>(feed.entries(library.newestFirst(channel)));
    if (truncated) {
      parts = parts.subList(0, parts.size() / 2);
      parts.add("<entry><title>and her");
    } else {
      parts.add(feed.foot());
    }
    parts.addFirst(feed.head());
    send(exchange.getResponseBody(), parts, channel.millis() * 3 / 4);
  }

  /** In about {@link #PIECES} pieces, so that a watcher sees the count of entries rise. */
  private void send(OutputStream out, List<String> parts, int millis) throws IOException {
    int piece = Math.max(1, (parts.size() + PIECES - 1) / PIECES);
    int pieces = (parts.size() + piece - 1) / piece;
    for (int from = 0; from < parts.size(); from += piece) {
      int to = Math.min(parts.size(), from + piece);
      out.write(String.join("", parts.subList(from, to)).getBytes(StandardCharsets.UTF_8));
      out.flush();
      pause(millis / pieces);
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    byte[] page =
        "<!DOCTYPE html>\n<html><head><title>We have moved</title></head><body>hello<br></body>"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private void pause(int millis) throws IOException {
    try {
      Thread.sleep(Math.round(millis * slowness));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the demonstration is over");
    }
  }
}
