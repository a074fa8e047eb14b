package fetchlinks.tui;

import fetchlinks.model.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * A line that is being typed.
 *
 * @param at where the next letter goes; always between two clusters
 */
record LineEdit(String text, int at) {

  static final LineEdit EMPTY = new LineEdit("", 0);

  private static final int LONGEST = 500;

  static LineEdit of(String text) {
    return new LineEdit(text, text.length());
  }

  /** The line after a key; null when the key means nothing to a line. */
  @Nullable LineEdit after(String key) {
    return switch (key) {
      case "Space" -> insert(" ");
      case "Backspace" -> at == 0 ? this : delete(before(), at);
      case "Delete" -> at == text.length() ? this : delete(at, SafeText.nextCluster(text, at));
      case "Left" -> new LineEdit(text, before());
      case "Right" ->
          at == text.length() ? this : new LineEdit(text, SafeText.nextCluster(text, at));
      case "Home", "Ctrl-A" -> new LineEdit(text, 0);
      case "End", "Ctrl-E" -> of(text);
      case "Ctrl-U" -> delete(0, at);
      case "Ctrl-W" -> delete(wordStart(), at);
      default -> key.codePointCount(0, key.length()) == 1 ? insert(key) : null;
    };
  }

  /** Foreign text is cleaned before it enters the line. */
  LineEdit insert(String raw) {
    String clean = SafeText.of(raw);
    String room =
        clean.substring(0, Math.min(clean.length(), Math.max(0, LONGEST - text.length())));
    return new LineEdit(text.substring(0, at) + room + text.substring(at), at + room.length());
  }

  /** What stands from {@code start} to the cursor is replaced. */
  LineEdit replace(int start, String clean) {
    return new LineEdit(
        text.substring(0, start) + clean + text.substring(at), start + clean.length());
  }

  private LineEdit delete(int from, int to) {
    return new LineEdit(text.substring(0, from) + text.substring(to), from);
  }

  private int before() {
    int start = 0;
    for (int next = 0; next < at; next = SafeText.nextCluster(text, next)) {
      start = next;
    }
    return start;
  }

  private int wordStart() {
    int start = at;
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    while (start > 0 && text.charAt(start - 1) != ' ') {
      start--;
    }
    return start;
  }
}
