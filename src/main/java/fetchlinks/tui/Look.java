package fetchlinks.tui;

import com.googlecode.lanterna.TextColor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a cell is drawn: colours, where null leaves what is below, and attributes.
 *
 * @param attributes sum of the constants
 */
record Look(@Nullable TextColor foreground, @Nullable TextColor background, int attributes) {

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

  /** A colour as what follows {@code CSI}. */
  static String foreground(@Nullable TextColor colour) {
    return ascii(orDefault(colour).getForegroundSGRSequence());
  }

  static String background(@Nullable TextColor colour) {
    return ascii(orDefault(colour).getBackgroundSGRSequence());
  }

  private static TextColor orDefault(@Nullable TextColor colour) {
    return colour == null ? TextColor.ANSI.DEFAULT : colour;
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
