package fetchlinks.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a listing.
 *
 * @param id never empty; anything the site sends, so never use it as a file name
 * @param title as it came: may hold anything, clean it with {@link SafeText} before it is shown
 * @param published when, if the listing says so
 * @param json the flat entry as it came, one JSON object; the body of the link file
 */
public record Video(
    String id,
    String title,
    String url,
    @Nullable Instant published,
    Availability availability,
    String json) {

  public Video {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a video without id: " + url);
    }
  }
}
