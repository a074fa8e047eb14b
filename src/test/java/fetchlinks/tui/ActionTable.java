package fetchlinks.tui;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of actions, for tests of the whole program. */
public final class ActionTable {

  private ActionTable() {}

  /**
   * Every action by its name, in the order of the help, with its keys as {@link Tmux} types them.
   */
  public static Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Arrays.stream(Action.values())
        .forEach(action ->
            keys.put(action.id(), action.keys().stream().map(ActionTable::asTmuxNamesIt).toList()));
    return keys;
  }

  private static String asTmuxNamesIt(String key) {
    return switch (key) {
      case "Esc" -> "Escape";
      case "PgUp" -> "PageUp";
      case "PgDn" -> "PageDown";
      case "Shift-Tab" -> "BTab";
      default -> key.startsWith("Ctrl-") ? "C-" + key.substring(5).toLowerCase(Locale.ROOT) : key;
    };
  }
}
