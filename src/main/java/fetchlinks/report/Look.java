package fetchlinks.report;

import fetchlinks.model.SafeText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How text is made ready for the output at hand: what is foreign is cleaned here, and only here.
 *
 * @param ascii nothing beyond ASCII: accents go, what is left becomes {@code ?} for each column
 */
record Look(boolean ascii, boolean color) {

  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

  static Look of(OutputOptions options) {
    return new Look(options.ascii(), options.color());
  }

  Glyphs glyphs() {
    return ascii ? Glyphs.ASCII : Glyphs.UNICODE;
  }

  /** Text that may hold anything, clean. */
  String text(String raw) {
    String clean = SafeText.of(raw);
    return ascii ? toAscii(clean) : clean;
  }

  /** Clean text cut to {@code columns}. */
  String fit(String clean, int columns) {
    if (columns <= 0) {
      return "";
    }
    String fitted = SafeText.fit(clean, columns);
    return ascii ? fitted.replace('…', '~') : fitted;
  }

  private static String toAscii(String clean) {
    String plain =
        ACCENTS.matcher(Normalizer.normalize(clean, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder ascii = new StringBuilder();
    plain
        .codePoints()
        .forEach(c -> {
          if (c < 0x80) {
            ascii.append((char) c);
          } else {
            ascii.repeat('?', Math.max(0, SafeText.columns(Character.toString(c))));
          }
        });
    return ascii.toString();
  }
}
