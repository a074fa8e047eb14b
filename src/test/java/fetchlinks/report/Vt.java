package fetchlinks.report;

import fetchlinks.model.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal that understands just what the live output may send; anything else, a row that wraps
 * and a cursor that leaves the screen are errors.
 */
final class Vt {

  private final List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
  private final boolean wrapsAnew;
  private int width;
  private int height;
  private int line;
  private int column;
  private int top;
  private boolean inFrame;
  private boolean tinted;

  /** {@code wrapsAnew}: whether a resize wraps rows that have become too long, or cuts them. */
  Vt(int width, int height, boolean wrapsAnew) {
    this.width = width;
    this.height = height;
    this.wrapsAnew = wrapsAnew;
  }

  void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (!wrapsAnew) {
      lines.forEach(cells -> cells.subList(Math.min(width, cells.size()), cells.size()).clear());
    }
    top = Math.max(0, rowsBefore(line) - height + 1);
  }

  void feed(String text) {
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      if (codePoint == '\033') {
        at = escape(text, at + 1);
      } else {
        character(codePoint);
        at += Character.charCount(codePoint);
      }
    }
    check(!inFrame, "a frame was not ended");
    check(!tinted, "a colour was not reset");
  }

  /** Everything above the cursor's row. */
  List<String> above() {
    return lines.subList(0, line).stream().map(Vt::text).toList();
  }

  /** The cursor's row and everything below it, as far down as there is anything. */
  List<String> below() {
    List<String> rows = new ArrayList<>();
    lines.subList(line, lines.size()).forEach(cells -> rows.add(text(cells)));
    while (rows.size() > 1 && rows.getLast().isEmpty()) {
      rows.removeLast();
    }
    return rows;
  }

  int column() {
    return column;
  }

  private void character(int codePoint) {
    switch (codePoint) {
      case '\r' -> column = 0;
      case '\n' -> down();
      default -> print(Character.toString(codePoint));
    }
  }

  private void down() {
    line++;
    if (line == lines.size()) {
      lines.add(new ArrayList<>());
    }
    top = Math.max(top, rowsBefore(line) - height + 1);
  }

  private void print(String character) {
    check(!Character.isISOControl(character.codePointAt(0)), "a control character was sent");
    int columns = SafeText.columns(character);
    check(column + columns < width || width == 1, "a row of %d wraps".formatted(width));
    List<String> cells = lines.get(line);
    while (cells.size() < column + columns) {
      cells.add(" ");
    }
    if (columns == 0) {
      cells.set(column - 1, cells.get(column - 1) + character);
    }
    for (int cell = 0; cell < columns; cell++) {
      cells.set(column + cell, cell == 0 ? character : "");
    }
    column += columns;
  }

  private int escape(String text, int start) {
    check(text.charAt(start) == '[', "an escape that is no CSI");
    int end = start + 1;
    while (!Character.isLetter(text.charAt(end))) {
      end++;
    }
    String sequence = text.substring(start + 1, end + 1);
    switch (sequence) {
      case "K" -> eraseToEndOfLine();
      case "J" -> {
        eraseToEndOfLine();
        lines.subList(line + 1, lines.size()).clear();
      }
      case "?2026h" -> inFrame = true;
      case "?2026l" -> inFrame = false;
      case "0m" -> tinted = false;
      case "1m", "2m", "31m", "32m", "33m", "36m" -> tinted = true;
      default -> up(sequence);
    }
    return end + 1;
  }

  private void up(String sequence) {
    check(sequence.matches("[0-9]+A"), "unknown sequence " + sequence);
    line -= Integer.parseInt(sequence.substring(0, sequence.length() - 1));
    check(line >= 0 && rowsBefore(line) >= top, "the cursor left the screen");
  }

  private void eraseToEndOfLine() {
    List<String> cells = lines.get(line);
    cells.subList(Math.min(column, cells.size()), cells.size()).clear();
  }

  private int rowsBefore(int index) {
    int rows = 0;
    for (List<String> cells : lines.subList(0, index)) {
      rows += Math.max(1, (cells.size() + width - 1) / width);
    }
    return rows;
  }

  private static String text(List<String> cells) {
    return String.join("", cells).stripTrailing();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
