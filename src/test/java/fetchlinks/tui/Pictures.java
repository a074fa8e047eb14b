package fetchlinks.tui;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Frames as text and as a map of their styles, for files that people can read and compare. */
final class Pictures {

  private static final String LETTERS = ".dr=THKkRNUWFSPQCbfroMwepD";

  private Pictures() {}

  static String text(Frame frame) {
    return IntStream.range(0, frame.rows())
        .mapToObj(row -> frame.line(row).stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * A letter for each cell's role: upper case where it is bold, preceded by a line of the selected.
   */
  static String styles(Frame frame) {
    Map<Role, String> letters = new EnumMap<>(Role.class);
    int at = 0;
    for (Role role : Role.values()) {
      letters.put(role, LETTERS.substring(at, at + 1));
      at++;
    }
    StringBuilder map = new StringBuilder();
    for (int row = 0; row < frame.rows(); row++) {
      StringBuilder line = new StringBuilder();
      boolean selected = false;
      for (int column = 0; column < frame.columns(); column++) {
        Style style = frame.style(column, row);
        selected |= style.selected();
        line.append(letters.get(style.role()));
      }
      map.append(line).append(selected ? " selected" : "").append('\n');
    }
    return map.toString();
  }
}
