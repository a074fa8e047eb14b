package fetchlinks.tui;

import fetchlinks.model.SafeText;

/** A pane's part of a frame: places count from the pane's corner and nothing is drawn outside. */
final class Canvas {

  private final Frame frame;
  private final Rect area;
  private final Glyphs glyphs;

  Canvas(Frame frame, Rect area, Glyphs glyphs) {
    this.frame = frame;
    this.area = area;
    this.glyphs = glyphs;
  }

  int columns() {
    return area.columns();
  }

  int rows() {
    return area.rows();
  }

  Glyphs glyphs() {
    return glyphs;
  }

  Canvas part(Rect part) {
    int columns = Math.min(part.columns(), area.columns() - part.column());
    int rows = Math.min(part.rows(), area.rows() - part.row());
    Rect inner = new Rect(area.column() + part.column(), area.row() + part.row(), columns, rows);
    return new Canvas(frame, inner, glyphs);
  }

  /** Empties the whole area. */
  void clear() {
    for (int row = 0; row < area.rows(); row++) {
      fill(0, row, area.columns(), Style.of(Role.TEXT));
    }
  }

  void fill(int column, int row, int width, Style style) {
    if (row >= 0 && row < area.rows()) {
      int cut = Math.min(width, area.columns() - column);
      frame.fill(area.column() + column, area.row() + row, cut, "", style);
    }
  }

  /**
   * Draws text, cut with an ellipsis where it is wider than {@code width} or the pane.
   *
   * @return the column after it
   */
  int text(int column, int row, int width, String clean, Style style) {
    int room = Math.min(width, area.columns() - column);
    if (row < 0 || row >= area.rows() || room <= 0 || column < 0) {
      return column;
    }
    String fitted = glyphs.fit(clean, room);
    return column + frame.put(area.column() + column, area.row() + row, room, fitted, style);
  }

  /**
   * Draws the sign of a kind of row: a spinner for one that runs.
   *
   * @return the column after it
   */
  int sign(int column, int row, RowKind kind, Style style) {
    return kind.running() ? spinner(column, row, style) : text(column, row, glyphs.of(kind), style);
  }

  /**
   * Draws a spinner, which turns without being drawn again.
   *
   * @return the column after it
   */
  int spinner(int column, int row, Style style) {
    boolean inside = row >= 0 && row < area.rows() && column >= 0 && column < area.columns();
    if (inside) {
      frame.spinner(area.column() + column, area.row() + row, style);
    }
    return column + (inside ? 1 : 0);
  }

  int text(int column, int row, String clean, Style style) {
    return text(column, row, area.columns(), clean, style);
  }

  int text(int column, int row, String clean, Role role) {
    return text(column, row, area.columns(), clean, Style.of(role));
  }

  /**
   * Draws text so that it ends before column {@code end}; left out when there is no room for it.
   */
  int right(int end, int row, int from, String clean, Style style) {
    int start = end - SafeText.columns(clean);
    if (start >= from) {
      text(start, row, end - start, clean, style);
      return start;
    }
    return end;
  }

  /** Draws a number, which is never cut at its end but at its front. */
  void number(int column, int row, int width, String digits, Style style) {
    int start = column + width - digits.length();
    text(Math.max(column, start), row, width, digits, style);
  }

  void restyle(int column, int row, int width, Style style) {
    if (row >= 0 && row < area.rows()) {
      int cut = Math.min(width, area.columns() - column);
      frame.restyle(area.column() + column, area.row() + row, cut, style);
    }
  }

  Style style(int column, int row) {
    return frame.style(area.column() + column, area.row() + row);
  }

  /** What is being typed behind what it is for, and the cursor in it. Returns where it begins. */
  int typed(int column, int row, String head, LineEdit line) {
    int at = text(column, row, head, Style.of(Role.PROMPT).asBold());
    text(at, row, line.text(), Role.PROMPT);
    cursor(at + SafeText.columns(line.text().substring(0, line.at())), row);
    return at;
  }

  void cursor(int column, int row) {
    frame.cursor(
        area.column() + Math.min(column, Math.max(0, area.columns() - 1)), area.row() + row);
  }

  /**
   * A titled rule between panes, heavy when the pane below has the focus:
   *
   * <pre>── Log ───────────────── following ──</pre>
   */
  void rule(int row, String title, String right, boolean focused) {
    String line = focused ? glyphs.heavyRule() : glyphs.rule();
    Style style = Style.of(focused ? Role.RULE_FOCUSED : Role.RULE);
    text(0, row, line.repeat(Math.max(0, area.columns())), style);
    if (area.columns() < 8) {
      return;
    }
    String head = " " + glyphs.fit(title, area.columns() - 6) + " ";
    int end = text(2, row, head, focused ? Style.of(Role.TITLE).asBold() : Style.of(Role.TITLE));
    if (!right.isEmpty()) {
      right(area.columns() - 2, row, end + 1, " " + glyphs.text(right) + " ", Style.of(Role.DIM));
    }
  }
}
