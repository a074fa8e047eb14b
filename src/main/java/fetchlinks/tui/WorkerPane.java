package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.model.ChannelStatus;
import fetchlinks.tui.Run.Brake;
import fetchlinks.tui.Shell.Focus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work, a line for each slot, and who waits:
 *
 * <pre>
 *   1 ⠹ list    TechChannel                  00:12  entry 184, marker not reached
 *   2 · idle    nothing to do
 *   ↻ waiting   MusicMix 07s (2/4, 429)   NewsToday 19s (3/4, NET)
 * </pre>
 */
final class WorkerPane {

  private WorkerPane() {}

  /** Lines needed: slots there are, or as many as are still occupied after they became fewer. */
  static int slots(UiState state) {
    var occupied = state.rows().slots();
    int highest = occupied.isEmpty() ? 0 : occupied.lastKey();
    return Math.max(state.run().slots().workers(), highest);
  }

  /** Workers beside each other in the compact form. */
  static int across(int columns) {
    return Math.max(1, columns / 40);
  }

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.clear();
    boolean standard = layout.form() != Layout.Form.NARROW;
    canvas.rule(0, title(state, standard), standard ? fewerMore(state) : "", focused(state));
    int waitingLines = standard && canvas.rows() > 2 ? 1 : 0;
    int lines = canvas.rows() - 1 - waitingLines;
    if (standard && slots(state) <= lines) {
      for (int slot = 1; slot <= slots(state); slot++) {
        line(state, canvas, slot, slot, 29);
      }
    } else {
      compact(state, canvas, lines);
    }
    if (waitingLines > 0) {
      waiting(state, canvas, canvas.rows() - 1);
    }
  }

  static String title(UiState state, boolean counted) {
    int occupied = state.rows().slots().size();
    return counted ? "Workers " + occupied + " of " + state.run().slots().workers() : "Workers";
  }

  /** Empty when the number of workers does not matter any more. */
  static String fewerMore(UiState state) {
    if (!Action.MORE.enabledIn(state)) {
      return "";
    }
    return state.setup().key(Action.FEWER) + " fewer  " + state.setup().key(Action.MORE) + " more";
  }

  private static boolean focused(UiState state) {
    return state.shell().place().focus() == Focus.WORKERS;
  }

  /** One slot on a line of its own. */
  static void line(UiState state, Canvas canvas, int slot, int y, int nameWidth) {
    canvas.number(0, y, 3, Integer.toString(slot), Style.of(Role.DIM));
    Row row = at(state, slot);
    if (row == null) {
      canvas.text(4, y, state.glyphs().of(RowKind.QUEUED), Role.DIM);
      canvas.text(6, y, "idle", Role.DIM);
      canvas.text(14, y, idle(state), Role.DIM);
      return;
    }
    int _ = canvas.sign(4, y, row.kind(), Style.of(row.kind().role()));
    canvas.text(6, y, 7, row.kind().word(), Style.of(row.kind().role()));
    canvas.text(14, y, nameWidth - 1, row.name(), Style.of(Role.TEXT));
    int at = 14 + nameWidth;
    canvas.text(at, y, Clocks.span(row.took(state.shell().now())), Role.DIM);
    canvas.text(at + 7, y, Words.message(row, state), Style.of(messageRole(row, state)));
  }

  /** Several slots on a line, counted downwards. */
  private static void compact(UiState state, Canvas canvas, int lines) {
    int across = across(canvas.columns());
    int pitch = across == 2 ? canvas.columns() / 2 + 2 : canvas.columns() / across;
    List<Integer> slots = busyFirst(state);
    int busy = state.rows().slots().size();
    int shown = Math.min(slots.size(), lines * across);
    for (int i = 0; i < shown; i++) {
      int x = i / Math.max(1, lines) * pitch;
      Rect cell = new Rect(x, 1 + i % Math.max(1, lines), Math.min(pitch, canvas.columns() - x), 1);
      if (i == shown - 1 && shown < busy) {
        canvas.part(cell).text(1, 0, "and " + (busy - shown + 1) + " more", Role.DIM);
      } else {
        cell(state, canvas.part(cell), slots.get(i));
      }
    }
  }

  /** Where there is little room, slots with nothing to do come last. */
  private static List<Integer> busyFirst(UiState state) {
    List<Integer> slots = new ArrayList<>(state.rows().slots().keySet());
    for (int slot = 1; slot <= slots(state); slot++) {
      if (!state.rows().slots().containsKey(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private static void cell(UiState state, Canvas cell, int slot) {
    cell.number(0, 0, 2, Integer.toString(slot), Style.of(Role.DIM));
    Row row = at(state, slot);
    if (row == null) {
      cell.text(3, 0, state.glyphs().of(RowKind.QUEUED) + " idle", Role.DIM);
      return;
    }
    int _ = cell.sign(3, 0, row.kind(), Style.of(row.kind().role()));
    cell.text(5, 0, 17, row.name(), Style.of(Role.TEXT));
    cell.text(23, 0, Clocks.span(row.took(state.shell().now())), Role.DIM);
    cell.text(
        29, 0, cell.columns() - 30, Words.brief(row, state), Style.of(messageRole(row, state)));
  }

  private static void waiting(UiState state, Canvas canvas, int y) {
    List<Row> waiting = waiting(state);
    canvas.text(2, y, state.glyphs().of(RowKind.WAITING), Role.WAITING);
    canvas.text(4, y, "waiting", Role.WAITING);
    int at = 14;
    if (waiting.isEmpty()) {
      canvas.text(at, y, held(state), Role.DIM);
    }
    for (Row row : waiting) {
      if (at >= canvas.columns() - 12) {
        break;
      }
      at = canvas.text(at, y, waitingText(row, state), Style.of(Role.TEXT)) + 3;
    }
  }

  private static String waitingText(Row row, UiState state) {
    return row.status() instanceof ChannelStatus.WaitingForRetry wait
        ? "%s %s (%d/%d, %s)"
            .formatted(
                row.name(),
                Clocks.left(state.shell().now(), wait.until()),
                wait.attempt(),
                wait.attempts(),
                wait.cause().code())
        : row.name();
  }

  /** How many the brake holds, in words. */
  static String held(UiState state) {
    int held = state.rows().count(RowKind.HELD);
    return held == 0 ? "none" : held + " held by the brake";
  }

  /** Those that wait for a retry, the next one first. */
  static List<Row> waiting(UiState state) {
    List<Row> rows = new ArrayList<>();
    for (int index : state.rows().waiting()) {
      rows.add(state.rows().at(index));
    }
    rows.sort((one, other) -> until(one).compareTo(until(other)));
    return rows;
  }

  private static Instant until(Row row) {
    return row.status() instanceof ChannelStatus.WaitingForRetry wait ? wait.until() : Instant.MAX;
  }

  private static Role messageRole(Row row, UiState state) {
    return Words.silent(row, state.shell().now()) ? Role.WARNING : Role.TEXT;
  }

  private static @Nullable Row at(UiState state, int slot) {
    Integer index = state.rows().slots().get(slot);
    return index == null ? null : state.rows().at(index);
  }

  /** Why a slot has nothing to do. */
  static String idle(UiState state) {
    Brake brake = state.run().longestBrake();
    return switch (state.run().state()) {
      case PAUSED -> "the run is paused (" + state.setup().key(Action.PAUSE_ALL) + " resumes it)";
      case OFFLINE -> "the network is gone";
      case DRAINING, STOPPING -> "nothing more is started";
      case DONE -> "the run is over";
      case RUNNING ->
          brake == null
              ? "nothing to do"
              : "held back by the brake, %s left (%s lift)"
                  .formatted(
                      Clocks.left(state.shell().now(), brake.until()),
                      state.setup().key(Action.BRAKE));
    };
  }
}
