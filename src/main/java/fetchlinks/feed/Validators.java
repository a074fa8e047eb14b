package fetchlinks.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave with a feed so that it can say "not modified" the next time.
 *
 * @param etag for {@code If-None-Match}, as it came, null for none
 * @param lastModified for {@code If-Modified-Since}, as it came, null for none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {

  /** Asks for the feed whatever it is. */
  public static final Validators NONE = new Validators(null, null);

  /** Longer ones are no use: they would be written down at each check. */
  private static final int LONGEST = 200;

  /** As they were written by {@link #text}. */
  static Validators of(String text) {
    String[] parts = text.split("\n", 2);
    return new Validators(orNull(parts[0]), parts.length < 2 ? null : orNull(parts[1]));
  }

  /** In one text, "" for none. */
  String text() {
    String tag = orEmpty(etag);
    String date = orEmpty(lastModified);
    return tag.isEmpty() && date.isEmpty() ? "" : tag + "\n" + date;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null || value.length() > LONGEST ? "" : value;
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }

  /** Whether a server can answer "not modified" to them. */
  public boolean isEmpty() {
    return etag == null && lastModified == null;
  }
}
