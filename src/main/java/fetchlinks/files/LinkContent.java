package fetchlinks.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import fetchlinks.model.Channel;
import fetchlinks.model.Video;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What stands in a link file: the entry as the site sent it, and what the downloader needs. */
final class LinkContent {

  /** No entry comes near; what is larger was not written by a program of this family. */
  private static final long LARGEST = 16L << 20;

  private LinkContent() {}

  /**
   * One JSON object on one line. Numbers stay as they were written; our own keys win over keys of
   * the same name, and an entry can't bring a {@code cookies_file} of its own.
   */
  static String of(Video video, Channel channel, int index, @Nullable Path cookiesFile) {
    JsonObject link = entry(video.json());
    complete(link, "id", video.id());
    complete(link, "title", video.title());
    complete(link, "url", video.url());
    link.addProperty("my_index", index);
    link.addProperty("my_title", channel.targetFolder());
    link.addProperty("max_height", channel.maxHeight());
    link.remove("cookies_file");
    if (cookiesFile != null) {
      link.addProperty("cookies_file", cookiesFile.toString());
    }
    return JsonText.encodable(link.toString()) + "\n";
  }

  private static JsonObject entry(String json) {
    try {
      return JsonParser.parseString(json) instanceof JsonObject object ? object : new JsonObject();
    } catch (JsonParseException _) {
      return new JsonObject();
    }
  }

  private static void complete(JsonObject link, String key, String value) {
    if (!isString(link.get(key))) {
      link.addProperty(key, value);
    }
  }

  private static boolean isString(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  /** The id in a link file that is there, whoever wrote it; null when it holds none. */
  static @Nullable String idIn(Path link) throws IOException {
    if (!Files.isRegularFile(link) || Files.size(link) > LARGEST) {
      return null;
    }
    String text = new String(Files.readAllBytes(link), StandardCharsets.UTF_8);
    JsonElement id = entry(text).get("id");
    return isString(id) ? id.getAsString() : null;
  }
}
