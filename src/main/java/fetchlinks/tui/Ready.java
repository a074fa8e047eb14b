package fetchlinks.tui;

import fetchlinks.tui.Shell.Screen;
import java.util.function.Predicate;

/** When an action would do something. */
final class Ready {

  private Ready() {}

  static boolean always(UiState state) {
    return state.rows().size() >= 0;
  }

  static boolean anyRow(UiState state) {
    return !Targets.of(state).isEmpty();
  }

  static boolean pausable(UiState state) {
    return any(state, row -> row.kind().active());
  }

  static boolean cancellable(UiState state) {
    return any(state, row -> row.kind().active());
  }

  static boolean retryable(UiState state) {
    return any(state, Targets::retryable);
  }

  static boolean cause(UiState state) {
    return any(state, row -> row.cause() != null);
  }

  static boolean link(UiState state) {
    return any(state, row -> !row.story().links().isEmpty());
  }

  static boolean going(UiState state) {
    return !state.run().over();
  }

  /** Channels may still be started, so that the number of workers matters. */
  static boolean starting(UiState state) {
    return switch (state.run().state()) {
      case RUNNING, PAUSED, OFFLINE -> true;
      case DRAINING, STOPPING, DONE -> false;
    };
  }

  static boolean anyFailed(UiState state) {
    return state.rows().retryable() > 0;
  }

  static boolean problems(UiState state) {
    return state.rows().retryable() + state.rows().count(RowKind.SUSPICIOUS) > 0;
  }

  static boolean undoable(UiState state) {
    return !state.habits().undo().isEmpty();
  }

  static boolean marked(UiState state) {
    return !state.table().marks().ids().isEmpty();
  }

  static boolean searching(UiState state) {
    return !state.logView().search().isEmpty()
        || state.shell().place().screen() instanceof Screen.Details;
  }

  private static boolean any(UiState state, Predicate<Row> test) {
    return Targets.of(state).stream().anyMatch(test);
  }
}
