package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the whole screen: a grid of cells, drawn from the model and never changed once it
 * was shown. Rows and columns count from 0. Drawing outside the grid is cut off. Not thread-safe.
 */
public final class Frame {

  private static final Style BLANK = Style.of(Role.TEXT);

  private final int columns;
  private final int rows;

  /** Text of each cell: one cluster; "" in the right half of a wide one. */
  private final String[] text;

  private final Style[] styles;
  private int cursorColumn = -1;
  private int cursorRow = -1;

  public Frame(int columns, int rows) {
    this.columns = Math.max(1, columns);
    this.rows = Math.max(1, rows);
    this.text = new String[this.columns * this.rows];
    this.styles = new Style[text.length];
    Arrays.fill(text, " ");
    Arrays.fill(styles, BLANK);
  }

  private Frame(Frame other) {
    columns = other.columns;
    rows = other.rows;
    text = other.text.clone();
    styles = other.styles.clone();
    cursorColumn = other.cursorColumn;
    cursorRow = other.cursorRow;
  }

  /** A frame with the same cells and cursor, to be drawn on. */
  public Frame copy() {
    return new Frame(this);
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** The cluster in a cell; "" in the right half of a wide one. */
  public String text(int column, int row) {
    return text[row * columns + column];
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
      int cells = SafeText.columns(clean.substring(i, next));
      if (cells > 0 && at >= 0) {
        boolean fits = at + cells <= end;
        set(at, row, fits ? clean.substring(i, next) : " ", style);
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
