package fetchlinks.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a listing down in short: {@code "n"} is a public video, {@code "n@2026-01-31"} one with a
 * date, {@code "p:upcoming"} an announced one (also {@code live}, {@code members}, {@code private},
 * {@code deleted}), {@code "?"} an entry without data, {@code "> url"} a list inside the list.
 */
final class Listed {

  private Listed() {}

  static List<Item> items(String... entries) {
    return Arrays.stream(entries).map(Listed::item).toList();
  }

  static Item item(String entry) {
    if (entry.equals("?")) {
      return new Item.Hole("no data");
    }
    return entry.startsWith("> ")
        ? new Item.Nested(entry.substring(2), "tab")
        : new Item.Entry(video(entry));
  }

  static Video video(String entry) {
    if (entry.contains("@")) {
      String[] parts = entry.split("@", 2);
      return video(parts[0], Instant.parse(parts[1] + "T00:00:00Z"), Availability.PUBLIC);
    }
    String[] parts = entry.split(":", 2);
    return video(parts[0], null, parts.length == 1 ? Availability.PUBLIC : availability(parts[1]));
  }

  private static Availability availability(String word) {
    return word.equals("members")
        ? Availability.MEMBERS_ONLY
        : Availability.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Video video(String id, @Nullable Instant published, Availability availability) {
    return new Video(
        id, "title of " + id, "https://site.test/" + id, published, availability, "{}");
  }

  /** {@code "v40", "v39" … "v1"}: a list as most sites show it. */
  static String[] newestFirst(int newest, int oldest) {
    String[] ids = new String[newest - oldest + 1];
    Arrays.setAll(ids, i -> "v" + (newest - i));
    return ids;
  }

  static String[] join(String[] first, String... rest) {
    String[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }
}
