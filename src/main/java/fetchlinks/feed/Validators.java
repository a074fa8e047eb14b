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

  /** Whether a server can answer "not modified" to them. */
  public boolean isEmpty() {
    return etag == null && lastModified == null;
  }
}
