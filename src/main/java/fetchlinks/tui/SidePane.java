package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.PastRun;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Row.Attempt;
import fetchlinks.tui.Shell.Focus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Beside the table on wide screens: workers, those that wait, and the selected channel. */
final class SidePane {

  private static final int MOST_SLOTS = 12;
  private static final int MOST_WAITING = 6;

  private SidePane() {}

  static void draw(UiState state, Canvas whole) {
    whole.clear();
    for (int y = 0; y < whole.rows(); y++) {
      whole.text(0, y, whole.glyphs().vertical(), Role.RULE);
    }
    Canvas canvas = whole.part(new Rect(1, 0, whole.columns() - 1, whole.rows()));
    int y = workers(state, canvas);
    y = waiting(state, canvas, y);
    details(state, canvas, y);
  }

  private static int workers(UiState state, Canvas canvas) {
    boolean focused = state.shell().place().focus() == Focus.WORKERS;
    canvas.rule(0, WorkerPane.title(state, true), WorkerPane.fewerMore(state), focused);
    int slots = Math.min(MOST_SLOTS, WorkerPane.slots(state));
    for (int slot = 1; slot <= slots; slot++) {
      Rect line = new Rect(0, slot, canvas.columns(), 1);
      WorkerPane.line(state, canvas.part(line), slot, 0, 23);
    }
    int more = WorkerPane.slots(state) - slots;
    if (more > 0) {
      canvas.text(4, slots + 1, "and " + more + " more", Role.DIM);
    }
    return slots + 1 + (more > 0 ? 1 : 0);
  }

  private static int waiting(UiState state, Canvas canvas, int top) {
    List<Row> waiting = WorkerPane.waiting(state);
    canvas.rule(
        top,
        "Waiting " + (waiting.size() + state.rows().count(RowKind.HELD)),
        waiting.isEmpty() ? "" : state.setup().key(Action.RETRY) + " retry now",
        false);
    int y = top + 1;
    for (Row row : waiting.subList(0, Math.min(MOST_WAITING, waiting.size()))) {
      if (row.status() instanceof ChannelStatus.WaitingForRetry wait) {
        canvas.text(1, y, canvas.glyphs().of(RowKind.WAITING), Role.WAITING);
        canvas.text(3, y, Clocks.left(state.shell().now(), wait.until()), Role.WAITING);
        canvas.text(9, y, 22, row.name(), Style.of(Role.TEXT));
        canvas.text(32, y, wait.attempt() + "/" + wait.attempts(), Role.DIM);
        canvas.text(37, y, Words.cause(wait.cause()), Role.TEXT);
        y++;
      }
    }
    if (state.rows().count(RowKind.HELD) > 0) {
      canvas.text(1, y, canvas.glyphs().of(RowKind.HELD), Role.WAITING);
      canvas.text(3, y, WorkerPane.held(state), Role.TEXT);
      y++;
    }
    return y;
  }

  private static void details(UiState state, Canvas canvas, int top) {
    Row row = Targets.single(state);
    if (row == null) {
      return;
    }
    canvas.rule(
        top, "Details: " + row.name(), state.setup().key(Action.OPEN) + " full screen", false);
    int y = top + 1;
    y = fact(canvas, y, "URL", row.address());
    var channel = row.who().channel();
    if (channel != null) {
      y = fact(canvas, y, "File", channel.file().toString());
      String marker = channel.marker().lastVideo();
      y = fact(canvas, y, "Marker", marker == null ? "none yet" : marker);
    }
    boolean told = row.kind().problem() && row.cause() != null;
    String spoken = Words.spoken(row.kind());
    y = fact(canvas, y, "State", told ? spoken : spoken + ", " + Words.message(row, state));
    y = fact(canvas, y, "Cause", row.cause() == null ? null : Words.advised(row.cause()));
    y = attempts(state, canvas, y + 1, row);
    past(state, canvas, y + 1, row);
  }

  private static int fact(Canvas canvas, int y, String head, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return y;
    }
    canvas.text(1, y, head, Role.DIM);
    List<String> lines = LogPane.wrapped(SafeText.of(text), canvas.columns() - 11);
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(10, y + i, lines.get(i), Role.TEXT);
    }
    return y + lines.size();
  }

  private static int attempts(UiState state, Canvas canvas, int top, Row row) {
    if (row.story().attempts().isEmpty()) {
      return top - 1;
    }
    canvas.text(1, top, "Attempts this run", Role.DIM);
    int y = top + 1;
    for (Attempt attempt : row.story().attempts()) {
      canvas.text(1, y, Integer.toString(attempt.number()), Role.TEXT);
      canvas.text(4, y, Clocks.ofDay(attempt.failed(), state.setup().zone()), Role.DIM);
      canvas.text(14, y, Words.cause(attempt.cause()), Role.TEXT);
      y++;
    }
    return y;
  }

  private static void past(UiState state, Canvas canvas, int top, Row row) {
    List<PastRun> runs = new ArrayList<>(state.memory().of(row.id()));
    if (runs.isEmpty()) {
      return;
    }
    int shown = Math.min(8, runs.size());
    canvas.text(1, top, "Last " + shown + " runs", Role.DIM);
    canvas.text(17, top, "new   took   result", Role.DIM);
    for (int i = 0; i < shown; i++) {
      PastRun run = runs.get(i);
      canvas.text(1, top + 1 + i, Clocks.ofYear(run.at(), state.setup().zone()), Role.TEXT);
      canvas.number(14, top + 1 + i, 6, "" + run.newVideos(), Style.of(Role.TEXT));
      canvas.text(23, top + 1 + i, Clocks.span(run.took()), Role.TEXT);
      canvas.text(31, top + 1 + i, SafeText.of(run.outcome()), Role.TEXT);
    }
  }
}
