package fetchlinks.report;

import fetchlinks.model.SafeText;

/**
 * How text is made ready for the output at hand: what is foreign is cleaned here, and only here.
 *
 * @param ascii nothing beyond ASCII, as {@link SafeText#ascii} puts it
 */
record Look(boolean ascii, boolean color) {

  static Look of(OutputOptions options) {
    return new Look(options.ascii(), options.color());
  }

  Glyphs glyphs() {
    return ascii ? Glyphs.ASCII : Glyphs.UNICODE;
  }

  /** Text that may hold anything, clean. */
  String text(String raw) {
    String clean = SafeText.of(raw);
    return ascii ? SafeText.ascii(clean) : clean;
  }

  /** Clean text cut to {@code columns}. */
  String fit(String clean, int columns) {
    if (columns <= 0) {
      return "";
    }
    String fitted = SafeText.fit(clean, columns);
    return ascii ? fitted.replace('…', '~') : fitted;
  }
}
