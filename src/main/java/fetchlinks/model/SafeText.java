package fetchlinks.model;

/**
 * Makes text from the internet or from files safe to show: the one cleaner for cells, log lines,
 * window titles, the clipboard, plain output and summaries.
 */
public final class SafeText {

  private SafeText() {}

  /** The text without anything that a terminal could act on. Idempotent. */
  public static String of(String raw) {
    return raw.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * The end of the cluster (what a terminal draws as one unit) that begins at {@code start} of
   * clean text; greater than {@code start}.
   */
  public static int nextCluster(String clean, int start) {
    return start + Character.charCount(clean.codePointAt(start));
  }

  /** Terminal columns that clean text takes. */
  public static int columns(String clean) {
    return clean.length();
  }

  /** Clean text cut to at most {@code columns} columns, with an ellipsis where it was cut. */
  public static String fit(String clean, int columns) {
    return clean.length() <= columns ? clean : clean.substring(0, Math.max(0, columns - 1)) + "…";
  }
}
