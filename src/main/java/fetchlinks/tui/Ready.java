package fetchlinks.tui;

import fetchlinks.tui.Habits.Undo;
import fetchlinks.tui.Shell.Screen;
import java.util.List;
import java.util.function.Predicate;

/**
 * When an action would do something. One class, not one for each: the first picture waits for all.
 */
enum Ready {
  ALWAYS,
  /** There is a row to do it to. */
  ANY_ROW,
  PAUSABLE,
  CANCELLABLE,
  RETRYABLE,
  CAUSE,
  LINK,
  /** The run is not over. */
  GOING,
  /** Channels may still be started, so that the number of workers matters. */
  STARTING,
  ANY_FAILED,
  PROBLEMS,
  UNDOABLE,
  MARKED,
  SEARCHING;

  boolean in(UiState state) {
    return switch (this) {
      case ALWAYS -> true;
      case ANY_ROW -> !Targets.of(state).isEmpty();
      case PAUSABLE -> !state.run().ending() && any(state, row -> row.kind().active());
      case CANCELLABLE -> any(state, row -> row.kind().active());
      case RETRYABLE -> !state.run().ending() && any(state, Targets::retryable);
      case CAUSE -> any(state, row -> row.cause() != null);
      case LINK -> any(state, row -> !row.story().links().isEmpty());
      case GOING -> !state.run().over();
      case STARTING -> !state.run().over() && !state.run().ending();
      case ANY_FAILED -> !state.run().ending() && state.rows().retryable() > 0;
      case PROBLEMS -> state.rows().retryable() + state.rows().count(RowKind.SUSPICIOUS) > 0;
      case UNDOABLE -> undoable(state);
      case MARKED -> !state.table().marks().ids().isEmpty();
      case SEARCHING ->
          !state.logView().search().isEmpty()
              || state.shell().place().screen() instanceof Screen.Details;
    };
  }

  /** What the engine was asked for can't be taken back from a run that is being ended. */
  private static boolean undoable(UiState state) {
    List<Undo> undo = state.habits().undo();
    return !undo.isEmpty() && (undo.getLast().commands().isEmpty() || !state.run().ending());
  }

  private static boolean any(UiState state, Predicate<Row> test) {
    return Targets.of(state).stream().anyMatch(test);
  }
}
