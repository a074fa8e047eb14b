package fetchlinks.model;

import org.jspecify.annotations.Nullable;

/**
 * A channel's high-water mark, as it stands in the channel file.
 *
 * @param lastVideo {@code last_video}: id of the newest video that has been queued, null for a new
 *     channel
 * @param queued {@code last_download_index}: number of links ever queued, never negative
 */
public record Marker(@Nullable String lastVideo, long queued) {

  /** The marker of a channel that nothing was ever queued for. */
  public static final Marker NONE = new Marker(null, 0);

  public Marker {
    if (queued < 0) {
      throw new IllegalArgumentException("last_download_index is negative: " + queued);
    }
  }

  /** Nothing was ever queued: everything in the channel is new. */
  public boolean isNew() {
    return lastVideo == null && queued == 0;
  }

  /** The marker after {@code count} more links, the newest of them {@code newest}. */
  public Marker after(String newest, int count) {
    return new Marker(newest, queued + count);
  }
}
