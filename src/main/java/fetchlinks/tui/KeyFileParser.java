package fetchlinks.tui;

import fetchlinks.tui.KeyMap.BadKeyFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key file: each line gives one action its keys, {@code retry-failed = "R Ctrl-R"}; an
 * empty list takes them away; {@code #} begins a comment.
 */
final class KeyFileParser {

  private static final Pattern LINE =
      Pattern.compile("\\s*([A-Za-z0-9_-]+)\\s*=\\s*\"([^\"]*)\"\\s*(#.*)?");
  private static final Pattern KEY =
      Pattern.compile(
          "(Ctrl-|Alt-|Shift-)*(\\S|Space|Enter|Esc|Tab|Backspace|Delete|Up|Down|Left|Right|Home|End"
              + "|PgUp|PgDn|F([1-9]|1[0-2]))");

  private final String name;
  private final Map<Action, List<String>> keys;
  private final Map<Action, Integer> lines = new EnumMap<>(Action.class);
  private int number;

  /**
   * @param name of the file, for messages
   * @param keys what the keys do without it; changed by it
   */
  KeyFileParser(String name, Map<Action, List<String>> keys) {
    this.name = name;
    this.keys = keys;
  }

  void parse(String text) throws BadKeyFileException {
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        bind(line);
      }
    }
    refuseClashes();
  }

  private void bind(String line) throws BadKeyFileException {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw error("expected `action = \"key key\"`");
    }
    Action action = action(matcher.group(1));
    if (action == null) {
      throw error("no action `" + matcher.group(1) + "`");
    }
    if (lines.put(action, number) != null) {
      throw error("`" + action.id() + "` is given twice");
    }
    List<String> bound = new ArrayList<>();
    for (String key : matcher.group(2).strip().split("\\s+", -1)) {
      if (!key.isEmpty() && !KEY.matcher(key).matches()) {
        throw error("no key `" + key + "`");
      }
      bound.add(key);
    }
    bound.remove("");
    keys.put(action, List.copyOf(bound));
  }

  private BadKeyFileException error(String what) {
    return new BadKeyFileException(name + ":" + number + ": " + what);
  }

  private void refuseClashes() throws BadKeyFileException {
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
}
