package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.tui.Shell.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels that an action acts on. */
final class Targets {

  private Targets() {}

  /** The marked ones, else those of the selected group, else the selected one. */
  static List<Row> of(UiState state) {
    return switch (state.shell().place().screen()) {
      case Screen.Details details -> one(state.rows().find(details.id()));
      case Screen.Wall wall when state.table().marks().ids().isEmpty() -> one(onWall(state, wall));
      case Screen.Wall _ -> marked(state);
      case Screen.Table _ ->
          state.table().marks().ids().isEmpty() ? selected(state) : marked(state);
    };
  }

  /** The one channel that the cursor is on; the first one of a group. */
  static @Nullable Row single(UiState state) {
    return switch (state.shell().place().screen()) {
      case Screen.Details details -> state.rows().find(details.id());
      case Screen.Wall wall -> onWall(state, wall);
      case Screen.Table _ -> {
        List<Row> rows = selected(state);
        yield rows.isEmpty() ? null : rows.getFirst();
      }
    };
  }

  /** Can be checked again, or sooner than it would be. */
  static boolean retryable(Row row) {
    return switch (row.kind()) {
      case FAILED, INCOMPLETE, NOT_CHECKED, SUSPICIOUS, CANCELLED, NEW -> true;
      case UP_TO_DATE, BUSY, DISABLED, WAITING -> true;
      case HELD -> false; // it waits for its host's brake, which only lifting it makes shorter
      case PROBING, LISTING, WRITING, PAUSING, PAUSED, QUEUED -> false;
    };
  }

  private static @Nullable Row onWall(UiState state, Screen.Wall wall) {
    return wall.cursor() < state.rows().size() ? state.rows().at(wall.cursor()) : null;
  }

  private static List<Row> one(@Nullable Row row) {
    return row == null ? List.of() : List.of(row);
  }

  private static List<Row> marked(UiState state) {
    List<Row> rows = new ArrayList<>();
    for (ChannelId id : state.table().marks().ids()) {
      Row row = state.rows().find(id);
      if (row != null) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingInt(Row::index));
    return rows;
  }

  private static List<Row> selected(UiState state) {
    Listing listing = state.table().listing();
    if (listing.size() == 0) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    for (int member : listing.members(state.selectedLine())) {
      rows.add(state.rows().at(member));
    }
    return rows;
  }
}
