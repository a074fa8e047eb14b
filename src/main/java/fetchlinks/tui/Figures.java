package fetchlinks.tui;

import java.util.ArrayList;
import java.util.List;

/**
 * The channels by what became of them, as the header counts them. All parts that are over add up to
 * {@link #done()}, those and the open ones to {@link #total()}.
 */
record Figures(int total, int done, int problems, int running, List<Part> parts) {

  /** Channels of one kind. */
  record Part(RowKind kind, int count, String word) {}

  static Figures of(Rows rows) {
    int problems =
        rows.count(RowKind.FAILED)
            + rows.count(RowKind.INCOMPLETE)
            + rows.count(RowKind.NOT_CHECKED);
    return new Figures(rows.size(), rows.done(), problems, rows.running(), parts(rows));
  }

  private static List<Part> parts(Rows rows) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(RowKind.UP_TO_DATE, rows.count(RowKind.UP_TO_DATE), "up to date"));
    parts.add(new Part(RowKind.NEW, rows.count(RowKind.NEW), "with new"));
    parts.add(new Part(RowKind.FAILED, rows.count(RowKind.FAILED), "failed"));
    addIfAny(parts, RowKind.INCOMPLETE, rows.count(RowKind.INCOMPLETE), "incomplete");
    addIfAny(parts, RowKind.SUSPICIOUS, rows.count(RowKind.SUSPICIOUS), "suspicious");
    addIfAny(parts, RowKind.NOT_CHECKED, rows.count(RowKind.NOT_CHECKED), "not checked");
    addIfAny(parts, RowKind.CANCELLED, rows.count(RowKind.CANCELLED), "cancelled");
    addIfAny(
        parts, RowKind.BUSY, rows.count(RowKind.BUSY) + rows.count(RowKind.DISABLED), "left out");
    addIfAny(
        parts, RowKind.WAITING, rows.count(RowKind.WAITING) + rows.count(RowKind.HELD), "waiting");
    addIfAny(
        parts, RowKind.PAUSED, rows.count(RowKind.PAUSED) + rows.count(RowKind.PAUSING), "paused");
    return List.copyOf(parts);
  }

  private static void addIfAny(List<Part> parts, RowKind kind, int count, String word) {
    if (count > 0) {
      parts.add(new Part(kind, count, word));
    }
  }

  /**
   * How many of {@code width} cells are done, failed, running, open: in proportion, none that
   * counts anything without a cell as long as there are enough, and together always {@code width}.
   */
  int[] fills(int width) {
    int[] counts = {done - problems, problems, running, total - done - running};
    int[] cells = new int[counts.length];
    if (total == 0 || width <= 0) {
      cells[3] = Math.max(0, width);
      return cells;
    }
    int used = 0;
    for (int i = 0; i < counts.length; i++) {
      cells[i] = (int) ((long) Math.max(0, counts[i]) * width / total);
      cells[i] = counts[i] > 0 ? Math.max(1, cells[i]) : 0;
      used += cells[i];
    }
    while (used != width) {
      int step = used < width ? 1 : -1;
      cells[largest(counts, cells)] += step;
      used += step;
    }
    return cells;
  }

  private static int largest(int[] counts, int[] cells) {
    int largest = 0;
    for (int i = 1; i < counts.length; i++) {
      boolean larger = cells[i] > cells[largest];
      largest = larger || (cells[i] == cells[largest] && counts[i] > counts[largest]) ? i : largest;
    }
    return largest;
  }
}
