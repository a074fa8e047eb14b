package fetchlinks.tui;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A small terminal that knows exactly the sequences we may send and throws on any other. It decides
 * for itself how wide a character is, so that it can disagree with the program.
 */
final class VirtualTerminal {

  private static final List<String> MODES =
      List.of("?1049", "?7", "?25", "?2004", "?2026", "?1000", "?1006", "?1004");

  private final IntUnaryOperator widths;
  private final TreeSet<String> modes = new TreeSet<>(List.of("?7", "?25"));
  private int columns;
  private int rows;
  private String[] text;
  private String[] looks;
  private int column;
  private int row;
  private boolean skipped;
  private final Attributes now = new Attributes();
  private final StringBuilder strings = new StringBuilder();

  VirtualTerminal(int columns, int rows, IntUnaryOperator widths) {
    this.widths = widths;
    this.columns = columns;
    this.rows = rows;
    this.text = new String[columns * rows];
    this.looks = new String[columns * rows];
    erase(0, text.length);
  }

  void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    text = new String[columns * rows];
    looks = new String[columns * rows];
    Arrays.fill(text, "#"); // whatever was there: nobody may rely on it
    Arrays.fill(looks, "?");
  }

  String text(int atColumn, int atRow) {
    return text[atRow * columns + atColumn];
  }

  String look(int atColumn, int atRow) {
    return looks[atRow * columns + atColumn];
  }

  int cursorColumn() {
    return column;
  }

  int cursorRow() {
    return row;
  }

  boolean is(String mode) {
    return modes.contains(mode);
  }

  /** Window titles, clipboard texts and progress as they were sent, one a line. */
  String strings() {
    return strings.toString();
  }

  void feed(byte[] bytes) {
    String input = new String(bytes, StandardCharsets.UTF_8);
    for (int i = 0; i < input.length(); ) {
      int c = input.codePointAt(i);
      if (c == 0x1B) {
        i = escape(input, i + 1);
      } else if (c == '\b') {
        if (column <= 0 || column >= columns) {
          throw new AssertionError("stepped back from " + column);
        }
        column--;
        i++;
      } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) {
        throw new AssertionError("control %x at %d of %s".formatted(c, i, input));
      } else {
        draw(c);
        i += Character.charCount(c);
      }
    }
  }

  private int escape(String input, int at) {
    if (input.charAt(at) == ']') {
      int end = input.indexOf("\u001b\\", at);
      String body = input.substring(at + 1, end);
      if (!body.matches("2;[^\\p{Cntrl}]*|9;4;[0-4];\\d{1,3}|52;c;[A-Za-z0-9+/=]*")) {
        throw new AssertionError("string " + body);
      }
      strings.append(body).append('\n');
      return end + 2;
    }
    if (input.charAt(at) != '[') {
      throw new AssertionError("escape " + input.charAt(at));
    }
    int end = at + 1;
    while (input.charAt(end) < '@') {
      end++;
    }
    control(input.substring(at + 1, end), input.charAt(end));
    return end + 1;
  }

  private void control(String parameters, char kind) {
    switch (kind) {
      case 'H' -> {
        String[] to = parameters.split(";", -1);
        row = Integer.parseInt(to[0]) - 1;
        column = Integer.parseInt(to[1]) - 1;
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
          throw new AssertionError("moved to " + column + "," + row);
        }
      }
      case 'B' -> {
        expect(parameters.isEmpty() && row + 1 < rows && column < columns, parameters + kind);
        row++;
      }
      case 'K' -> {
        expect(parameters.isEmpty(), parameters + kind);
        erase(row * columns + column, (row + 1) * columns);
      }
      case 'J' -> {
        expect(parameters.equals("2"), parameters + kind);
        erase(0, text.length);
      }
      case 'm' -> now.apply(parameters);
      case 'h', 'l' -> {
        expect(MODES.contains(parameters), parameters + kind);
        boolean _ = kind == 'h' ? modes.add(parameters) : modes.remove(parameters);
      }
      case 't' -> expect(parameters.matches("2[23];2"), parameters + kind);
      default -> throw new AssertionError("sequence " + parameters + kind);
    }
  }

  private static void expect(boolean known, String sequence) {
    if (!known) {
      throw new AssertionError("sequence " + sequence);
    }
  }

  private void erase(int from, int to) {
    Arrays.fill(text, from, to, " ");
    Arrays.fill(looks, from, to, now.toString());
  }

  private void draw(int c) {
    int width = widths.applyAsInt(c);
    int cell = row * columns + column;
    if (width == 0 && skipped) {
      return; // what it belongs to was not drawn
    }
    skipped = width > 0 && column + width > columns;
    if (width == 0) {
      int before = column > 1 && text[cell - 1].isEmpty() ? cell - 2 : cell - 1;
      text[before] += Character.toString(c);
    } else if (column + width <= columns) {
      free(cell);
      free(cell + width - 1);
      text[cell] = Character.toString(c);
      looks[cell] = now.toString();
      if (width == 2) {
        text[cell + 1] = "";
        looks[cell + 1] = now.toString();
      }
      column = Math.min(column + width, columns);
    }
  }

  /** A wide character of which one half is drawn over leaves a blank. */
  private void free(int cell) {
    if (text[cell].isEmpty()) {
      text[cell - 1] = " ";
      text[cell] = " ";
    } else if ((cell + 1) % columns != 0 && text[cell + 1].isEmpty()) {
      text[cell + 1] = " ";
    }
  }

  /** Colours and attributes, in a normal form. */
  private static final class Attributes {

    private final TreeSet<String> on = new TreeSet<>();
    private String foreground = "39";
    private String background = "49";

    private void apply(String parameters) {
      String[] codes = parameters.split(";", -1);
      for (int i = 0; i < codes.length; i++) {
        int code = Integer.parseInt(codes[i]);
        if (code == 0) {
          on.clear();
          foreground = "39";
          background = "49";
        } else if (code == 38 || code == 48) {
          int length = codes[i + 1].equals("5") ? 3 : 5;
          String colour = String.join(";", Arrays.asList(codes).subList(i, i + length));
          i += length - 1;
          set(code == 38, colour);
        } else if ((code >= 30 && code <= 39) || (code >= 90 && code <= 97)) {
          set(true, codes[i]);
        } else if ((code >= 40 && code <= 49) || (code >= 100 && code <= 107)) {
          set(false, codes[i]);
        } else if (code == 22) {
          on.remove("1");
          on.remove("2");
        } else if (code == 24 || code == 27) {
          on.remove(String.valueOf(code - 20));
        } else if (code == 1 || code == 2 || code == 4 || code == 7) {
          on.add(codes[i]);
        } else {
          throw new AssertionError("attribute " + code);
        }
      }
    }

    private void set(boolean isForeground, String colour) {
      if (isForeground) {
        foreground = colour;
      } else {
        background = colour;
      }
    }

    @Override
    public String toString() {
      return on + " " + foreground + " " + background;
    }
  }
}
