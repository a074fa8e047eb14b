package fetchlinks.tui;

import fetchlinks.tui.Shell.Screen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an action would do nothing now, said to the person who asked for it. */
final class Refusal {

  private static final String NO_CHANNEL = "no channel is shown";
  private static final String ENDING = "the run is being ended: nothing more is started";

  private Refusal() {}

  static String of(UiState state, Action action) {
    String done = done(action);
    if (starts(action) && state.run().ending()) {
      return ENDING;
    }
    if (action == Action.PAUSE && state.run().ending()) {
      return "the run is being ended: nothing is paused any more";
    }
    if (done != null) {
      return ofChannels(state, done) + (starts(action) ? wayOut(state) : "");
    }
    return switch (action.group()) {
      case RUN -> ofRun(state, action);
      case CHANNEL -> ofChannel(state, action);
      case MARKS -> action == Action.UNMARK ? "nothing is marked" : NO_CHANNEL;
      case MOVE -> "no channel has a problem";
      case VIEW ->
          "nothing was searched for; %s searches the log".formatted(state.setup().key(Action.FIND));
    };
  }

  private static boolean starts(Action action) {
    return action == Action.RETRY || action == Action.RECONCILE;
  }

  /** What makes a channel start sooner that waits for its host. */
  private static String wayOut(UiState state) {
    boolean held = Targets.of(state).stream().anyMatch(row -> row.kind() == RowKind.HELD);
    return held ? "; " + state.setup().key(Action.BRAKE) + " lifts the brake" : "";
  }

  /** What becomes of a channel that the action fits; null for one that does nothing to channels. */
  private static @Nullable String done(Action action) {
    return switch (action) {
      case PAUSE -> "paused";
      case CANCEL -> "cancelled";
      case RETRY -> "checked again";
      case RECONCILE -> "fully checked";
      default -> null;
    };
  }

  /** Says whom the action would have meant: with marks it is not the row under the cursor. */
  private static String ofChannels(UiState state, String done) {
    List<Row> rows = Targets.of(state);
    boolean marked =
        !(state.shell().place().screen() instanceof Screen.Details) && Ready.MARKED.in(state);
    if (rows.isEmpty()) {
      return NO_CHANNEL;
    }
    if (rows.size() > 1) {
      return "none of the %d %s can be %s"
          .formatted(rows.size(), marked ? "marked" : "channels", done);
    }
    Row row = rows.getFirst();
    return "%s%s cannot be %s (%s)"
        .formatted(row.name(), marked ? ", the marked one," : "", done, Words.spoken(row.kind()));
  }

  private static String ofChannel(UiState state, Action action) {
    Row row = Targets.single(state);
    if (row == null) {
      return NO_CHANNEL;
    }
    return action == Action.OPEN_LINK
        ? row.name() + " has no new link yet"
        : row.name() + " has nothing that went wrong";
  }

  private static String ofRun(UiState state, Action action) {
    return switch (action) {
      case RETRY_FAILED -> state.run().ending() ? ENDING : "no channel has failed";
      case UNDO -> state.habits().undo().isEmpty() ? "nothing to undo" : ENDING;
      default -> state.run().over() ? "the run is over" : ENDING;
    };
  }
}
