package fetchlinks.tui;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a look such as {@code bold bright-red}, {@code 203 on 17} or {@code #fff on #333}. */
final class LookParser {

  private static final List<String> COLOURS =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "", "default");
  private static final String BRIGHT = "bright-";
  private static final int FOREGROUND = 30;
  private static final int BACKGROUND = 40;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final Pattern RGB = Pattern.compile("#[0-9a-f]{6}");

  private final ColourDepth depth;
  private @Nullable String foreground;
  private @Nullable String background;
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
    for (String word : text.split(" ", -1)) {
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
      background = colour(word, BACKGROUND);
    } else if (!on && foreground == null) {
      foreground = colour(word, FOREGROUND);
    } else {
      throw new IllegalArgumentException("`" + word + "` is one colour too many");
    }
  }

  /** The colour as a parameter of SGR; {@code ground} is the first of its eight. */
  private String colour(String word, int ground) {
    return switch (depth) {
      case MONO ->
          throw new IllegalArgumentException(
              "`" + word + "` is no attribute; mono takes" + " bold, dim, underline, reverse");
      case ANSI16 -> ansi(word, ground);
      case INDEXED256 -> indexed(word, ground);
      case TRUECOLOR -> direct(word, ground);
    };
  }

  private static String ansi(String word, int ground) {
    boolean bright = word.startsWith(BRIGHT);
    int number = COLOURS.indexOf(bright ? word.substring(BRIGHT.length()) : word);
    if (number < 0 || (bright && number > 7)) {
      throw new IllegalArgumentException(
          "`"
              + word
              + "` is no colour; 16 takes black, red, green, yellow, blue, magenta, cyan,"
              + " white, each also with bright-, and default");
    }
    return String.valueOf(ground + (bright ? 60 : 0) + number);
  }

  private static String indexed(String word, int ground) {
    if (NUMBER.matcher(word).matches() && Integer.parseInt(word) < 256) {
      return ground + 8 + ";5;" + word;
    }
    throw new IllegalArgumentException("`" + word + "` is no colour; 256 takes 0 to 255");
  }

  private static String direct(String word, int ground) {
    if (RGB.matcher(word).matches()) {
      int rgb = Integer.parseInt(word.substring(1), 16);
      return ground + 8 + ";2;" + (rgb >> 16) + ";" + (rgb >> 8 & 0xFF) + ";" + (rgb & 0xFF);
    }
    throw new IllegalArgumentException("`" + word + "` is no colour; truecolor takes #rrggbb");
  }
}
