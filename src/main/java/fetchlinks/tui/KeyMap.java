package fetchlinks.tui;

import fetchlinks.tui.Shell.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which key does what. A key file changes it: each line gives one action its keys, {@code
 * retry-failed = "R Ctrl-R"}; an empty list takes them away; {@code #} begins a comment.
 */
public final class KeyMap {

  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*\"([^\"]*)\"\\s*(#.*)?");
  private static final Pattern KEY =
      Pattern.compile(
          "(Ctrl-|Alt-|Shift-)*(\\S|Space|Enter|Esc|Tab|Backspace|Delete|Up|Down|Left|Right|Home|End"
              + "|PgUp|PgDn|F([1-9]|1[0-2]))");

  private final Map<Action, List<String>> keys;

  private KeyMap(Map<Action, List<String>> keys) {
    this.keys = keys;
  }

  /** A key file cannot be used; the message names file, line and key. */
  public static final class BadKeyFileException extends Exception {

    BadKeyFileException(String message) {
      super(message);
    }
  }

  /** The keys as the help shows them when there is no key file. */
  public static KeyMap defaults() {
    Map<Action, List<String>> keys = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      keys.put(action, action.keys());
    }
    return new KeyMap(keys);
  }

  /**
   * Reads a key file.
   *
   * @param name of the file, for messages
   * @throws BadKeyFileException an unknown action or key, or one key that would do two things
   */
  public static KeyMap parse(String name, String text) throws BadKeyFileException {
    KeyMap map = defaults();
    Map<Action, Integer> lines = new EnumMap<>(Action.class);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        map.bind(line, name + ":" + number, lines, number);
      }
    }
    map.refuseClashes(name, lines);
    return map;
  }

  private void bind(String line, String where, Map<Action, Integer> lines, int number)
      throws BadKeyFileException {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new BadKeyFileException(where + ": expected `action = \"key key\"`");
    }
    Action action = action(matcher.group(1));
    if (action == null) {
      throw new BadKeyFileException(where + ": no action `" + matcher.group(1) + "`");
    }
    if (lines.put(action, number) != null) {
      throw new BadKeyFileException(where + ": `" + action.id() + "` is given twice");
    }
    List<String> bound = new ArrayList<>();
    for (String key : matcher.group(2).strip().split("\\s+", -1)) {
      if (!key.isEmpty() && !KEY.matcher(key).matches()) {
        throw new BadKeyFileException(where + ": no key `" + key + "`");
      }
      bound.add(key);
    }
    bound.remove("");
    keys.put(action, List.copyOf(bound));
  }

  private void refuseClashes(String name, Map<Action, Integer> lines) throws BadKeyFileException {
    Map<String, List<Action>> users = new TreeMap<>();
    for (Map.Entry<Action, List<String>> entry : keys.entrySet()) {
      for (String key : entry.getValue()) {
        for (Action other : users.computeIfAbsent(key, _ -> new ArrayList<>())) {
          if (other.context().meets(entry.getKey().context())) {
            int line =
                Math.max(lines.getOrDefault(other, 0), lines.getOrDefault(entry.getKey(), 0));
            throw new BadKeyFileException(
                "%s:%d: key `%s` would do both `%s` and `%s`"
                    .formatted(name, line, key, other.id(), entry.getKey().id()));
          }
        }
        users.get(key).add(entry.getKey());
      }
    }
  }

  private static @Nullable Action action(String id) {
    for (Action action : Action.values()) {
      if (action.id().equals(id)) {
        return action;
      }
    }
    return null;
  }

  /** What a key means at a place; null for nothing. */
  @Nullable Action find(String key, Place place) {
    for (Map.Entry<Action, List<String>> entry : keys.entrySet()) {
      if (entry.getKey().context().appliesIn(place) && entry.getValue().contains(key)) {
        return entry.getKey();
      }
    }
    return null;
  }

  List<String> keys(Action action) {
    return keys.getOrDefault(action, List.of());
  }

  /**
   * All keys of an action, for lists of actions; for one without a key, what to type into the
   * palette.
   */
  String shown(Action action, String separator) {
    List<String> all = keys(action);
    return all.isEmpty() ? ":" + action.id() : String.join(separator, all);
  }

  /** The first key of an action, for the footer; empty when it has none. */
  String key(Action action) {
    List<String> all = keys(action);
    return all.isEmpty() ? "" : all.getFirst();
  }
}
