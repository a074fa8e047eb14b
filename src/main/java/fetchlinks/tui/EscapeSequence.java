package fetchlinks.tui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of an escape sequence by looking at it. */
final class EscapeSequence {

  private static final Pattern MOUSE =
      Pattern.compile("\u001b\\[<(\\d{1,4});(\\d{1,5});(\\d{1,5})M");
  private static final Pattern APPLICATION_KEY = Pattern.compile("\u001bO([ABCDHF])");
  private static final int WHEEL_UP = 64;
  private static final int WHEEL_DOWN = 65;
  private static final int MODIFIERS = 4 | 8 | 16;

  private EscapeSequence() {}

  /** The length of the sequence that the bytes begin with, -1 if its end is not among them. */
  static int length(byte[] bytes) {
    if (bytes.length < 2) {
      return -1;
    }
    return switch (bytes[1]) {
      case '[' -> controlSequence(bytes);
      case 'O' -> bytes.length < 3 ? -1 : 3;
      case ']', 'P', '_', '^', 'X' -> string(bytes);
      case 0x1B -> 1;
      default -> 2 + continuationBytes(bytes[1]);
    };
  }

  private static int controlSequence(byte[] bytes) {
    for (int i = 2; i < bytes.length; i++) {
      if (bytes[i] >= '@' && bytes[i] <= '~') {
        boolean oldMouse = bytes[i] == 'M' && i == 2;
        return oldMouse ? whole(bytes, 6) : i + 1;
      }
      if (bytes[i] < ' ') {
        return i; // cut off by something else
      }
    }
    return -1;
  }

  /** A string sequence ends with BEL or ESC \. */
  private static int string(byte[] bytes) {
    for (int i = 2; i < bytes.length; i++) {
      if (bytes[i] == 0x07) {
        return i + 1;
      }
      if (bytes[i] == 0x1B) {
        return whole(bytes, i + 2);
      }
    }
    return -1;
  }

  private static int whole(byte[] bytes, int length) {
    return bytes.length < length ? -1 : length;
  }

  private static int continuationBytes(byte first) {
    int value = first & 0xFF;
    if (value < 0xC0) {
      return 0;
    }
    return value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
  }

  /** The press or turn that an SGR mouse report tells of; null for what we do not act on. */
  static Input.@Nullable Mouse mouse(String sequence) {
    Matcher matcher = MOUSE.matcher(sequence);
    if (!matcher.matches()) {
      return null;
    }
    Input.Mouse.Kind kind =
        switch (Integer.parseInt(matcher.group(1)) & ~MODIFIERS) {
          case 0 -> Input.Mouse.Kind.CLICK;
          case WHEEL_UP -> Input.Mouse.Kind.WHEEL_UP;
          case WHEEL_DOWN -> Input.Mouse.Kind.WHEEL_DOWN;
          default -> null;
        };
    int column = Integer.parseInt(matcher.group(2)) - 1;
    int row = Integer.parseInt(matcher.group(3)) - 1;
    return kind == null ? null : new Input.Mouse(kind, Math.max(0, column), Math.max(0, row));
  }

  /**
   * The usual form of a key that some terminals send differently; "" for strings, which are no key.
   */
  static String usual(String sequence) {
    Matcher key = APPLICATION_KEY.matcher(sequence);
    if (key.matches()) {
      return "\u001b[" + key.group(1); // Lanterna takes the other form for Ctrl
    }
    return switch (sequence) {
      case "\u001b[7~" -> "\u001b[1~";
      case "\u001b[8~" -> "\u001b[4~";
      default -> isString(sequence) ? "" : sequence;
    };
  }

  private static boolean isString(String sequence) {
    return sequence.length() > 2
        && sequence.charAt(0) == 0x1B
        && "]P_^X".indexOf(sequence.charAt(1)) >= 0;
  }
}
