package fetchlinks.tui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of the help: the table of actions under its heads. */
final class HelpLines {

  /** A line of the help. */
  sealed interface Line {}

  record Head(String title) implements Line {}

  record Entry(Action action) implements Line {}

  private HelpLines() {}

  /** Groups without an action that fits are left out. */
  static List<Line> of(UiState state, String filter) {
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    List<Line> lines = new ArrayList<>();
    for (Action.Group group : Action.Group.values()) {
      List<Line> entries = new ArrayList<>();
      for (Action action : Action.values()) {
        if (action.group() == group && fits(state, action, wanted)) {
          entries.add(new Entry(action));
        }
      }
      if (!entries.isEmpty()) {
        lines.add(new Head(group.title()));
        lines.addAll(entries);
      }
    }
    return List.copyOf(lines);
  }

  static List<Action> actions(List<Line> lines) {
    List<Action> actions = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Entry(Action action)) {
        actions.add(action);
      }
    }
    return actions;
  }

  /** The line on which the n-th action stands; -1 when there is none. */
  static int lineOf(List<Line> lines, int selected) {
    int left = Math.clamp(selected, 0, Math.max(0, actions(lines).size() - 1));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Entry && left-- == 0) {
        return i;
      }
    }
    return -1;
  }

  static int total() {
    return Action.values().length;
  }

  private static boolean fits(UiState state, Action action, String wanted) {
    String text = action.id() + " " + action.help() + " " + state.setup().keys().shown(action, " ");
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
