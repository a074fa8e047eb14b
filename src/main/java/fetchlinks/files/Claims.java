package fetchlinks.files;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal of the link queue: which id was queued under which name, and by which channel. An id
 * in it counts as queued. Read only when something is to be queued; from then on kept in memory and
 * brought up to date with what other processes append. Its user holds the queue's lock.
 */
final class Claims {

  /**
   * One id of a batch.
   *
   * @param temp the file that held the link before it got its name; "" for a link of another
   *     program that was found in the queue
   */
  record Entry(String id, String name, String temp) {}

  /** Who queued an id, and under which name. */
  record Claim(String name, String channel) {}

  /** Is told what a line says. */
  @FunctionalInterface
  interface Visitor {
    void visit(String channel, Entry entry);
  }

  private final LineLog log;
  private final Map<String, Claim> byId = new HashMap<>();
  private final Set<String> foldedNames = new HashSet<>();

  Claims(Path file) {
    this.log = new LineLog(file);
  }

  Path file() {
    return log.file();
  }

  /** Reads what was appended since. */
  void refresh() throws IOException {
    if (log.wasReplaced()) {
      forget();
    }
    read((_, _) -> {});
  }

  /** Reads everything again, giving each claim to {@code visitor}. */
  void reload(Visitor visitor) throws IOException {
    forget();
    read(visitor);
  }

  private void read(Visitor visitor) throws IOException {
    log.read(line -> {
      Batch batch = parse(line);
      for (Entry entry : batch.entries()) {
        assume(batch.channel(), entry);
        visitor.visit(batch.channel(), entry);
      }
    });
  }

  /** Forgets what is in memory; the next use reads the file again. */
  void forget() {
    log.rewind();
    byId.clear();
    foldedNames.clear();
  }

  @Nullable Claim of(String id) {
    return byId.get(id);
  }

  /** Whether the name belongs to some id, perhaps with other letters in upper case. */
  boolean isTaken(String name) {
    return foldedNames.contains(LinkNames.folded(name));
  }

  /** Takes an entry as claimed, in memory only. */
  void assume(String channel, Entry entry) {
    byId.put(entry.id(), new Claim(entry.name(), channel));
    foldedNames.add(LinkNames.folded(entry.name()));
  }

  /** Claims for good: on the medium when it returns. */
  void append(String channel, List<Entry> entries) throws IOException {
    log.append(line(new Batch(channel, entries)), true);
    entries.forEach(entry -> assume(channel, entry));
  }

  private record Batch(String channel, List<Entry> entries) {}

  private static String line(Batch batch) {
    return JsonText.line(out -> {
      out.beginObject().name("channel").value(batch.channel()).name("links").beginArray();
      for (Entry entry : batch.entries()) {
        out.beginArray().value(entry.id()).value(entry.name()).value(entry.temp()).endArray();
      }
      out.endArray().endObject();
    });
  }

  private static Batch parse(String line) throws IOException {
    String channel = "";
    List<Entry> entries = new ArrayList<>();
    try (JsonReader in = JsonText.reader(line)) {
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "channel" -> channel = in.nextString();
          case "links" -> readEntries(in, entries);
          default -> in.skipValue();
        }
      }
      in.endObject();
    }
    return new Batch(channel, entries);
  }

  private static void readEntries(JsonReader in, List<Entry> entries) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      in.beginArray();
      entries.add(new Entry(in.nextString(), in.nextString(), in.nextString()));
      in.endArray();
    }
    in.endArray();
  }
}
