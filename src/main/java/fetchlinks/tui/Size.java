package fetchlinks.tui;

/** A terminal's size in cells; at least 1x1. */
public record Size(int columns, int rows) {

  /** What to assume where nothing is known. */
  static final Size USUAL = new Size(80, 24);

  public Size {
    columns = Math.clamp(columns, 1, 4096);
    rows = Math.clamp(rows, 1, 4096);
  }
}
