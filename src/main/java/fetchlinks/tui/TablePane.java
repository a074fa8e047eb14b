package fetchlinks.tui;

import fetchlinks.model.SafeText;
import fetchlinks.tui.Listing.Line;
import fetchlinks.tui.Shell.Focus;
import java.util.List;

/**
 * The channels, or the lines that stand for several of them:
 *
 * <pre>
 *     CHANNEL                     NEW  SEEN  TRY   TOOK CHECKED   MESSAGE
 *   ✗ ▸ 7 channels                           4/4  02:12 20:21:22  BOT sign-in required (Quiz Hub, ...)
 * ▌ ↻ MusicMix                               2/4  00:09 20:21:20  429 too many requests - retry in 07s
 *  *✚ Woodworking Weekly            5    37  1/4  00:04 20:21:15  5 new
 * </pre>
 */
final class TablePane {

  private static final int LEFT = 4;

  private final UiState state;
  private final Layout layout;
  private final Canvas canvas;
  private final TableColumns columns;
  private final TableCells cells;

  private TablePane(UiState state, Layout layout, Canvas canvas) {
    this.state = state;
    this.layout = layout;
    this.canvas = canvas;
    columns = TableColumns.of(canvas.columns());
    cells = new TableCells(state, layout, canvas, columns);
  }

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.clear();
    new TablePane(state, layout, canvas).draw();
  }

  private void draw() {
    if (layout.ruled()) {
      canvas.rule(
          0,
          TableTitle.left(state, layout),
          TableTitle.right(state, layout),
          state.shell().place().focus() == Focus.CHANNELS);
    }
    if (layout.titled()) {
      titles(1);
    }
    int first = canvas.rows() - layout.tableLines();
    Listing listing = state.table().listing();
    int top = state.table().cursor().top();
    int selected = state.selectedLine();
    for (int i = 0; i < layout.tableLines() && top + i < listing.size(); i++) {
      line(first + i, listing.at(top + i), top + i == selected);
    }
    if (listing.size() == 0) {
      canvas.text(LEFT, first, empty(), Role.DIM);
    }
  }

  private String empty() {
    Choice choice = state.table().choice();
    if (state.run().clock().started() == null) {
      return "reading channels ...";
    }
    if (state.rows().size() == 0) {
      return state.setup().chosen()
          ? "nothing to check: none of the channels was asked for"
          : "no channels: put a TOML file for each into the definition folder";
    }
    return "no channel fits"
        + (choice.filter().isNone()
            ? ""
            : " `"
                + choice.filter().text()
                + "`; try state:failed, host:..., cause:..., new>0, -word");
  }

  private void titles(int y) {
    for (TableColumns.Column column : columns.columns()) {
      Style style =
          column.sort() == state.table().choice().sort()
              ? Style.of(Role.TITLE).asBold()
              : Style.of(Role.DIM);
      if (column.number()) {
        canvas.number(column.at(), y, column.width(), column.title(), style);
      } else {
        canvas.text(column.at(), y, column.width(), column.title(), style);
      }
    }
  }

  private void line(int y, Line line, boolean selected) {
    Row row = state.rows().at(line.row());
    if (selected) {
      canvas.text(0, y, state.glyphs().cursor(), Style.of(Role.TITLE).asSelected(true));
      canvas.cursor(0, y);
    }
    // A sign of two columns begins where the mark would stand.
    int signAt = LEFT - 1 - SafeText.columns(state.glyphs().of(row.kind()));
    int _ = canvas.sign(signAt, y, row.kind(), Style.of(row.kind().role()));
    switch (line) {
      case Line.One one -> {
        if (state.table().marks().ids().contains(row.id())) {
          canvas.text(1, y, "*", Style.of(Role.MATCH).asBold());
        }
        cells.single(y, row, one.member());
      }
      case Line.Group group -> {
        if (allMarked(group.members())) {
          canvas.text(1, y, "*", Style.of(Role.MATCH).asBold());
        }
        cells.group(y, group);
      }
    }
    if (selected) {
      for (int x = 0; x < canvas.columns(); x++) {
        canvas.restyle(x, y, 1, canvas.style(x, y).asSelected(true));
      }
    }
  }

  private boolean allMarked(List<Integer> members) {
    for (int member : members) {
      if (!state.table().marks().ids().contains(state.rows().at(member).id())) {
        return false;
      }
    }
    return true;
  }
}
