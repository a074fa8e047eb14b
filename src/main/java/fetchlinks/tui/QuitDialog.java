package fetchlinks.tui;

import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Overlay;
import java.util.ArrayList;
import java.util.List;

/**
 * The question before leaving while work goes on:
 *
 * <pre>
 * ┌──────── Stop fetching? ────────┐
 * │ > d  Drain: …                  │
 * └────────────────────────────────┘
 * </pre>
 */
final class QuitDialog {

  private static final String TITLE = "Stop fetching?";
  private static final int WIDEST = 66;

  /** Columns that the frame and a blank on each side of the words take. */
  private static final int FRAME = 4;

  /** With fewer rows a frame would leave no room for the question; the footer has the answers. */
  private static final int LEAST_ROWS = 5;

  private QuitDialog() {}

  static void draw(UiState state, Overlay.Quit quit, Canvas body) {
    if (body.rows() < LEAST_ROWS) {
      body.clear();
      body.text(1, 0, TITLE, Style.of(Role.DIALOG).asBold());
      body.text(1, 1, counts(state, true), Role.DIALOG);
      return;
    }
    int width = Math.min(body.columns(), WIDEST);
    List<String> counts = together(counts(state, width < WIDEST), width - FRAME);
    List<String> choices = choices(state.rows().slots().size(), width - FRAME);
    List<String> lines = new ArrayList<>(counts);
    if (body.rows() > LEAST_ROWS + counts.size()) {
      lines.add("");
    }
    int first = lines.size();
    lines.addAll(choices);
    int height = Math.min(body.rows(), lines.size() + 2);
    int x = (body.columns() - width) / 2;
    int y = Math.max(0, (body.rows() - height) / 2);
    Canvas box = body.part(new Rect(x, y, width, height));
    frame(box);
    for (int i = 0; i < lines.size() && i + 2 < height; i++) {
      boolean chosen = i - first == quit.choice();
      box.text(2, 1 + i, width - FRAME, lines.get(i), Style.of(Role.DIALOG).asSelected(chosen));
      if (chosen) {
        box.text(2, 1 + i, ">", Style.of(Role.DIALOG).asSelected(true));
        box.cursor(2, 1 + i);
      }
    }
  }

  /** In the longest words there is room for, each after two columns for the cursor. */
  private static List<String> choices(int running, int room) {
    List<List<String>> forms =
        List.of(
            List.of(
                running == 0
                    ? "  d  Drain: start nothing more and quit"
                    : "  d  Drain: let the " + running + " finish, then quit",
                running == 0
                    ? "  c  Cancel everything and quit (links on disk are kept)"
                    : "  c  Cancel the " + running + " now, then quit (links on disk are kept)",
                "  Esc  Keep fetching"),
            List.of(
                running == 0 ? "  d  Drain and quit" : "  d  Drain: let the " + running + " finish",
                running == 0 ? "  c  Cancel all and quit" : "  c  Cancel the " + running + " now",
                "  Esc  Keep fetching"));
    for (List<String> form : forms) {
      if (form.stream().allMatch(line -> SafeText.columns(line) <= room)) {
        return form;
      }
    }
    return List.of("  d  Drain", "  c  Cancel", "  Esc  Keep on");
  }

  /** Broken into lines, but never between a number and its word. */
  private static List<String> together(String counts, int room) {
    String bound = counts.replaceAll("(\\d) ", "$1\u00a0");
    return LogPane.wrapped(bound, room).stream().map(line -> line.replace('\u00a0', ' ')).toList();
  }

  private static String counts(UiState state, boolean brief) {
    Rows rows = state.rows();
    int running = rows.slots().size();
    int waiting = rows.count(RowKind.WAITING) + rows.count(RowKind.HELD);
    int paused = rows.count(RowKind.PAUSED);
    String channels = running == 1 ? " channel is" : " channels are";
    return running
        + (brief ? "" : channels)
        + " running, "
        + rows.count(RowKind.QUEUED)
        + " queued"
        + (waiting == 0 ? "" : ", " + waiting + " waiting")
        + (paused == 0 ? "" : ", " + paused + " paused")
        + (brief ? "" : ".");
  }

  private static void frame(Canvas box) {
    boolean unicode = box.glyphs() == Glyphs.UNICODE;
    String corners = unicode ? "┌┐└┘" : "++++";
    Style style = Style.of(Role.DIALOG);
    String line = box.glyphs().rule().repeat(Math.max(0, box.columns() - 2));
    for (int y = 0; y < box.rows(); y++) {
      box.fill(0, y, box.columns(), style);
      box.text(0, y, box.glyphs().vertical(), style);
      box.text(box.columns() - 1, y, box.glyphs().vertical(), style);
    }
    box.text(0, 0, corners.charAt(0) + line + corners.charAt(1), style);
    box.text(0, box.rows() - 1, corners.charAt(2) + line + corners.charAt(3), style);
    int at = (box.columns() - SafeText.columns(TITLE) - 2) / 2;
    box.text(Math.max(1, at), 0, " " + TITLE + " ", Style.of(Role.DIALOG).asBold());
  }
}
