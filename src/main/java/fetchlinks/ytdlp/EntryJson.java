package fetchlinks.ytdlp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes an entry that yt-dlp has printed itself, as the worker completes its own. */
final class EntryJson {

  private static final Pattern SMUGGLED = Pattern.compile("#__youtubedl_smuggle=(.*)$");

  private EntryJson() {}

  /** One line of JSON with an id, without what is private to yt-dlp. */
  static String completed(JsonObject entry) {
    JsonObject completed = new JsonObject();
    entry.entrySet().stream()
        .filter(field -> !field.getKey().startsWith("_") || field.getKey().equals("_type"))
        .forEach(field -> completed.add(field.getKey(), field.getValue()));
    completed.addProperty("id", id(entry));
    if (VideoParser.text(entry, "title").isEmpty()) {
      completed.addProperty("title", id(entry));
    }
    return completed.toString();
  }

  /** Its id; entries of feeds have it hidden in their address, or have none but the address. */
  static String id(JsonObject entry) {
    String id = VideoParser.text(entry, "id");
    String url = VideoParser.text(entry, "url");
    return !id.isEmpty() ? id : smuggled(url).isEmpty() ? url : smuggled(url);
  }

  private static String smuggled(String url) {
    Matcher matcher = SMUGGLED.matcher(url);
    if (!matcher.find()) {
      return "";
    }
    try {
      String json = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
      return JsonParser.parseString(json.replaceFirst("^__youtubedl_smuggle=", ""))
              instanceof JsonObject object
          ? VideoParser.text(object, "force_videoid")
          : "";
    } catch (IllegalArgumentException | JsonParseException _) {
      return "";
    }
  }
}
