package fetchlinks.tui;

import fetchlinks.event.Eta;
import fetchlinks.event.RunState;
import fetchlinks.tui.Shell.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The run as a whole in words and numbers. */
final class HeaderWords {

  private HeaderWords() {}

  /** {@code 312/500 ✗12 new147 ETA04:35}: all that fits on the smallest screens. */
  static String oneLine(UiState state) {
    int failed = Figures.of(state.rows()).problems();
    String eta = eta(state).replace("ETA ", "ETA");
    return state
        .glyphs()
        .text(
            state.rows().done()
                + "/"
                + state.rows().size()
                + (failed > 0 ? " " + state.glyphs().of(RowKind.FAILED) + failed : "")
                + " new"
                + state.rows().found()
                + (eta.isEmpty() ? "" : " " + eta));
  }

  static String right(UiState state, Layout layout) {
    String elapsed = Clocks.span(state.run().clock().elapsed(state.shell().now()));
    if (layout.form() == Layout.Form.NARROW) {
      String eta = eta(state);
      return elapsed + (eta.isEmpty() ? "" : "  " + eta);
    }
    var started = state.run().clock().started();
    return (started == null ? "" : "started " + Clocks.ofDay(started, state.setup().zone()) + "   ")
        + "elapsed "
        + elapsed;
  }

  static String pace(UiState state, boolean narrow) {
    String gap = narrow ? "  " : "   ";
    StringBuilder pace = new StringBuilder("new " + state.rows().found());
    Eta eta = state.run().eta();
    if (!state.run().over() && isPaceKnown(eta)) {
      pace.append(gap).append(Math.round(eta.weight() / eta.span() * 60)).append("/min");
    }
    String left = eta(state);
    if (!narrow && !left.isEmpty()) {
      pace.append(gap).append(left);
    }
    return pace.toString();
  }

  /** The first channels of a run, done within one second, would promise too much. */
  private static boolean isPaceKnown(Eta eta) {
    return eta.finished() > 0 && eta.span() > 0 && (eta.finished() >= 5 || eta.span() >= 10);
  }

  /** {@code ETA 04:35}, {@code ETA ~7 min} as long as it is a guess, {@code ETA paused}. */
  static String eta(UiState state) {
    if (state.run().over() || state.run().clock().started() == null) {
      return "";
    }
    int open = state.rows().size() - state.rows().done();
    return switch (state.run().eta().left(state.shell().now(), open)) {
      case Eta.Left.Unknown _ -> "";
      case Eta.Left.Stopped _ -> state.run().state() == RunState.PAUSED ? "ETA paused" : "ETA held";
      case Eta.Left.About(Duration time, boolean certain) ->
          certain
              ? "ETA " + Clocks.span(time)
              : "ETA ~" + Math.max(1, (time.toSeconds() + 30) / 60) + " min";
    };
  }

  static String doneOf(UiState state) {
    int done = state.rows().done();
    int size = state.rows().size();
    return done + "/" + size + " " + (size == 0 ? 0 : done * 100 / size) + "%";
  }

  static String workers(UiState state, boolean narrow) {
    int occupied = state.rows().slots().size();
    Run.Slots slots = state.run().slots();
    String asked = slots.asked() > 0 && slots.asked() != slots.workers() ? "→" + slots.asked() : "";
    return state
        .glyphs()
        .text((narrow ? "" : "workers ") + occupied + "/" + slots.workers() + asked);
  }

  static String facts(UiState state, Layout layout) {
    List<String> facts = new ArrayList<>(List.of(state.setup().config()));
    if (layout.form() == Layout.Form.WIDE) {
      facts.addAll(state.setup().facts());
    }
    return String.join("   ", facts);
  }

  /** What Ctrl-C would do next, or why the run stands still. */
  static String hint(UiState state) {
    int running = state.rows().slots().size();
    String interrupt = state.setup().key(Action.INTERRUPT);
    return switch (state.run().state()) {
      case DRAINING -> running + " running, " + interrupt + " stops them";
      case STOPPING -> running + " running, " + interrupt + " kills them";
      case PAUSED, OFFLINE -> state.run().why();
      case RUNNING, DONE ->
          state.shell().leaving().stage() == Stage.NONE || state.run().over()
              ? state.run().why()
              : "asked to end, " + interrupt + " again is stronger";
    };
  }

  static String stateWord(UiState state) {
    return state.run().clock().started() == null ? "STARTING" : state.run().state().name();
  }

  /** What kind of row the run as a whole is like. */
  static RowKind runKind(UiState state) {
    return switch (state.run().state()) {
      case RUNNING, OFFLINE, DRAINING, STOPPING ->
          state.rows().slots().isEmpty() ? RowKind.QUEUED : RowKind.LISTING;
      case PAUSED -> RowKind.PAUSED;
      case DONE -> Figures.of(state.rows()).problems() > 0 ? RowKind.FAILED : RowKind.UP_TO_DATE;
    };
  }
}
