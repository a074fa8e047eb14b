package fetchlinks.tui;

import fetchlinks.event.Eta;
import fetchlinks.event.RunState;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run as a whole is doing:
 *
 * <pre>
 *  fetch-links  ⠹ RUNNING   workers 4/5 brake   video_downloads.toml        elapsed 07:20
 *  ████████▓▒░░░░░░  312/500 62%  ✓ 271  ✚ 29  ✗ 12  ↻ 3      new 147   41/min   ETA 04:35
 * </pre>
 */
final class HeaderPane {

  private HeaderPane() {}

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.clear();
    switch (layout.form()) {
      case ONE_LINE -> canvas.text(0, 0, oneLine(state), Role.HEADER);
      case TINY -> tiny(state, canvas);
      case NARROW, STANDARD, WIDE -> {
        first(state, layout, canvas);
        second(state, layout, canvas);
      }
    }
  }

  /** {@code 312/500 ✗12 new147 ETA04:35}: all that fits on the smallest screens. */
  private static String oneLine(UiState state) {
    int failed = Figures.of(state.rows()).problems();
    String eta = eta(state).replace("ETA ", "ETA");
    return state
        .glyphs()
        .text(
            state.rows().done()
                + "/"
                + state.rows().size()
                + (failed > 0 ? " ✗" + failed : "")
                + " new"
                + state.rows().found()
                + (eta.isEmpty() ? "" : " " + eta));
  }

  private static void tiny(UiState state, Canvas canvas) {
    int at = canvas.text(1, 0, runSign(state), stateStyle(state));
    int failed = Figures.of(state.rows()).problems();
    String word = state.run().state() == RunState.RUNNING ? "" : " " + stateWord(state);
    String text =
        word
            + " "
            + doneOf(state)
            + (failed > 0 ? " " + state.glyphs().of(RowKind.FAILED) + failed : "")
            + " new "
            + state.rows().found();
    int end = canvas.text(at, 0, text, Role.HEADER);
    canvas.right(canvas.columns() - 1, 0, end + 1, eta(state), Style.of(Role.HEADER));
    if (canvas.rows() > 1) {
      bar(state, canvas, 1, canvas.columns() - 2);
    }
  }

  private static void first(UiState state, Layout layout, Canvas canvas) {
    boolean narrow = layout.form() == Layout.Form.NARROW;
    String gap = narrow ? " " : "  ";
    int at = canvas.text(1, 0, "fetch-links" + gap, Style.of(Role.HEADER).asBold());
    at = canvas.text(at, 0, runSign(state) + " " + stateWord(state), stateStyle(state).asBold());
    at = canvas.text(at, 0, (narrow ? " " : "   ") + workers(state, narrow), Role.HEADER);
    if (!state.run().brakes().isEmpty() && !state.run().over()) {
      at = canvas.text(at, 0, " brake", Role.WARNING);
    }
    String right = right(state, layout);
    int end = canvas.right(canvas.columns() - 1, 0, at + 1, right, Style.of(Role.HEADER));
    String hint = hint(state);
    String middle = hint.isEmpty() ? narrow ? "" : facts(state, layout) : hint;
    int room = end - at - (narrow ? 2 : 4);
    if (!middle.isEmpty() && room > 8) {
      canvas.text(
          at + (narrow ? 1 : 3),
          0,
          room,
          middle,
          Style.of(hint.isEmpty() ? Role.DIM : Role.WARNING));
    }
  }

  private static void second(UiState state, Layout layout, Canvas canvas) {
    if (canvas.rows() < 2) {
      return;
    }
    boolean narrow = layout.form() == Layout.Form.NARROW;
    boolean wide = layout.form() == Layout.Form.WIDE;
    int width = narrow ? canvas.columns() * 22 / 80 : canvas.columns() * 38 / 120;
    bar(state, canvas, 1, wide ? 78 : width);
    String gap = narrow ? " " : wide ? "   " : "  ";
    int at = 1 + (wide ? 78 : width) + (narrow ? 1 : 2);
    at = canvas.text(at, 1, doneOf(state), Style.of(Role.HEADER));
    String right = pace(state, narrow);
    int limit = canvas.columns() - 1 - SafeText.columns(right) - 1;
    for (Figures.Part part : Figures.of(state.rows()).parts()) {
      String sign = state.glyphs().of(part.kind());
      String text =
          gap + sign + (narrow ? "" : " ") + part.count() + (wide ? " " + part.word() : "");
      if (at + SafeText.columns(text) > limit) {
        break;
      }
      at = canvas.text(at, 1, text, part.kind().role());
    }
    canvas.right(canvas.columns() - 1, 1, at + 1, right, Style.of(Role.HEADER));
  }

  private static String right(UiState state, Layout layout) {
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

  private static String pace(UiState state, boolean narrow) {
    String gap = narrow ? "  " : "   ";
    StringBuilder pace = new StringBuilder("new " + state.rows().found());
    Eta eta = state.run().eta();
    if (!state.run().over() && eta.finished() > 0 && eta.span() > 0) {
      pace.append(gap).append(Math.round(eta.weight() / eta.span() * 60)).append("/min");
    }
    String left = eta(state);
    if (!narrow && !left.isEmpty()) {
      pace.append(gap).append(left);
    }
    return pace.toString();
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

  private static String doneOf(UiState state) {
    int done = state.rows().done();
    int size = state.rows().size();
    return done + "/" + size + " " + (size == 0 ? 0 : done * 100 / size) + "%";
  }

  private static String workers(UiState state, boolean narrow) {
    int occupied = state.rows().slots().size();
    Run.Slots slots = state.run().slots();
    String asked = slots.asked() > 0 && slots.asked() != slots.workers() ? "→" + slots.asked() : "";
    return state
        .glyphs()
        .text((narrow ? "" : "workers ") + occupied + "/" + slots.workers() + asked);
  }

  private static String facts(UiState state, Layout layout) {
    List<String> facts = new ArrayList<>(List.of(state.setup().config()));
    if (layout.form() == Layout.Form.WIDE) {
      facts.addAll(state.setup().facts());
    }
    return String.join("   ", facts);
  }

  /** What Ctrl-C would do next, or why the run stands still. */
  private static String hint(UiState state) {
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

  static String runSign(UiState state) {
    Glyphs glyphs = state.glyphs();
    return switch (state.run().state()) {
      case RUNNING, OFFLINE, DRAINING, STOPPING ->
          state.rows().slots().isEmpty()
              ? glyphs.of(RowKind.QUEUED)
              : glyphs.spinner(state.shell().phase());
      case PAUSED -> glyphs.of(RowKind.PAUSED);
      case DONE ->
          Figures.of(state.rows()).problems() > 0
              ? glyphs.of(RowKind.FAILED)
              : glyphs.of(RowKind.UP_TO_DATE);
    };
  }

  private static Style stateStyle(UiState state) {
    return Style.of(
        switch (state.run().state()) {
          case RUNNING -> Role.RUNNING;
          case PAUSED -> Role.PAUSED;
          case OFFLINE, DRAINING, STOPPING -> Role.WARNING;
          case DONE -> Figures.of(state.rows()).problems() > 0 ? Role.FAILED : Role.UP_TO_DATE;
        });
  }

  /** Four fills: done, failed, running, open. */
  private static void bar(UiState state, Canvas canvas, int column, int width) {
    int[] cells = Figures.of(state.rows()).fills(width);
    Role[] roles = {Role.BAR_DONE, Role.BAR_FAILED, Role.BAR_RUNNING, Role.BAR_OPEN};
    int at = column;
    for (int fill = 0; fill < cells.length; fill++) {
      at = canvas.text(at, 1, state.glyphs().bar(fill).repeat(cells[fill]), roles[fill]);
    }
  }
}
