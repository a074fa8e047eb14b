package fetchlinks.files;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A link queue as a downloader sees it. */
public final class Links {

  private Links() {}

  /** Names of the links, sorted; none where there is no queue yet. */
  public static List<String> in(Path queue) throws IOException {
    if (!Files.isDirectory(queue)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(queue)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".link"))
          .sorted()
          .toList();
    }
  }

  /** What a link says. */
  public static JsonObject read(Path queue, String name) throws IOException {
    return JsonParser.parseString(Files.readString(queue.resolve(name))).getAsJsonObject();
  }
}
