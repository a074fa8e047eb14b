package fetchlinks.tui;

import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Notice;
import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Prompt;
import java.util.List;

/**
 * Screens too small for panes: {@code 312/500 ✗12 new147 4-5m}. What takes the keys is shown
 * instead, so that nobody types into something unseen; what was said about a key, where it fits.
 */
final class OneLine {

  private static final List<String> QUESTIONS =
      List.of(
          "Stop fetching?  d drain  c cancel  Esc keep fetching",
          "stop? d drain c cancel Esc",
          "stop? d c Esc",
          "d c Esc");

  private OneLine() {}

  static void draw(UiState state, Canvas canvas) {
    Prompt prompt = state.shell().front().prompt();
    switch (state.shell().front().overlay()) {
      case Overlay.Quit _ -> canvas.text(0, 0, question(canvas.columns()), Role.DIALOG);
      case Overlay.Help(LineEdit filter, _) -> {
        int _ = canvas.typed(0, 0, "help: ", filter);
      }
      case Overlay.Palette(LineEdit text, _) -> {
        int _ = canvas.typed(0, 0, ": ", text);
      }
      case Overlay.None _ -> {
        if (prompt != null) {
          int _ = canvas.typed(0, 0, prompt.kind().head(), prompt.line());
        } else {
          figures(state, canvas);
        }
      }
    }
  }

  private static String question(int columns) {
    return QUESTIONS.stream()
        .filter(text -> SafeText.columns(text) <= columns)
        .findFirst()
        .orElse(QUESTIONS.getLast());
  }

  private static void figures(UiState state, Canvas canvas) {
    String figures = figures(state, canvas.columns());
    int end = canvas.text(0, 0, figures, Role.HEADER);
    Notice notice = state.shell().front().notice();
    if (notice != null) {
      Role role = notice.error() ? Role.ERROR : Role.TITLE;
      if (canvas.rows() > 1) {
        canvas.text(0, 1, notice.text(), role);
      } else if (end + 2 + SafeText.columns(notice.text()) <= canvas.columns()) {
        canvas.text(end + 2, 0, notice.text(), role);
      }
    }
  }

  private static String figures(UiState state, int columns) {
    int failed = Figures.of(state.rows()).problems();
    String figures =
        state.rows().done()
            + "/"
            + state.rows().size()
            + (failed > 0 ? " " + state.glyphs().of(RowKind.FAILED) + failed : "")
            + " new"
            + state.rows().found();
    String eta = HeaderWords.etaWithin(state, columns - SafeText.columns(figures) - 1);
    return figures + (eta.isEmpty() ? "" : " " + eta);
  }
}
