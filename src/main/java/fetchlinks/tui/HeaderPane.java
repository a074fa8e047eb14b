package fetchlinks.tui;

import fetchlinks.event.RunState;
import fetchlinks.model.SafeText;

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
      case ONE_LINE -> OneLine.draw(state, canvas);
      case TINY -> tiny(state, canvas);
      case NARROW, STANDARD, WIDE -> {
        first(state, layout, canvas);
        second(state, layout, canvas);
      }
    }
  }

  private static void tiny(UiState state, Canvas canvas) {
    int at = canvas.sign(1, 0, HeaderWords.runKind(state), stateStyle(state));
    int failed = Figures.of(state.rows()).problems();
    String word = state.run().state() == RunState.RUNNING ? "" : " " + HeaderWords.stateWord(state);
    String text =
        word
            + " "
            + HeaderWords.doneOf(state)
            + (failed > 0 ? " " + state.glyphs().of(RowKind.FAILED) + failed : "")
            + " new "
            + state.rows().found();
    int end = canvas.text(at, 0, text, Role.HEADER);
    String eta = HeaderWords.etaWithin(state, canvas.columns() - 2 - end);
    canvas.right(canvas.columns() - 1, 0, end + 1, eta, Style.of(Role.HEADER));
    if (canvas.rows() > 1) {
      bar(state, canvas, 1, canvas.columns() - 2);
    }
  }

  private static void first(UiState state, Layout layout, Canvas canvas) {
    boolean narrow = layout.form() == Layout.Form.NARROW;
    String gap = narrow ? " " : "  ";
    int at = canvas.text(1, 0, "fetch-links" + gap, Style.of(Role.HEADER).asBold());
    Style style = stateStyle(state).asBold();
    at = canvas.sign(at, 0, HeaderWords.runKind(state), style);
    at = canvas.text(at, 0, " " + HeaderWords.stateWord(state), style);
    at =
        canvas.text(
            at, 0, (narrow ? " " : "   ") + HeaderWords.workers(state, narrow), Role.HEADER);
    if (!state.run().brakes().isEmpty() && !state.run().over()) {
      at = canvas.text(at, 0, " brake", Role.WARNING);
    }
    String right = HeaderWords.right(state, layout);
    int end = canvas.right(canvas.columns() - 1, 0, at + 1, right, Style.of(Role.HEADER));
    String hint = HeaderWords.hint(state);
    String middle = hint.isEmpty() ? narrow ? "" : HeaderWords.facts(state, layout) : hint;
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
    at = canvas.text(at, 1, HeaderWords.doneOf(state), Style.of(Role.HEADER));
    String right = HeaderWords.pace(state, narrow);
    int limit = canvas.columns() - 1 - SafeText.columns(right) - gap.length();
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
