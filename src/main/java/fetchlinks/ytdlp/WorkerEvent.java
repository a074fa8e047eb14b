package fetchlinks.ytdlp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import fetchlinks.model.ListingMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker says; the protocol stands at the head of {@code fetchlinks_worker.py}. */
sealed interface WorkerEvent {

  record Ready(int protocol, String version) implements WorkerEvent {}

  record Request() implements WorkerEvent {}

  record Meta(ListingMeta meta) implements WorkerEvent {}

  /** An entry as JSON, exactly as it came. */
  record Entry(String json) implements WorkerEvent {}

  record Nested(String url, String title) implements WorkerEvent {}

  record Hole() implements WorkerEvent {}

  record Warn(String message) implements WorkerEvent {}

  /**
   * The listing has ended without an error.
   *
   * @param claimed entries the site says there are, -1 unknown
   * @param hidden how many of these it does not show
   */
  record Done(String stopped, int claimed, int hidden, boolean emptyTail, Usage usage)
      implements WorkerEvent {}

  record Failed(Trouble trouble, Usage usage) implements WorkerEvent {}

  /** Answers that nobody waits for. */
  record Ignored() implements WorkerEvent {}

  /** What the process has used; decides whether it is used again. */
  record Usage(int requests, int rssKb, boolean unforeseen) {}

  /**
   * Reads one line.
   *
   * @throws JsonParseException it is none of a worker's
   */
  static WorkerEvent parse(String line) {
    try {
      // The entry goes on as it came, so only the text around it matters here.
      if (line.startsWith("{\"ev\":\"entry\"")) {
        return new Entry(line.substring(line.indexOf(",\"e\":{") + 5, line.length() - 1));
      }
      JsonObject event = JsonParser.parseString(line).getAsJsonObject();
      return switch (text(event, "ev")) {
        case "ready" -> new Ready(number(event, "proto"), text(event, "yt_dlp"));
        case "request" -> new Request();
        case "meta" ->
            new Meta(
                new ListingMeta(
                    text(event, "extractor_key"), text(event, "channel_id"), text(event, "title")));
        case "nested" -> new Nested(text(event, "url"), text(event, "title"));
        case "hole" -> new Hole();
        case "warn" -> new Warn(text(event, "msg"));
        case "done" -> done(event);
        case "error" -> new Failed(trouble(event), usage(event));
        case "pong", "bad" -> new Ignored();
        default -> throw new JsonParseException("no event of a worker: " + text(event, "ev"));
      };
    } catch (IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
      throw new JsonParseException("not the protocol of a worker", e);
    }
  }

  private static Done done(JsonObject event) {
    return new Done(
        text(event, "stopped"),
        number(event, "claimed"),
        number(event, "hidden"),
        event.get("empty_tail") instanceof JsonPrimitive tail && tail.getAsBoolean(),
        usage(event));
  }

  private static Usage usage(JsonObject event) {
    return new Usage(
        number(event, "requests"), number(event, "rss_kb"), !text(event, "tb").isEmpty());
  }

  private static Trouble trouble(JsonObject event) {
    List<String> causes = new ArrayList<>();
    if (event.get("causes") instanceof JsonArray array) {
      array.forEach(cause -> causes.add(cause.getAsString()));
    }
    return new Trouble(
        text(event, "type"),
        text(event, "msg"),
        number(event, "status"),
        retryAfter(event),
        causes,
        text(event, "tb"));
  }

  /** A site can send any number of digits; a number too large for a long becomes the largest. */
  private static @Nullable Duration retryAfter(JsonObject event) {
    JsonElement seconds = event.get("retry_after");
    return seconds == null || seconds.isJsonNull()
        ? null
        : Duration.ofSeconds((long) seconds.getAsDouble());
  }

  private static String text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static int number(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? 0 : value.getAsInt();
  }
}
