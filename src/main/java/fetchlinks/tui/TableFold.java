package fetchlinks.tui;

import fetchlinks.tui.Shell.Screen;
import fetchlinks.tui.TableView.Cursor;
import fetchlinks.tui.TableView.Sorting;
import java.time.Instant;

/**
 * Puts the table in order at the end of a step and keeps the cursor in sight: at once after the
 * person changed what is listed, else at most four times a second and never under the eye of
 * someone who just touched a key. When rows move, the selected one keeps its line on the screen.
 */
final class TableFold {

  private TableFold() {}

  static void settle(Draft draft) {
    Sorting sorting = draft.table.sorting();
    if (draft.moved && !sorting.stale()) {
      draft.table = draft.table.with(new Sorting(true, sorting.last()));
    }
    Instant due = draft.table.sorting().due(draft.shell.lastKey());
    if (draft.reordered || (due != null && !due.isAfter(draft.now()))) {
      reorder(draft);
    }
    draft.moved = false;
    draft.reordered = false;
    keepInSight(draft);
    keepWallCursor(draft);
  }

  private static void reorder(Draft draft) {
    UiState before = draft.freeze();
    int line = before.selectedLine();
    int onScreen = line - before.table().cursor().top();
    Rows rows = before.rows();
    Listing listing = Listing.of(rows, draft.table.choice(), draft.now());
    Target target = draft.table.cursor().target();
    int top = draft.table.cursor().top();
    if (target != null && listing.size() > 0) {
      int next = listing.lineOf(target, rows);
      boolean comesBack = next >= 0 && before.table().listing().lineOf(target, rows) < 0;
      if (next < 0) {
        next = Math.min(line, listing.size() - 1);
        target = listing.target(next, rows);
      }
      top = comesBack ? top : next - onScreen;
    } else {
      top = target == null ? 0 : top;
    }
    draft.table =
        draft
            .table
            .with(listing)
            .with(new Cursor(target, Math.max(0, top)))
            .with(new Sorting(false, draft.now()));
  }

  private static void keepInSight(Draft draft) {
    UiState state = draft.freeze();
    int lines = Math.max(1, Layout.of(state).tableLines());
    int size = state.table().listing().size();
    Cursor cursor = draft.table.cursor();
    int line = state.selectedLine();
    int lowestTop = Math.max(0, size - lines);
    int top = Math.clamp(cursor.top(), 0, lowestTop);
    if (cursor.target() != null) {
      top = Math.clamp(top, Math.max(0, line - lines + 1), Math.min(line, lowestTop));
    }
    if (top != cursor.top()) {
      draft.table = draft.table.with(new Cursor(cursor.target(), top));
    }
  }

  private static void keepWallCursor(Draft draft) {
    if (draft.shell.place().screen() instanceof Screen.Wall(int cursor)) {
      int kept = Math.clamp(cursor, 0, Math.max(0, draft.rows.size() - 1));
      if (kept != cursor) {
        draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Wall(kept)));
      }
    }
  }
}
