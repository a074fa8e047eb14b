package fetchlinks.tui;

import fetchlinks.event.RunState;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that apply now, as many as there is room for. On a narrow screen labels become shorter,
 * then fewer.
 */
final class Footer {

  private static final List<Action> TABLE =
      List.of(
          Action.PAUSE,
          Action.CANCEL,
          Action.RETRY,
          Action.RETRY_FAILED,
          Action.MARK,
          Action.FILTER,
          Action.SORT,
          Action.OPEN,
          Action.LOG_ONLY,
          Action.HELP,
          Action.QUIT);

  private static final List<Action> WIDE =
      List.of(
          Action.PAUSE,
          Action.PAUSE_ALL,
          Action.CANCEL,
          Action.RETRY,
          Action.RETRY_FAILED,
          Action.MARK,
          Action.FILTER,
          Action.SORT,
          Action.OPEN,
          Action.LOG_ONLY,
          Action.LEVEL,
          Action.COPY_ADDRESS,
          Action.ADDRESS,
          Action.FEWER,
          Action.MORE,
          Action.UNDO,
          Action.PALETTE,
          Action.HELP,
          Action.QUIT);

  private static final List<Action> LOG =
      List.of(
          Action.FOLLOW,
          Action.SEARCH,
          Action.NEXT_MATCH,
          Action.WRAP,
          Action.LEVEL,
          Action.LOG_ONLY,
          Action.SAVE_LOG,
          Action.NEXT_PANE,
          Action.HELP,
          Action.QUIT);

  private static final List<Action> DETAILS =
      List.of(
          Action.RETRY,
          Action.CANCEL,
          Action.PAUSE,
          Action.ADDRESS,
          Action.COPY_ADDRESS,
          Action.EDIT,
          Action.PREVIOUS_CHANNEL,
          Action.NEXT_CHANNEL,
          Action.SEARCH,
          Action.FOLLOW,
          Action.HELP,
          Action.BACK);

  private static final List<Action> WALL =
      List.of(
          Action.PROBLEM_AFTER,
          Action.OPEN,
          Action.PAUSE,
          Action.CANCEL,
          Action.RETRY,
          Action.WALL,
          Action.HELP,
          Action.QUIT);

  /** What must not be missing where there is room for little, the most important first. */
  private static final List<Action> LAST_TO_GO =
      List.of(
          Action.QUIT,
          Action.HELP,
          Action.BACK,
          Action.PAUSE_ALL,
          Action.RETRY,
          Action.PAUSE,
          Action.CANCEL);

  private Footer() {}

  /** A key and its label, at a column. */
  record Item(Action action, int at, String key, String label) {

    int width() {
      return SafeText.columns(key) + (label.isEmpty() ? 0 : 1 + SafeText.columns(label));
    }
  }

  static void draw(UiState state, Layout layout, Canvas canvas) {
    int y = canvas.rows() - 1;
    canvas.fill(0, y, canvas.columns(), Style.of(Role.KEY_LABEL));
    if (FrontKeys.has(state.shell().front())) {
      FrontKeys.draw(state.shell().front(), canvas, y);
      return;
    }
    for (Item item : items(state, layout, canvas.columns())) {
      int at = canvas.text(item.at(), y, item.key(), Style.of(Role.KEY).asBold());
      canvas.text(at + 1, y, item.label(), Role.KEY_LABEL);
    }
  }

  /** What stands where, also for the mouse; nothing while there are other keys in front. */
  static List<Item> items(UiState state, Layout layout, int columns) {
    if (FrontKeys.has(state.shell().front())) {
      return List.of();
    }
    List<Action> actions = new ArrayList<>(candidates(state, layout));
    for (Action way : waysBack(state, layout)) {
      if (!actions.contains(way)) {
        actions.addFirst(way);
      }
    }
    actions.removeIf(action -> !action.enabledIn(state) || key(state, action).isEmpty());
    boolean narrow = columns < 110;
    List<Item> items = place(state, actions, narrow, columns);
    while (width(items) >= columns && actions.size() > 1) {
      actions.remove(mostDispensable(actions));
      items = place(state, actions, narrow, columns);
    }
    return items;
  }

  /** Out of what is easily forgotten, as a zoom that was kept from the last time. */
  private static List<Action> waysBack(UiState state, Layout layout) {
    List<Action> ways = new ArrayList<>();
    if (state.shell().place().screen() instanceof Screen.Table) {
      if (ranging(state)) {
        ways.add(Action.MARK_RANGE);
      }
      if (zoomed(state) && layout.ruled()) {
        ways.add(Action.ZOOM);
      }
    }
    if (paused(state)) {
      ways.add(Action.PAUSE_ALL);
    }
    return ways;
  }

  private static Action mostDispensable(List<Action> actions) {
    for (int i = actions.size() - 1; i >= 0; i--) {
      if (!LAST_TO_GO.contains(actions.get(i))) {
        return actions.get(i);
      }
    }
    int last = 0;
    for (Action action : actions) {
      last = Math.max(last, LAST_TO_GO.indexOf(action));
    }
    return LAST_TO_GO.get(last);
  }

  private static int width(List<Item> items) {
    return items.isEmpty() ? 0 : items.getLast().at() + items.getLast().width();
  }

  private static List<Item> place(
      UiState state, List<Action> actions, boolean narrow, int columns) {
    List<Item> items = new ArrayList<>();
    int at = 1;
    for (Action action : actions) {
      String label = columns < 60 ? tinyLabel(state, action) : label(state, action, narrow);
      Item item = new Item(action, at, key(state, action), label);
      items.add(item);
      at += item.width() + (narrow ? 1 : 2);
    }
    return items;
  }

  private static String key(UiState state, Action action) {
    return state.setup().keys().key(action);
  }

  private static String label(UiState state, Action action, boolean narrow) {
    return switch (action) {
      case PAUSE -> Steering.resumes(state) ? "resume" : action.label();
      case PAUSE_ALL -> paused(state) ? "resume all" : action.label();
      case ZOOM -> zoomed(state) ? "all panes" : action.label();
      case MARK_RANGE -> ranging(state) ? "end range" : action.label();
      case RETRY -> narrow ? "retry" : action.label();
      case RETRY_FAILED ->
          narrow ? "failed" : action.label() + "(" + state.rows().retryable() + ")";
      case OPEN -> narrow ? "more" : action.label();
      default -> action.label();
    };
  }

  private static String tinyLabel(UiState state, Action action) {
    return switch (action) {
      case PAUSE_ALL -> paused(state) ? "resume" : "";
      case FILTER -> "find";
      case HELP -> "help";
      case NEXT_PANE -> "pane";
      default -> "";
    };
  }

  private static boolean paused(UiState state) {
    return state.run().state() == RunState.PAUSED;
  }

  private static boolean zoomed(UiState state) {
    return state.shell().place().zoomed();
  }

  private static boolean ranging(UiState state) {
    return state.table().marks().from() != null;
  }

  private static List<Action> candidates(UiState state, Layout layout) {
    return switch (state.shell().place().screen()) {
      case Screen.Details _ -> DETAILS;
      case Screen.Wall _ -> WALL;
      case Screen.Table _ ->
          switch (state.shell().place().focus()) {
            case LOG -> LOG;
            case WORKERS, CHANNELS -> tableKeys(layout);
          };
    };
  }

  private static List<Action> tableKeys(Layout layout) {
    return switch (layout.form()) {
      case WIDE -> WIDE;
      case TINY ->
          List.of(
              Action.PAUSE,
              Action.CANCEL,
              Action.RETRY,
              Action.RETRY_FAILED,
              Action.NEXT_PANE,
              Action.FILTER,
              Action.HELP,
              Action.QUIT);
      case ONE_LINE, NARROW, STANDARD -> TABLE;
    };
  }
}
