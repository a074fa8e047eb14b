package fetchlinks.tui;

import fetchlinks.tui.Shell.Screen;

/** One cell a channel in file order, so that each channel has a fixed place. */
final class WallView {

  private static final int MARGIN = 2;

  private WallView() {}

  /** Cells beside each other. */
  static int across(int columns) {
    return Math.max(1, columns - 2 * MARGIN);
  }

  static void draw(UiState state, Screen.Wall wall, Canvas canvas) {
    canvas.clear();
    int all = state.rows().size();
    canvas.rule(
        0,
        "Wall: " + all + (all == 1 ? " channel" : " channels") + ", file order",
        counts(state),
        true);
    int across = across(canvas.columns());
    int lines = canvas.rows() - 1;
    int top = top(wall.cursor() / across, lines);
    for (int i = top * across; i < all && i / across - top < lines; i++) {
      Row row = state.rows().at(i);
      int x = MARGIN + i % across;
      int y = 1 + i / across - top;
      boolean selected = i == wall.cursor();
      Style style = Style.of(row.kind().role()).asSelected(selected);
      if (row.kind().running()) {
        int _ = canvas.spinner(x, y, style);
      } else {
        canvas.text(x, y, state.glyphs().cell(row.kind()), style);
      }
      if (selected) {
        canvas.cursor(x, y);
      }
    }
  }

  /** The first line shown: whole pages, so that channels keep their places. */
  static int top(int line, int lines) {
    return lines <= 0 ? 0 : line / lines * lines;
  }

  private static String counts(UiState state) {
    StringBuilder counts = new StringBuilder();
    for (Figures.Part part : Figures.of(state.rows()).parts()) {
      if (part.count() > 0) {
        counts.append(state.glyphs().of(part.kind())).append(part.count()).append(' ');
      }
    }
    int queued = state.rows().count(RowKind.QUEUED);
    int marked = state.table().marks().ids().size();
    return (marked == 0 ? "" : "marked " + marked + "  ")
        + counts
        + (state.rows().running() == 0
            ? ""
            : state.glyphs().spinner(2) + state.rows().running() + " ")
        + state.glyphs().of(RowKind.QUEUED)
        + queued;
  }
}
