package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the whole screen: a grid of cells. Rows and columns count from 0. Drawing outside
 * the grid is cut off. A cell can be a spinner, which turns without being drawn again. Not
 * thread-safe.
 */
public final class Frame {

  private static final Style BLANK = Style.of(Role.TEXT);

  /** Stands for the spinner in a cell; for private use, so it is never part of clean text. */
  private static final String SPINNER = "\ue000";

  private int columns;
  private int rows;

  /** Text of each cell: one cluster; "" in the right half of a wide one. */
  private String[] text = new String[0];

  private Style[] styles = new Style[0];
  private String spinner = " ";
  private int cursorColumn = -1;
  private int cursorRow = -1;

  public Frame(int columns, int rows) {
    clear(columns, rows);
  }

  /** Becomes an empty picture of a size; its grid is used again where it can be. */
  public void clear(int newColumns, int newRows) {
    resize(Math.max(1, newColumns), Math.max(1, newRows));
    Arrays.fill(text, " ");
    Arrays.fill(styles, BLANK);
    hideCursor();
  }

  /** Becomes the same picture as another one, which stays its own. */
  public void take(Frame other) {
    resize(other.columns, other.rows);
    System.arraycopy(other.text, 0, text, 0, text.length);
    System.arraycopy(other.styles, 0, styles, 0, styles.length);
    spinner = other.spinner;
    cursorColumn = other.cursorColumn;
    cursorRow = other.cursorRow;
  }

  private void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    if (text.length != columns * rows) {
      text = new String[columns * rows];
      styles = new Style[text.length];
    }
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** The cluster in a cell; "" in the right half of a wide one. */
  public String text(int column, int row) {
    String cluster = text[row * columns + column];
    return cluster.equals(SPINNER) ? spinner : cluster;
  }

  public Style style(int column, int row) {
    return styles[row * columns + column];
  }

  /**
   * Draws clean text from a cell on, cut at {@code width} columns and at the right edge. A wide
   * cluster that does not fit becomes a blank.
   *
   * @return columns drawn
   */
  public int put(int column, int row, int width, String clean, Style style) {
    if (row < 0 || row >= rows || column >= columns) {
      return 0;
    }
    int end = Math.min(columns, column + Math.max(0, width));
    int at = column;
    blankHalf(column - 1, column, row);
    for (int i = 0; i < clean.length() && at < end; ) {
      int next = SafeText.nextCluster(clean, i);
      String cluster = Clusters.cut(clean, i, next);
      int cells = SafeText.columns(cluster);
      if (cells > 0 && at >= 0) {
        boolean fits = at + cells <= end;
        set(at, row, fits ? cluster : " ", style);
        for (int k = 1; k < cells && fits; k++) {
          set(at + k, row, "", style);
        }
      }
      at += cells;
      i = next;
    }
    blankHalf(at, at, row);
    return Math.min(at, end) - column;
  }

  /** Makes a cell a spinner. */
  public void spinner(int column, int row, Style style) {
    int _ = put(column, row, 1, SPINNER, style);
  }

  /** Turns all spinners to a sign of one column. */
  public void turn(String sign) {
    spinner = sign;
  }

  /** Draws text and fills the rest of {@code width} with blanks of the same style. */
  public void fill(int column, int row, int width, String clean, Style style) {
    int drawn = put(column, row, width, clean, style);
    for (int c = column + Math.max(0, drawn); c < column + width; c++) {
      set(c, row, " ", style);
    }
    blankHalf(column + width, column + width, row);
  }

  /** Changes the style of cells and leaves their text. */
  public void restyle(int column, int row, int width, Style style) {
    for (int c = Math.max(0, column); c < Math.min(columns, column + width); c++) {
      if (row >= 0 && row < rows) {
        styles[row * columns + c] = style;
      }
    }
  }

  /** Where the one half of a wide cluster is drawn over, the other half must not stay. */
  private void blankHalf(int half, int rightHalf, int row) {
    boolean inside = row >= 0 && row < rows && rightHalf > 0 && rightHalf < columns;
    if (inside && text(rightHalf, row).isEmpty()) {
      text[row * columns + half] = " ";
    }
  }

  private void set(int column, int row, @Nullable String cluster, Style style) {
    if (column >= 0 && column < columns && row >= 0 && row < rows && cluster != null) {
      text[row * columns + column] = cluster;
      styles[row * columns + column] = style;
    }
  }

  /** Where the terminal's cursor is placed: in prompts, and on the selected row for readers. */
  public void cursor(int column, int row) {
    cursorColumn = Math.clamp(column, 0, columns - 1);
    cursorRow = Math.clamp(row, 0, rows - 1);
  }

  public void hideCursor() {
    cursorColumn = -1;
    cursorRow = -1;
  }

  /** -1 when the frame places no cursor. */
  public int cursorColumn() {
    return cursorColumn;
  }

  public int cursorRow() {
    return cursorRow;
  }

  /** One row as text, trailing blanks included. */
  public String line(int row) {
    StringBuilder line = new StringBuilder(columns);
    for (int c = 0; c < columns; c++) {
      line.append(text(c, row));
    }
    return line.toString();
  }
}
