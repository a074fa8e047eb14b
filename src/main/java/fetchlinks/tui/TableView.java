package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is shown of the table, and where the cursor and the marks are. */
record TableView(Choice choice, Listing listing, Cursor cursor, Marks marks, Sorting sorting) {

  static final TableView START =
      new TableView(Choice.DEFAULT, Listing.EMPTY, new Cursor(null, 0), Marks.NONE, Sorting.FRESH);

  /**
   * The selection and the first line that is shown.
   *
   * @param target null as long as the person did not move: the cursor then stays on the first line
   */
  record Cursor(@Nullable Target target, int top) {}

  /**
   * Marked channels.
   *
   * @param from where a range began, null when none is open
   */
  record Marks(Set<ChannelId> ids, @Nullable ChannelId from) {

    static final Marks NONE = new Marks(Set.of(), null);

    Marks {
      ids = Set.copyOf(ids);
    }
  }

  /**
   * When the order was last found out.
   *
   * @param stale something has happened since that may change it
   */
  record Sorting(boolean stale, Instant last) {

    static final Sorting FRESH = new Sorting(false, Instant.EPOCH);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** After a key nothing moves under the eye for this long. */
    private static final Duration STILL = Duration.ofSeconds(2);

    /** When rows may be put in order again; null when they are in order. */
    @Nullable Instant due(Instant lastKey) {
      if (!stale) {
        return null;
      }
      Instant soonest = last.plus(PAUSE);
      Instant still = lastKey.plus(STILL);
      return soonest.isAfter(still) ? soonest : still;
    }
  }

  TableView with(Choice next) {
    return new TableView(next, listing, cursor, marks, sorting);
  }

  TableView with(Listing next) {
    return new TableView(choice, next, cursor, marks, sorting);
  }

  TableView with(Cursor next) {
    return new TableView(choice, listing, next, marks, sorting);
  }

  TableView with(Marks next) {
    return new TableView(choice, listing, cursor, next, sorting);
  }

  TableView with(Sorting next) {
    return new TableView(choice, listing, cursor, marks, next);
  }
}
