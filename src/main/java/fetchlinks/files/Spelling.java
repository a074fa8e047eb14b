package fetchlinks.files;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was meant. */
final class Spelling {

  private Spelling() {}

  /** {@code ", did you mean workers?"}, or the whole list where nothing comes near. */
  static String hint(String word, Collection<String> words) {
    return words.stream()
        .min(Comparator.comparingInt(known -> distance(word, known)))
        .filter(known -> distance(word, known) <= Math.max(2, known.length() / 3))
        .map(known -> ", did you mean " + known + "?")
        .orElse(", known are " + String.join(", ", words));
  }

  /** Levenshtein's distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
