package fetchlinks.model;

/**
 * Makes text from the internet or from files safe to show: the one cleaner for cells, log lines,
 * window titles, the clipboard, plain output and summaries.
 *
 * <p>Clean text is one line: it holds nothing that a terminal acts on, nothing invisible, and every
 * cluster takes a number of columns that {@link #columns} knows.
 */
public final class SafeText {

  /** No clean text is longer, in chars. */
  public static final int MAX_LENGTH = 4096;

  private SafeText() {}

  /**
   * The text without anything that a terminal could act on. Line ends become {@code ↵}, other
   * separators a blank. Idempotent; at most {@link #MAX_LENGTH} chars, with an ellipsis where it
   * was cut.
   */
  public static String of(String raw) {
    return raw.length() <= MAX_LENGTH && isPlainAscii(raw) ? raw : Cleaner.clean(raw);
  }

  /**
   * The end of the cluster (what a terminal draws as one unit) that begins at {@code start} of
   * clean text; greater than {@code start}.
   */
  public static int nextCluster(String clean, int start) {
    int end = start + Character.charCount(clean.codePointAt(start));
    while (end < clean.length() && clean.charAt(end) >= CellWidth.FIRST_MARK) {
      int codePoint = clean.codePointAt(end);
      if (!CellWidth.isMark(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** Terminal columns that clean text takes. */
  public static int columns(String clean) {
    int columns = 0;
    for (int i = 0; i < clean.length(); ) {
      char first = clean.charAt(i);
      if (first < CellWidth.FIRST_MARK) {
        columns++;
        i++;
      } else {
        int codePoint = clean.codePointAt(i);
        columns += CellWidth.of(codePoint);
        i += Character.charCount(codePoint);
      }
    }
    return columns;
  }

  /** Clean text cut to at most {@code columns} columns, with an ellipsis where it was cut. */
  public static String fit(String clean, int columns) {
    if (columns <= 0) {
      return "";
    }
    if (clean.length() * 2 <= columns || columns(clean) <= columns) {
      return clean;
    }
    if (isPlainAscii(clean)) {
      return clean.substring(0, columns - 1) + "…";
    }
    int used = 0;
    int end = 0;
    while (end < clean.length()) {
      int next = nextCluster(clean, end);
      int width = columns(clean.substring(end, next));
      if (used + width > columns - 1) {
        break;
      }
      used += width;
      end = next;
    }
    return clean.substring(0, end) + "…";
  }

  /**
   * Clean text for a terminal that takes ASCII only: marks fall off, well-known signs get a
   * stand-in, anything else a {@code ?} per column. Takes the same columns as before.
   */
  public static String ascii(String clean) {
    return isPlainAscii(clean) ? clean : AsciiText.of(clean);
  }

  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
