package fetchlinks.tui;

import org.jspecify.annotations.Nullable;

/** Clusters of text as strings of their own; those of one char, nearly all, are made only once. */
final class Clusters {

  /** Up to the signs of rules, bars and spinners. */
  private static final int SHARED = 0x2900;

  /** Filled as needed, by any thread: two equal strings do no harm. */
  private static final @Nullable String[] ONES = new String[SHARED];

  private Clusters() {}

  /** The part of a text from {@code start} up to {@code end}. */
  static String cut(String text, int start, int end) {
    return end - start == 1 && text.charAt(start) < SHARED
        ? one(text.charAt(start))
        : text.substring(start, end);
  }

  private static String one(char character) {
    String known = ONES[character];
    if (known == null) {
      known = String.valueOf(character);
      ONES[character] = known;
    }
    return known;
  }
}
