package fetchlinks.tui;

/** What the terminal sends us, free of any library's types. */
public sealed interface Input {

  /**
   * A key, named as in the help: {@code a}, {@code A}, {@code 1}, {@code /}, {@code Space}, {@code
   * Enter}, {@code Esc}, {@code Tab}, {@code Shift-Tab}, {@code Backspace}, {@code Delete}, {@code
   * Up}, {@code Down}, {@code Left}, {@code Right}, {@code Home}, {@code End}, {@code PgUp}, {@code
   * PgDn}, {@code F1} to {@code F12}, {@code Ctrl-C}, {@code Alt-x}, {@code Shift-Up}.
   */
  record Key(String name) implements Input {}

  /** Text that was pasted; only prompts take it. */
  record Paste(String text) implements Input {}

  /** A mouse report; column and row count from 0. */
  record Mouse(Kind kind, int column, int row) implements Input {

    /** What the mouse did. */
    public enum Kind {
      CLICK,
      WHEEL_UP,
      WHEEL_DOWN
    }
  }

  /** The terminal's size changed, or it has to be painted anew: after a stop, on attach. */
  record Resized(int columns, int rows) implements Input {}

  /** The terminal is gone. */
  record Closed() implements Input {}
}
