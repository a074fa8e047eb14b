package fetchlinks.model;

import org.jspecify.annotations.Nullable;

/**
 * Follows a listing from its top and says when the window is closed: after {@link #KNOWN_IN_A_ROW}
 * ids in a row that are known. Known is what the source has seen, and the marker with all below it
 * where the marker was not set by what we have seen. Not thread-safe.
 */
public final class Window {

  /** Fewer lose videos when entries are deleted or moved; more cost requests. */
  public static final int KNOWN_IN_A_ROW = 3;

  private final SourceState state;
  private final @Nullable String marker;
  private int inARow;
  private boolean closed;
  private boolean markerPassed;

  public Window(SourceState state, Marker marker) {
    this.state = state;
    this.marker = trusted(state, marker);
  }

  /**
   * The marker's id where it tells more than what was seen: before the first full listing, and when
   * a person or another program has set it. Null otherwise.
   */
  private static @Nullable String trusted(SourceState state, Marker marker) {
    String last = marker.lastVideo();
    boolean tells =
        last != null
            && !state.facts().gained()
            && (state.facts().lastFull() == null || !state.seen().containsKey(last));
    return tells ? last : null;
  }

  /** Takes the next id of the listing. */
  public void accept(String id) {
    markerPassed |= id.equals(marker);
    Mark mark = state.mark(id);
    if (markerPassed || (mark != null && mark.closesWindow())) {
      inARow++;
      closed |= inARow >= KNOWN_IN_A_ROW;
    } else if (mark != Mark.DEFERRED) {
      inARow = 0;
    }
  }

  /** What comes from now on lies below what is known. */
  public boolean closed() {
    return closed;
  }

  /** The last id taken was the marker or lies below it. */
  public boolean markerPassed() {
    return markerPassed;
  }
}
