package fetchlinks.tui;

/** How many colours a terminal has, fewest first. */
public enum ColourDepth {
  MONO("mono"),
  ANSI16("16"),
  INDEXED256("256"),
  TRUECOLOR("truecolor");

  private final String key;

  ColourDepth(String key) {
    this.key = key;
  }

  /** Its name in theme files. */
  String key() {
    return key;
  }
}
