package fetchlinks.ytdlp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import fetchlinks.model.Availability;
import fetchlinks.model.Video;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Makes a video of a flat entry of yt-dlp's. */
final class VideoParser {

  private static final String SMUGGLED = "#__youtubedl_smuggle";

  private VideoParser() {}

  /**
   * Reads an entry.
   *
   * @param json one JSON object; kept as it is
   * @throws JsonParseException it is no object or has no id
   */
  static Video parse(String json) {
    if (!(JsonParser.parseString(json) instanceof JsonObject entry)) {
      throw new JsonParseException("an entry that is no object");
    }
    String id = text(entry, "id");
    if (id.isEmpty()) {
      throw new JsonParseException("an entry without id");
    }
    String url = text(entry, "url");
    int smuggled = url.indexOf(SMUGGLED);
    String title = text(entry, "title");
    return new Video(
        id,
        title,
        smuggled < 0 ? url : url.substring(0, smuggled),
        published(entry),
        availability(entry, title),
        json);
  }

  private static Availability availability(JsonObject entry, String title) {
    // What needs a log-in because of age is public to a downloader that has cookies.
    return switch (text(entry, "availability")) {
      case "subscriber_only", "premium_only" -> Availability.MEMBERS_ONLY;
      case "private" -> Availability.PRIVATE;
      default ->
          switch (text(entry, "live_status")) {
            case "is_upcoming" -> Availability.UPCOMING;
            case "is_live" -> Availability.LIVE;
            default ->
                switch (title) {
                  case "[Private video]" -> Availability.PRIVATE;
                  case "[Deleted video]" -> Availability.DELETED;
                  default -> Availability.PUBLIC;
                };
          };
    };
  }

  private static @Nullable Instant published(JsonObject entry) {
    for (String key : new String[] {"timestamp", "release_timestamp"}) {
      if (entry.get(key) instanceof JsonPrimitive value) {
        try {
          return Instant.ofEpochSecond((long) value.getAsDouble());
        } catch (NumberFormatException | DateTimeException _) {
          // Something else that calls itself a time; the next one may be better.
        }
      }
    }
    try {
      return LocalDate.parse(text(entry, "upload_date"), DateTimeFormatter.BASIC_ISO_DATE)
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null;
    }
  }

  static String text(JsonObject entry, String key) {
    return entry.get(key) instanceof JsonPrimitive value ? value.getAsString() : "";
  }
}
