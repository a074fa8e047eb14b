package fetchlinks.tui;

import fetchlinks.event.RunState;

/** The run in a word, for the window's title and the task bar. */
final class Announcement {

  private Announcement() {}

  /** {@code fetch-links 312/500 ✗12}. */
  static String title(UiState state) {
    int problems = Figures.of(state.rows()).problems();
    String done = state.rows().done() + "/" + state.rows().size();
    return "fetch-links "
        + done
        + (problems == 0 ? "" : " " + state.glyphs().of(RowKind.FAILED) + problems)
        + (state.run().over() ? " done" : "");
  }

  static Progress progress(UiState state) {
    int size = state.rows().size();
    int percent = size == 0 ? 0 : state.rows().done() * 100 / size;
    return new Progress(kind(state), percent);
  }

  private static Progress.State kind(UiState state) {
    if (state.rows().size() == 0 || state.run().over()) {
      return Progress.State.NONE;
    }
    if (state.run().state() == RunState.PAUSED) {
      return Progress.State.PAUSED;
    }
    return Figures.of(state.rows()).problems() > 0 ? Progress.State.ERROR : Progress.State.NORMAL;
  }
}
