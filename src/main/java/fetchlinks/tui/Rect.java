package fetchlinks.tui;

/** A part of the screen. */
record Rect(int column, int row, int columns, int rows) {

  static final Rect NONE = new Rect(0, 0, 0, 0);

  Rect {
    columns = Math.max(0, columns);
    rows = Math.max(0, rows);
  }

  boolean isEmpty() {
    return columns == 0 || rows == 0;
  }

  boolean contains(int c, int r) {
    return c >= column && c < column + columns && r >= row && r < row + rows;
  }
}
