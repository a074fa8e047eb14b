package fetchlinks.feed;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an entry as the one-line JSON object that yt-dlp's flat listing would hold. Pure. */
final class EntryJson {

  private EntryJson() {}

  /**
   * The object.
   *
   * @param duration in seconds, -1 where it is not known
   */
  static String of(
      String id,
      String title,
      String url,
      boolean youTube,
      @Nullable Instant published,
      long duration) {
    StringBuilder json = new StringBuilder("{\"_type\":\"url\"");
    text(json, "id", id);
    text(json, "title", title);
    text(json, "url", url);
    if (youTube) {
      text(json, "ie_key", "Youtube");
    }
    if (published != null) {
      json.append(",\"timestamp\":").append(published.getEpochSecond());
    }
    if (duration >= 0) {
      json.append(",\"duration\":").append(duration);
    }
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String key, String value) {
    json.append(",\"").append(key).append("\":\"");
    for (int i = 0; i < value.length(); i++) {
      character(json, value.charAt(i));
    }
    json.append('"');
  }

  private static void character(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
      json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }
}
