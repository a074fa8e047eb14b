package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.tui.DetailsLines.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * All about one channel:
 *
 * <pre>
 * ━━ Channel MusicMix ━━━━━━━━━━━━━━━━━━━━━━━━━━ 3 of 500   [ previous   ] next   Esc back ━━
 *   State     ↻ WAITING FOR RETRY 2 of 4 in 7 seconds
 *   Cause     429 too many requests
 * ── Attempts in this run ──────────────────────────────────────────────────────────────────
 * </pre>
 */
final class DetailsView {

  private static final int FACT = 12;
  private static final int TEXT = 3;

  private final UiState state;
  private final Row row;

  private DetailsView(UiState state, Row row) {
    this.state = state;
    this.row = row;
  }

  static void draw(UiState state, Layout layout, Row row, Canvas canvas) {
    canvas.clear();
    new DetailsView(state, row).draw(layout, canvas);
  }

  /** The first line shown when the last one is in sight. */
  static int lowestTop(UiState state, ChannelId id) {
    Row row = state.rows().find(id);
    Rect area = Layout.of(state).table();
    if (row == null || area.isEmpty()) {
      return 0;
    }
    int lines = folded(new DetailsLines(state, row).all(), area.columns()).size();
    return lowestTop(lines, room(area.rows(), lines));
  }

  private static int lowestTop(int lines, int room) {
    return Math.max(0, lines - room);
  }

  private void draw(Layout layout, Canvas canvas) {
    String keys = layout.form() == Layout.Form.TINY ? "" : keys();
    canvas.rule(0, "Channel " + row.name(), place() + keys, true);
    List<Line> lines = folded(new DetailsLines(state, row).all(), canvas.columns());
    int log = logRows(canvas.rows(), lines.size());
    int room = room(canvas.rows(), lines.size());
    int top = Math.clamp(state.habits().scroll(), 0, lowestTop(lines.size(), room));
    for (int i = 0; i < room && top + i < lines.size(); i++) {
      line(canvas, 1 + i, lines.get(top + i));
    }
    if (log > 0) {
      LogPane.draw(
          state, layout, canvas.part(new Rect(0, canvas.rows() - log, canvas.columns(), log)));
    }
  }

  /** Counted as the table stands, through which the keys step. */
  private String place() {
    Listing listing = state.table().listing();
    int before = listing.before(row.index());
    return before < 0 ? "not in the table" : "%d of %d".formatted(before + 1, listing.channels());
  }

  /** What is too long goes on in the next line: here nothing may be cut. */
  private static List<Line> folded(List<Line> lines, int columns) {
    List<Line> folded = new ArrayList<>();
    for (Line line : lines) {
      switch (line) {
        case Line.Fact(String head, String text, Role role) -> {
          List<String> parts = LogPane.wrapped(text, columns - FACT);
          for (int i = 0; i < parts.size(); i++) {
            folded.add(new Line.Fact(i == 0 ? head : "", parts.get(i), role));
          }
        }
        case Line.Rule rule -> folded.add(rule);
        case Line.Text(String text, Role role) ->
            LogPane.wrapped(text, columns - TEXT)
                .forEach(part -> folded.add(new Line.Text(part, role)));
      }
    }
    return folded;
  }

  private String keys() {
    return "   %s previous   %s next   %s back"
        .formatted(key(Action.PREVIOUS_CHANNEL), key(Action.NEXT_CHANNEL), key(Action.BACK));
  }

  private String key(Action action) {
    return state.setup().key(action);
  }

  /** The log gets what is left, and at least a third where there is room for both. */
  private static int logRows(int rows, int lines) {
    int third = rows / 3;
    return third < 4 ? 0 : Math.max(third, rows - 1 - lines);
  }

  /** Lines between the title and the log. */
  private static int room(int rows, int lines) {
    return rows - 1 - logRows(rows, lines);
  }

  private static void line(Canvas canvas, int y, Line line) {
    switch (line) {
      case Line.Fact(String head, String text, Role role) -> {
        canvas.text(2, y, head, Role.DIM);
        canvas.text(FACT, y, text, role);
      }
      case Line.Rule(String title, String right) -> canvas.rule(y, title, right, false);
      case Line.Text(String text, Role role) -> canvas.text(TEXT, y, text, role);
    }
  }
}
