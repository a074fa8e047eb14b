package fetchlinks.model;

import org.jspecify.annotations.Nullable;

/**
 * Follows a listing from its top and says when the window is closed: after {@link #KNOWN_IN_A_ROW}
 * ids in a row that are known. Known is what the source has seen and, before its first full
 * listing, the marker with all below it. Not thread-safe.
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
   * The marker's id where it tells more than what was seen: before the first full listing, unless
   * it never covered the source, and later when a person or another program has set it. Null
   * otherwise.
   */
  static @Nullable String trusted(SourceState state, Marker marker) {
    String last = marker.lastVideo();
    if (last == null) {
      return null;
    }
    boolean tells =
        state.facts().lastFull() == null ? !state.facts().gained() : !isDecided(state.mark(last));
    return tells ? last : null;
  }

  private static boolean isDecided(@Nullable Mark mark) {
    return mark != null && mark != Mark.LOST_MARKER && mark != Mark.SUSPECT;
  }

  /** Takes the next id of the listing. */
  public void accept(String id) {
    markerPassed |= id.equals(marker);
    Mark mark = state.mark(id);
    // Below a marker that somebody set later, all has to be looked at down to what we know: the
    // marker tells only once that it was queued
    boolean covered = markerPassed && state.facts().lastFull() == null;
    if (covered || (mark != null && mark.closesWindow())) {
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
