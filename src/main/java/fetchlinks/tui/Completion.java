package fetchlinks.tui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the word of a filter that is being typed can go on: its keys first, then the values that
 * there are, with the number of channels that have them. Pure.
 *
 * @param start where the word begins in the line
 * @param word what stands there up to the cursor, without a leading {@code -}
 * @param choices how it can go on, the most frequent value first
 */
record Completion(int start, String word, List<Choice> choices) {

  private static final List<String> KEYS =
      List.of("state:", "cause:", "host:", "name:", "new>", "seen>", "try>", "took>");

  /**
   * A word to go on with.
   *
   * @param channels that have the value, 0 for a key
   */
  record Choice(String word, int channels) {

    /** {@code failed(12)}; of a value without its key. */
    String shown() {
      return channels == 0 ? word : word.substring(word.indexOf(':') + 1) + "(" + channels + ")";
    }
  }

  static Completion of(LineEdit line, Rows rows) {
    int start = line.text().lastIndexOf(' ', line.at() - 1) + 1;
    start += line.at() > start && line.text().charAt(start) == '-' ? 1 : 0;
    String word = line.text().substring(start, line.at());
    return new Completion(start, word, choices(word.toLowerCase(Locale.ROOT), rows));
  }

  private static List<Choice> choices(String word, Rows rows) {
    int colon = word.indexOf(':') + 1;
    return colon > 0
        ? values(word.substring(0, colon), rows).stream()
            .filter(choice -> choice.word.startsWith(word))
            .toList()
        : KEYS.stream().filter(key -> key.startsWith(word)).map(key -> new Choice(key, 0)).toList();
  }

  private static List<Choice> values(String key, Rows rows) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      for (String value : values(key, rows.at(i))) {
        counts.merge(key + value.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(value -> !value.getKey().equals(key) && value.getKey().indexOf(' ') < 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(value -> new Choice(value.getKey(), value.getValue()))
        .toList();
  }

  private static List<String> values(String key, Row row) {
    return switch (key) {
      case "state:" ->
          StateWords.ALL.stream().filter(word -> StateWords.fits(word, row.kind())).toList();
      case "host:" -> List.of(row.who().host());
      case "cause:" -> row.cause() == null ? List.of() : List.of(row.cause().code());
      default -> List.of();
    };
  }

  /**
   * The line after Tab: as far as all choices agree, then with the first of them, then with the
   * next one.
   */
  static LineEdit complete(LineEdit line, Rows rows) {
    Completion completion = of(line, rows);
    String next = completion.next(rows);
    return next == null ? line : line.replace(completion.start, next);
  }

  private @Nullable String next(Rows rows) {
    if (choices.isEmpty()) {
      return null;
    }
    String typed = word.toLowerCase(Locale.ROOT);
    String common = common();
    if (common.length() > word.length()) {
      return common;
    }
    return choices.stream().anyMatch(choice -> choice.word.equals(typed))
        ? after(typed, rows)
        : choices.getFirst().word;
  }

  private String common() {
    String common = choices.getFirst().word;
    for (Choice choice : choices) {
      while (!choice.word.startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    return common;
  }

  /** The value after one that stands there already; a key goes on with its first value. */
  private static @Nullable String after(String typed, Rows rows) {
    int colon = typed.indexOf(':') + 1;
    List<String> values = new ArrayList<>();
    values(typed.substring(0, colon), rows).forEach(choice -> values.add(choice.word));
    int at = values.indexOf(typed);
    return values.isEmpty() ? null : values.get((at + 1) % values.size());
  }
}
