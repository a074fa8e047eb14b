package fetchlinks.tui;

import com.googlecode.lanterna.TextColor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a look such as {@code bold bright-red}, {@code 203 on 17} or {@code #fff on #333}. */
final class LookParser {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final ColourDepth depth;
  private @Nullable TextColor foreground;
  private @Nullable TextColor background;
  private int attributes;

  private LookParser(ColourDepth depth) {
    this.depth = depth;
  }

  /**
   * @throws IllegalArgumentException with the word that is wrong and what was expected
   */
  static Look parse(ColourDepth depth, String text) {
    LookParser parser = new LookParser(depth);
    boolean on = false;
    for (String word : BLANKS.splitAsStream(text).toList()) {
      if (word.equals("on")) {
        on = true;
      } else if (!word.isEmpty()) {
        parser.word(word, on);
      }
    }
    if (on && parser.background == null) {
      throw new IllegalArgumentException("expected a colour after `on`");
    }
    return new Look(parser.foreground, parser.background, parser.attributes);
  }

  private void word(String word, boolean on) {
    int attribute =
        switch (word) {
          case "bold" -> Look.BOLD;
          case "dim" -> Look.DIM;
          case "underline" -> Look.UNDERLINE;
          case "reverse" -> Look.REVERSE;
          default -> 0;
        };
    if (attribute != 0) {
      attributes |= attribute;
    } else if (on && background == null) {
      background = colour(word);
    } else if (!on && foreground == null) {
      foreground = colour(word);
    } else {
      throw new IllegalArgumentException("`" + word + "` is one colour too many");
    }
  }

  private TextColor colour(String word) {
    return switch (depth) {
      case MONO ->
          throw new IllegalArgumentException(
              "`" + word + "` is no attribute; mono takes" + " bold, dim, underline, reverse");
      case ANSI16 -> ansi(word);
      case INDEXED256 -> indexed(word);
      case TRUECOLOR -> direct(word);
    };
  }

  private static TextColor ansi(String word) {
    String bright = "bright-";
    String name = word.startsWith(bright) ? word.substring(bright.length()) + "_BRIGHT" : word;
    try {
      return TextColor.ANSI.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "`"
              + word
              + "` is no colour; 16 takes black, red, green, yellow, blue, magenta, cyan,"
              + " white, each also with bright-, and default",
          e);
    }
  }

  private static TextColor indexed(String word) {
    if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) < 256) {
      return new TextColor.Indexed(Integer.parseInt(word));
    }
    throw new IllegalArgumentException("`" + word + "` is no colour; 256 takes 0 to 255");
  }

  private static TextColor direct(String word) {
    if (word.matches("#[0-9a-f]{6}")) {
      int rgb = Integer.parseInt(word.substring(1), 16);
      return new TextColor.RGB(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
    throw new IllegalArgumentException("`" + word + "` is no colour; truecolor takes #rrggbb");
  }
}
