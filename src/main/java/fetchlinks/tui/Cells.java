package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.util.Arrays;

/**
 * A frame as it will stand on the terminal: every cell has a text that is safe to send and a pen,
 * and the right half of a wide cluster is "" with the pen of its left half.
 */
final class Cells {

  private int columns;
  private int rows;
  private String[] text = new String[0];
  private Pen[] pens = new Pen[0];

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  String text(int cell) {
    return text[cell];
  }

  Pen pen(int cell) {
    return pens[cell];
  }

  boolean isPlainBlank(int cell) {
    return pens[cell].isPlain() && text[cell].equals(" ");
  }

  boolean same(Cells other, int cell) {
    return text[cell].equals(other.text[cell]) && pens[cell].same(other.pens[cell]);
  }

  /** As a terminal is after it was cleared. */
  void clear(int newColumns, int newRows) {
    resize(newColumns, newRows);
    Arrays.fill(text, " ");
    Arrays.fill(pens, Pen.PLAIN);
  }

  void take(Frame frame, Palette palette, boolean unicode) {
    resize(frame.columns(), frame.rows());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; ) {
        int cell = row * columns + column;
        pens[cell] = palette.pen(frame.style(column, row));
        column += take(frame, column, row, cell, unicode);
      }
    }
  }

  private int take(Frame frame, int column, int row, int cell, boolean unicode) {
    String cluster = frame.text(column, row);
    if (cluster.length() == 1 && cluster.charAt(0) >= ' ' && cluster.charAt(0) <= '~') {
      text[cell] = cluster;
      return 1;
    }
    // A half whose other half was drawn over has nothing to show.
    boolean drawable = !cluster.isEmpty() && isHarmless(cluster);
    int width = drawable ? SafeText.columns(cluster) : 1;
    boolean whole = width == 1 || (column + 1 < columns && frame.text(column + 1, row).isEmpty());
    if (!drawable || width < 1 || width > 2 || !whole) {
      text[cell] = " ";
      return 1;
    }
    set(cell, column + width < columns ? cluster : unmarked(cluster), width, unicode);
    return width;
  }

  /**
   * At the right edge terminals put marks onto the cell before, because the cursor cannot go on.
   */
  private static String unmarked(String cluster) {
    int end = cluster.offsetByCodePoints(0, 1);
    return end == cluster.length() ? cluster : cluster.substring(0, end);
  }

  private void set(int cell, String cluster, int width, boolean unicode) {
    String shown = unicode ? cluster : SafeText.ascii(cluster);
    text[cell] = unicode ? shown : shown.substring(0, 1);
    if (width == 2) {
      text[cell + 1] = unicode ? "" : shown.substring(1);
      pens[cell + 1] = pens[cell];
    }
  }

  private void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    if (text.length != columns * rows) {
      text = new String[columns * rows];
      pens = new Pen[columns * rows];
    }
  }

  /** The last gate: whatever was drawn into a frame, no control reaches the terminal. */
  private static boolean isHarmless(String cluster) {
    for (int i = 0; i < cluster.length(); ) {
      int codePoint = cluster.codePointAt(i);
      switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR -> {
          return false;
        }
        default -> i += Character.charCount(codePoint);
      }
    }
    return true;
  }
}
