package fetchlinks.tui;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names Lanterna's keys; the only class that knows them, because the library's next version renames
 * them. Owned by the input thread.
 */
final class Keys {

  private final EscInput input;
  private char firstHalf;

  Keys(EscInput input) {
    this.input = input;
  }

  /** What a key stroke stands for, null if nothing. */
  @Nullable Input map(KeyStroke stroke) {
    KeyType type = stroke.getKeyType();
    if (type == KeyType.EOF) {
      return new Input.Closed();
    }
    if (type == KeyType.Character) {
      return character(stroke);
    }
    String name = name(type);
    boolean shiftIsInTheName = type == KeyType.ReverseTab;
    return name == null ? null : key(stroke, name, stroke.isShiftDown() && !shiftIsInTheName);
  }

  private @Nullable Input character(KeyStroke stroke) {
    char c = stroke.getCharacter();
    if (c == EscInput.ASIDE) {
      return input.takeAside();
    }
    if (Character.isHighSurrogate(c)) {
      firstHalf = c;
      return null;
    }
    if (Character.isLowSurrogate(c)) {
      return Character.isHighSurrogate(firstHalf)
          ? new Input.Key(Character.toString(Character.toCodePoint(firstHalf, c)))
          : null;
    }
    if (Character.isISOControl(c)) {
      return null;
    }
    String name = c == ' ' ? "Space" : String.valueOf(c);
    return key(stroke, stroke.isCtrlDown() ? name(name) : name, false);
  }

  private static String name(String character) {
    return character.length() == 1 ? character.toUpperCase(Locale.ROOT) : character;
  }

  private static Input.Key key(KeyStroke stroke, String name, boolean shift) {
    return new Input.Key(
        (stroke.isCtrlDown() ? "Ctrl-" : "")
            + (stroke.isAltDown() ? "Alt-" : "")
            + (shift ? "Shift-" : "")
            + name);
  }

  private static @Nullable String name(KeyType type) {
    return switch (type) {
      case Escape -> "Esc";
      case Backspace -> "Backspace";
      case ArrowLeft -> "Left";
      case ArrowRight -> "Right";
      case ArrowUp -> "Up";
      case ArrowDown -> "Down";
      case Insert -> "Insert";
      case Delete -> "Delete";
      case Home -> "Home";
      case End -> "End";
      case PageUp -> "PgUp";
      case PageDown -> "PgDn";
      case Tab -> "Tab";
      case ReverseTab -> "Shift-Tab";
      case Enter -> "Enter";
      case F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> type.name();
      case F13, F14, F15, F16, F17, F18, F19 -> null;
      case Character, Unknown, CursorLocation, MouseEvent, EOF -> null;
    };
  }
}
