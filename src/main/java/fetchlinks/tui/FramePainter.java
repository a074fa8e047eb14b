package fetchlinks.tui;

import org.jspecify.annotations.Nullable;

/**
 * Turns frames into the bytes that change the terminal from the last frame to the next one. What
 * follows a cluster whose width is not sure begins with an absolute move: a terminal that thinks
 * otherwise shows one wrong cell, never a shifted line. Owned by one thread.
 */
final class FramePainter {

  private static final String BEGIN = "\u001b[?2026h";
  private static final String END = "\u001b[?2026l";
  private static final String HIDE = "\u001b[?25l";
  private static final String SHOW = "\u001b[?25h";

  /** Up to so many unchanged cells are cheaper to send than to jump over. */
  private static final int BRIDGE = 4;

  /** From so many blanks on, erasing to the end of the line is cheaper. */
  private static final int ERASE = 4;

  /** A terminal takes up so few bytes in one piece: nothing half drawn is ever seen. */
  private static final int AT_ONCE = 512;

  /** An absolute move is hardly shorter than a step down and so many back. */
  private static final int BACK = 3;

  private final TerminalEnvironment environment;
  private final Bytes body = new Bytes();
  private final Bytes whole = new Bytes();
  private Cells shown = new Cells();
  private Cells next = new Cells();
  private @Nullable Pen pen;
  private int atColumn = -1;
  private int atRow = -1;
  private int cursorColumn = -1;
  private int cursorRow = -1;

  FramePainter(TerminalEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The bytes for a frame, none if nothing changed; valid until the next call. Every frame must be
   * sent, or the next one painted in full.
   */
  Bytes paint(Frame frame, Theme theme, boolean full) {
    body.clear();
    next.take(frame, theme.palette(environment.depth()), environment.unicode());
    if (full || next.columns() != shown.columns() || next.rows() != shown.rows()) {
      shown.clear(next.columns(), next.rows());
      pen = Pen.PLAIN;
      body.ascii(HIDE).csi().ascii("0m").csi().ascii("2J");
      cursorColumn = -1;
      cursorRow = -1;
    }
    atRow = -1;
    for (int row = 0; row < next.rows(); row++) {
      row(row);
    }
    Cells last = shown;
    shown = next;
    next = last;
    return assemble(frame);
  }

  private Bytes assemble(Frame frame) {
    whole.clear();
    boolean moved = frame.cursorColumn() != cursorColumn || frame.cursorRow() != cursorRow;
    if (body.length() == 0 && !moved) {
      return whole;
    }
    boolean large = body.length() > AT_ONCE;
    boolean bracketed = large && environment.synchronizedFrames();
    boolean visible = cursorColumn >= 0;
    cursorColumn = frame.cursorColumn();
    cursorRow = frame.cursorRow();
    boolean hidden = visible && (large || cursorColumn < 0);
    whole.ascii(bracketed ? BEGIN : "").ascii(hidden ? HIDE : "").add(body);
    if (cursorColumn >= 0) {
      whole.moveTo(cursorColumn, cursorRow).ascii(visible && !hidden ? "" : SHOW);
    }
    return whole.ascii(bracketed ? END : "");
  }

  private void row(int row) {
    int columns = next.columns();
    int start = row * columns;
    int blankFrom = columns;
    while (blankFrom > 0 && next.isPlainBlank(start + blankFrom - 1)) {
      blankFrom--;
    }
    boolean trodden = false;
    for (int column = 0; column < columns; ) {
      if (!trodden && next.same(shown, start + column)) {
        column++;
      } else if (column >= blankFrom && columns - column >= ERASE) {
        moveTo(column, row);
        use(Pen.PLAIN);
        body.csi().ascii('K');
        return;
      } else {
        moveTo(column, row);
        column += cell(start + column);
        // A terminal that draws it wide has trodden on the next cell.
        trodden = atRow < 0;
      }
    }
  }

  private int cell(int cell) {
    String text = next.text(cell);
    boolean blank = pen != null && text.equals(" ") && pen.sameBlank(next.pen(cell));
    if (!blank) {
      use(next.pen(cell));
    }
    boolean wide = atColumn + 1 < next.columns() && next.text(cell + 1).isEmpty();
    int width = wide ? 2 : 1;
    boolean sure = KnownWidth.isSure(text);
    if (wide && !sure) {
      // A terminal that draws it narrow would leave the old right half standing.
      body.ascii("  ").moveTo(atColumn, atRow);
    }
    body.utf8(text);
    atColumn += width;
    if (!sure) {
      atRow = -1;
    }
    return width;
  }

  private void use(Pen wanted) {
    wanted.send(pen, body);
    pen = wanted;
  }

  private void moveTo(int column, int row) {
    if (atRow == row && canBridge(column, row)) {
      while (atColumn < column) {
        body.utf8(next.text(row * next.columns() + atColumn));
        atColumn++;
      }
    } else if (isStepDown(column, row)) {
      body.csi().ascii('B');
      while (atColumn > column) {
        body.ascii('\b');
        atColumn--;
      }
    } else {
      body.moveTo(column, row);
    }
    atColumn = column;
    atRow = row;
  }

  /** Spinners and clocks stand below each other. At the right edge nobody knows the column. */
  private boolean isStepDown(int column, int row) {
    return atRow >= 0
        && row == atRow + 1
        && atColumn < next.columns()
        && atColumn >= column
        && atColumn - column <= BACK;
  }

  private boolean canBridge(int column, int row) {
    if (column - atColumn > BRIDGE) {
      return false;
    }
    for (int c = atColumn; c < column; c++) {
      int cell = row * next.columns() + c;
      boolean ascii = next.text(cell).length() == 1 && next.text(cell).charAt(0) < 0x7F;
      if (!ascii || pen == null || !pen.same(next.pen(cell))) {
        return false;
      }
    }
    return true;
  }
}
