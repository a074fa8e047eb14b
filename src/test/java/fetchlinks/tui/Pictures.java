package fetchlinks.tui;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Frames as text and as a map of their styles, for files that people can read and compare. */
final class Pictures {

  private Pictures() {}

  static String text(Frame frame) {
    return IntStream.range(0, frame.rows())
        .mapToObj(row -> frame.line(row).stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Runs of cells that look the same: {@code header+bold*11 text*3}, a line for each row. */
  static String styles(Frame frame) {
    return IntStream.range(0, frame.rows())
        .mapToObj(row -> runs(frame, row))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String runs(Frame frame, int row) {
    StringBuilder runs = new StringBuilder();
    int end = 0;
    for (int start = 0; start < frame.columns(); start = end) {
      Style style = frame.style(start, row);
      while (end < frame.columns() && frame.style(end, row).equals(style)) {
        end++;
      }
      runs.append(start == 0 ? "" : " ").append(name(style)).append('*').append(end - start);
    }
    return runs.toString();
  }

  private static String name(Style style) {
    return style.role().name().toLowerCase(Locale.ROOT)
        + (style.bold() ? "+bold" : "")
        + (style.selected() ? "+selected" : "");
  }
}
