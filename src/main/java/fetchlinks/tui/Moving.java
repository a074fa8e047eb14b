package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Screen;
import fetchlinks.tui.TableView.Cursor;

/** Moves the cursor, or what is shown, of the pane that has the focus. */
final class Moving {

  private Moving() {}

  static void by(Draft draft, int lines) {
    UiState state = draft.freeze();
    switch (state.shell().place().screen()) {
      case Screen.Details details -> {
        int lowest = DetailsView.lowestTop(state, details.id());
        int from = Math.min(state.habits().scroll(), lowest);
        draft.habits = draft.habits.scrolled(Math.clamp(from + lines, 0, lowest));
      }
      case Screen.Wall wall ->
          wall(draft, wall.cursor() + lines * WallView.across(state.shell().size().columns()));
      case Screen.Table _ -> {
        if (state.shell().place().focus() == Focus.LOG) {
          draft.logView = LogLines.moved(state, lines);
        } else {
          to(draft, state, state.selectedLine() + lines);
        }
      }
    }
  }

  static void sideways(Draft draft, int cells) {
    if (draft.shell.place().screen() instanceof Screen.Wall(int cursor)) {
      wall(draft, cursor + cells);
    }
  }

  static void byPages(Draft draft, double pages) {
    by(draft, (int) (page(draft.freeze()) * pages));
  }

  private static int page(UiState state) {
    Layout layout = Layout.of(state);
    boolean log =
        state.shell().place().screen() instanceof Screen.Table
            && state.shell().place().focus() == Focus.LOG;
    return Math.max(2, log ? layout.log().rows() - 1 : layout.tableLines());
  }

  static void first(Draft draft) {
    UiState state = draft.freeze();
    switch (state.shell().place().screen()) {
      case Screen.Details _ -> draft.habits = draft.habits.scrolled(0);
      case Screen.Wall _ -> wall(draft, 0);
      case Screen.Table _ -> {
        if (state.shell().place().focus() == Focus.LOG) {
          draft.logView = LogLines.first(state, page(state));
        } else {
          to(draft, state, 0);
        }
      }
    }
  }

  static void last(Draft draft) {
    UiState state = draft.freeze();
    switch (state.shell().place().screen()) {
      case Screen.Details details -> {
        draft.habits = draft.habits.scrolled(DetailsView.lowestTop(state, details.id()));
        draft.logView = draft.logView.at(-1);
      }
      case Screen.Wall _ -> wall(draft, state.rows().size() - 1);
      case Screen.Table _ -> {
        if (state.shell().place().focus() == Focus.LOG) {
          draft.logView = draft.logView.at(-1);
        } else {
          to(draft, state, state.table().listing().size() - 1);
        }
      }
    }
  }

  /** The next row with a problem, around the end; in the table or on the wall. */
  static void problem(Draft draft, int step) {
    UiState state = draft.freeze();
    boolean onWall = state.shell().place().screen() instanceof Screen.Wall;
    Listing listing = state.table().listing();
    int size = onWall ? state.rows().size() : listing.size();
    int from =
        state.shell().place().screen() instanceof Screen.Wall(int cursor)
            ? cursor
            : state.selectedLine();
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i * step, size);
      Row row = state.rows().at(onWall ? at : listing.at(at).row());
      if (row.kind().problem()) {
        if (onWall) {
          wall(draft, at);
        } else {
          to(draft, state, at);
        }
        return;
      }
    }
  }

  /** Puts the cursor of the table on a line; from now on it stays on what stands there. */
  static void to(Draft draft, UiState state, int line) {
    int size = state.table().listing().size();
    if (size > 0) {
      Target target = state.table().listing().target(Math.clamp(line, 0, size - 1), state.rows());
      draft.table = draft.table.with(new Cursor(target, draft.table.cursor().top()));
    }
  }

  private static void wall(Draft draft, int cursor) {
    int kept = Math.clamp(cursor, 0, Math.max(0, draft.rows.size() - 1));
    draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Wall(kept)));
  }
}
