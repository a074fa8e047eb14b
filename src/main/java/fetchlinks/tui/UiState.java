package fetchlinks.tui;

import fetchlinks.model.ViewSettings;
import java.time.Instant;

/** Everything the screen shows. Immutable, owned by the UI thread. */
record UiState(
    Setup setup,
    Run run,
    Rows rows,
    LogBook log,
    TableView table,
    LogView logView,
    Shell shell,
    Habits habits,
    Memory memory) {

  static UiState start(Setup setup, Size size) {
    return new UiState(
        setup,
        Run.START,
        Rows.NONE,
        LogBook.EMPTY,
        TableView.START,
        LogView.START,
        Shell.START.with(size),
        Habits.NONE,
        Memory.NONE);
  }

  /** The start of a screen that looks as one was left. */
  static UiState start(Setup setup, Size size, ViewSettings view) {
    Draft draft = new Draft(start(setup, size));
    Views.restore(draft, view);
    return draft.freeze();
  }

  UiState with(Setup next) {
    return new UiState(next, run, rows, log, table, logView, shell, habits, memory);
  }

  Glyphs glyphs() {
    return setup.glyphs();
  }

  UiState at(Instant time) {
    return new UiState(setup, run, rows, log, table, logView, shell.at(time), habits, memory);
  }

  /** Line of the table that the cursor is on, 0 when nothing is listed. */
  int selectedLine() {
    Target target = table.cursor().target();
    int line = target == null ? table.cursor().top() : table.listing().lineOf(target, rows);
    return Math.clamp(line, 0, Math.max(0, table.listing().size() - 1));
  }
}
