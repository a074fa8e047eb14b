package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import java.util.List;

/** What keys do to the log. */
final class LogKeys {

  private LogKeys() {}

  static void match(Draft draft, boolean upwards) {
    UiState state = draft.freeze();
    if (state.logView().search().isEmpty()) {
      draft.say(
          "nothing to find: %s begins a search of the log".formatted(draft.setup.key(Action.FIND)));
      return;
    }
    LogView next = LogLines.found(state, upwards);
    if (next.equals(draft.logView)) {
      draft.say(
          "no %sline %s with `%s`"
              .formatted(
                  draft.logView.following() ? "" : "other ",
                  upwards ? "above" : "below",
                  draft.logView.search()));
    }
    draft.logView = next;
  }

  static void only(Draft draft) {
    Row row = Targets.single(draft.freeze());
    boolean all = draft.logView.only() != null || row == null;
    draft.logView = draft.logView.only(all || row == null ? null : row.id());
    draft.say(all || row == null ? "log of all channels" : "log of " + row.name());
  }

  /** Holds what is shown, or goes on to the newest line. */
  static void follow(Draft draft) {
    draft.logView =
        draft.logView.following()
            ? draft.logView.at(LogLines.bottom(draft.freeze()))
            : draft.logView.at(-1);
  }

  static void level(Draft draft) {
    List<Level> levels = List.of(Level.values());
    Level next = levels.get((levels.indexOf(draft.logView.level()) + 1) % levels.size());
    draft.logView = draft.logView.with(next);
    draft.say("log from level " + next + " on");
  }
}
