package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.event.Eta;
import fetchlinks.event.RunState;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The run as a whole in words and numbers. */
final class HeaderWords {

  private HeaderWords() {}

  static String right(UiState state, Layout layout) {
    String elapsed = Clocks.span(state.run().clock().elapsed(state.shell().now()));
    if (layout.form() == Layout.Form.NARROW) {
      String eta = hint(state).isEmpty() ? eta(state) : eta(state, EtaWords::brief, false);
      return elapsed + (eta.isEmpty() ? "" : "  " + eta);
    }
    var started = state.run().clock().started();
    return (started == null ? "" : "started " + Clocks.ofDay(started, state.setup().zone()) + "   ")
        + "elapsed "
        + elapsed
        + memory(state, layout);
  }

  private static String memory(UiState state, Layout layout) {
    int megabytes = state.shell().heapMegabytes();
    boolean shown = layout.form() == Layout.Form.WIDE && megabytes > 0;
    return shown ? "   memory " + megabytes + " MB" : "";
  }

  static String pace(UiState state, boolean narrow) {
    String gap = narrow ? "  " : "   ";
    StringBuilder pace = new StringBuilder("new " + state.rows().found());
    Eta eta = state.run().eta();
    if (!state.run().over() && eta.paceKnown()) {
      pace.append(gap).append(Math.round(eta.perSecond() * 60)).append("/min");
    }
    String left = eta(state);
    if (!narrow && !left.isEmpty()) {
      pace.append(gap).append(left);
    }
    return pace.toString();
  }

  /** {@code ETA 4 to 5 min}, {@code ETA 4 to 5 min, brake} after it grew, {@code ETA paused}. */
  static String eta(UiState state) {
    return eta(state, EtaWords::range, true);
  }

  /** The longest form that is not cut: {@code ETA 4-5m, brake}, {@code ETA 4-5m}, {@code 4-5m}. */
  static String etaWithin(UiState state, int columns) {
    String brief = eta(state, EtaWords::brief, false);
    return Stream.of(
            eta(state), eta(state, EtaWords::brief, true), brief, brief.replace("ETA ", ""))
        .filter(text -> SafeText.columns(text) <= columns)
        .findFirst()
        .orElse("");
  }

  private static String eta(
      UiState state, BiFunction<Duration, Duration, String> range, boolean withReason) {
    Run run = state.run();
    if (run.over() || run.clock().started() == null) {
      return "";
    }
    Instant now = state.shell().now();
    int open = state.rows().size() - state.rows().done();
    String why = withReason ? run.promise().why(now) : "";
    return switch (run.eta().left(now, open)) {
      case Eta.Left.Unknown _ -> "";
      case Eta.Left.Stopped _ -> run.state() == RunState.PAUSED ? "ETA paused" : "ETA held";
      case Eta.Left.About(Duration time, _) ->
          "ETA " + around(time, run.eta().spread(), range) + (why.isEmpty() ? "" : ", " + why);
    };
  }

  private static String around(
      Duration time, double spread, BiFunction<Duration, Duration, String> range) {
    Duration margin = Duration.ofMillis((long) (time.toMillis() * spread));
    return range.apply(time.minus(margin), time.plus(margin));
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
