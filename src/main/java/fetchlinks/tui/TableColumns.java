package fetchlinks.tui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the table for a width. As it shrinks they leave in this order: STATE, SEEN,
 * CHECKED, TOOK, TRY; then the message is cut. NEW always stays and the name keeps 16 columns.
 */
record TableColumns(List<Column> columns) {

  /** The leftmost column of text, after cursor, mark and sign. */
  private static final int LEFT = 4;

  private static final int FEWEST_NAME = 16;

  /** What a column shows. */
  enum What {
    STATE,
    NAME,
    NEW,
    SEEN,
    TRY,
    TOOK,
    CHECKED,
    MESSAGE
  }

  /** A column; numbers stand at its right edge. */
  record Column(What what, int at, int width, String title, SortColumn sort) {

    boolean number() {
      return what == What.NEW || what == What.SEEN || what == What.TRY || what == What.TOOK;
    }
  }

  static TableColumns of(int width) {
    boolean roomy = width >= 100;
    boolean state = width >= 124;
    int name = nameWidth(width);
    List<Column> columns = new ArrayList<>();
    int at = LEFT;
    if (state) {
      columns.add(new Column(What.STATE, at, 7, "STATE", SortColumn.STATE));
      at += 8;
    }
    columns.add(new Column(What.NAME, at, name, "CHANNEL", SortColumn.NAME));
    at += name;
    at = add(columns, What.NEW, at, roomy ? 5 : 4, SortColumn.NEW);
    at = width >= 100 ? add(columns, What.SEEN, at, 6, SortColumn.SEEN) : at;
    at = width >= 52 ? add(columns, What.TRY, at, roomy ? 5 : 4, SortColumn.TRY) : at;
    at = width >= 60 ? add(columns, What.TOOK, at, roomy ? 7 : 6, SortColumn.TOOK) : at;
    if (width >= 96) {
      columns.add(new Column(What.CHECKED, at + 1, 8, "CHECKED", SortColumn.CHECKED));
      at += 10;
    }
    at += 1;
    columns.add(
        new Column(What.MESSAGE, at, Math.max(0, width - at), "MESSAGE", SortColumn.MESSAGE));
    return new TableColumns(List.copyOf(columns));
  }

  private static int nameWidth(int width) {
    if (width >= 124) {
      return 28;
    }
    if (width >= 100) {
      return 26;
    }
    return width >= 60 ? 24 : Math.max(Math.min(FEWEST_NAME, width - 8), Math.min(24, width - 20));
  }

  private static int add(List<Column> columns, What what, int at, int width, SortColumn sort) {
    columns.add(new Column(what, at, width, what.name(), sort));
    return at + width;
  }

  /** The column at a place of a line; null left of all. */
  @Nullable Column at(int x) {
    Column found = null;
    for (Column column : columns) {
      found = x >= column.at() ? column : found;
    }
    return found;
  }
}
