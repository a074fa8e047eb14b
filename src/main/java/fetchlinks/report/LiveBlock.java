package fetchlinks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows at the bottom of a terminal that are drawn again and again, and the lines that are
 * printed above them.
 *
 * <p>Between frames the cursor rests on the first cell of the block. A terminal keeps it there when
 * it is resized, whether it wraps the rows anew or cuts them, so erasing from the cursor on always
 * removes the whole block and nothing else.
 */
final class LiveBlock {

  private static final String TO_END_OF_LINE = "\033[K";
  private static final String TO_END_OF_SCREEN = "\033[J";
  private static final String BEGIN_FRAME = "\033[?2026h";
  private static final String END_FRAME = "\033[?2026l";

  private final Output output;
  private final Look look;
  private List<String> shown = List.of();
  private int columns;
  private int rows;

  LiveBlock(Output output, Look look) {
    this.output = output;
    this.look = look;
  }

  /** Prints the lines above the block and brings the block to these rows, in one write. */
  void draw(List<Line> above, List<Line> block) {
    StringBuilder frame = new StringBuilder();
    adoptSize(frame);
    above.forEach(line -> print(line, frame));
    show(rendered(block), frame);
    if (!frame.isEmpty()) {
      Output.write(output.out(), BEGIN_FRAME + frame + END_FRAME);
    }
  }

  /** Takes the block away; what was printed above it stays. */
  void erase(List<Line> lastAbove) {
    draw(lastAbove, List.of());
  }

  /** Columns that a row may take: the last one stays free, else the terminal may wrap. */
  int usable() {
    return Math.max(0, output.columns() - 1);
  }

  private void adoptSize(StringBuilder frame) {
    int newColumns = output.columns();
    int newRows = output.rows();
    if ((newColumns != columns || newRows != rows) && !shown.isEmpty()) {
      frame.append('\r').append(TO_END_OF_SCREEN);
      shown = List.of();
    }
    columns = newColumns;
    rows = newRows;
  }

  /** Takes the place of the block's first row, so that the block begins one row lower. */
  private void print(Line line, StringBuilder frame) {
    frame.append('\r').append(fitted(line)).append(TO_END_OF_LINE).append("\r\n");
    shown = shown.isEmpty() ? shown : shown.subList(1, shown.size());
  }

  private void show(List<String> wanted, StringBuilder frame) {
    int cursor = 0;
    for (int row = 0; row < wanted.size(); row++) {
      if (row >= shown.size() || !shown.get(row).equals(wanted.get(row))) {
        frame.append("\r\n".repeat(row - cursor));
        frame.append('\r').append(wanted.get(row)).append(TO_END_OF_LINE);
        cursor = row;
      }
    }
    if (shown.size() > wanted.size()) {
      frame.append("\r\n".repeat(wanted.size() - cursor)).append('\r').append(TO_END_OF_SCREEN);
      cursor = wanted.size();
    }
    if (!frame.isEmpty()) {
      frame.append(cursor > 0 ? "\033[" + cursor + "A" : "").append('\r');
    }
    shown = List.copyOf(wanted);
  }

  private List<String> rendered(List<Line> block) {
    int room = Math.max(1, rows - 1);
    List<String> rendered = new ArrayList<>();
    boolean all = block.size() <= room;
    block.subList(0, all ? block.size() : room - 1).forEach(line -> rendered.add(fitted(line)));
    if (!all) {
      String more = look.text("… %d more".formatted(block.size() - room + 1));
      rendered.add(room == 1 ? fitted(block.getFirst()) : fitted(Line.of(Tint.DIM, more)));
    }
    return rendered;
  }

  private String fitted(Line line) {
    return line.fit(Math.max(0, columns - 1), look).render(look);
  }
}
