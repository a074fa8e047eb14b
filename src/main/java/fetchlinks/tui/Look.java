package fetchlinks.tui;

import org.jspecify.annotations.Nullable;

/**
 * How a cell is drawn: colours as parameters of SGR ({@code 38;5;203}), where null leaves what is
 * below, and attributes.
 *
 * @param attributes sum of the constants
 */
record Look(@Nullable String foreground, @Nullable String background, int attributes) {

  static final int BOLD = 1;
  static final int DIM = 2;
  static final int UNDERLINE = 4;
  static final int REVERSE = 8;

  static final Look PLAIN = new Look(null, null, 0);

  /** This look with another one laid over it. */
  Look under(Look over) {
    return new Look(
        over.foreground != null ? over.foreground : foreground,
        over.background != null ? over.background : background,
        attributes | over.attributes);
  }
}
