package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Screen;

/** What the mouse does: click selects, column titles sort, footer keys act, the wheel scrolls. */
final class MouseHand {

  private static final int WHEEL_LINES = 3;

  private MouseHand() {}

  static void accept(Draft draft, Input.Mouse mouse) {
    draft.shell = draft.shell.pressedAt(draft.now()).saying(null);
    if (!(draft.shell.front().overlay() instanceof Overlay.None)) {
      return;
    }
    UiState state = draft.freeze();
    Layout layout = Layout.of(state);
    switch (mouse.kind()) {
      case WHEEL_UP -> wheel(draft, layout, mouse, -WHEEL_LINES);
      case WHEEL_DOWN -> wheel(draft, layout, mouse, WHEEL_LINES);
      case CLICK -> click(draft, state, layout, mouse);
    }
  }

  private static void wheel(Draft draft, Layout layout, Input.Mouse mouse, int lines) {
    Focus before = draft.shell.place().focus();
    boolean table = draft.shell.place().screen() instanceof Screen.Table;
    Focus under = layout.paneAt(mouse.column(), mouse.row());
    if (table) {
      draft.shell = draft.shell.with(draft.shell.place().at(under));
    }
    Moving.by(draft, lines);
    if (table) {
      draft.shell = draft.shell.with(draft.shell.place().at(before));
    }
  }

  private static void click(Draft draft, UiState state, Layout layout, Input.Mouse mouse) {
    if (mouse.row() == state.shell().size().rows() - 1) {
      footer(draft, state, layout, mouse.column());
      return;
    }
    switch (state.shell().place().screen()) {
      case Screen.Details _ -> {}
      case Screen.Wall _ -> wall(draft, state, layout, mouse);
      case Screen.Table _ -> table(draft, state, layout, mouse);
    }
  }

  private static void footer(Draft draft, UiState state, Layout layout, int column) {
    for (Footer.Item item : Footer.items(state, layout, state.shell().size().columns())) {
      if (column >= item.at() && column < item.at() + item.width()) {
        Keyboard.run(draft, item.action());
        return;
      }
    }
  }

  private static void wall(Draft draft, UiState state, Layout layout, Input.Mouse mouse) {
    Rect body = layout.table();
    int across = WallView.across(body.columns());
    int lines = body.rows() - 1;
    int column = mouse.column() - 2;
    if (state.shell().place().screen() instanceof Screen.Wall(int cursor)
        && column >= 0
        && column < across
        && mouse.row() > body.row()) {
      int top = WallView.top(cursor / across, lines);
      int cell = (top + mouse.row() - body.row() - 1) * across + column;
      if (cell < state.rows().size()) {
        draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Wall(cell)));
      }
    }
  }

  private static void table(Draft draft, UiState state, Layout layout, Input.Mouse mouse) {
    Focus pane = layout.paneAt(mouse.column(), mouse.row());
    draft.shell = draft.shell.with(draft.shell.place().at(pane));
    if (!layout.table().contains(mouse.column(), mouse.row())) {
      return;
    }
    int line = mouse.row() - layout.tableTop();
    if (line >= 0 && state.table().cursor().top() + line < state.table().listing().size()) {
      Moving.to(draft, state, state.table().cursor().top() + line);
    } else if (line == -1 && layout.titled()) {
      TableColumns.Column column = TableColumns.of(layout.table().columns()).at(mouse.column());
      if (column != null) {
        Sorter.by(draft, column.sort());
      }
    }
  }
}
