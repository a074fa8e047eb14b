package fetchlinks.tui;

import fetchlinks.tui.KeyMap.BadKeyFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
          "((?:Ctrl-|Alt-|Shift-)*)(\\S|Space|Enter|Esc|Tab|Backspace|Insert|Delete|Up|Down|Left"
              + "|Right|Home|End|PgUp|PgDn|F(?:[1-9]|1[0-2]))");
  private static final Pattern WORD = Pattern.compile("\\S+");

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
    Set<String> bound = new LinkedHashSet<>();
    Matcher words = WORD.matcher(matcher.group(2));
    while (words.find()) {
      bound.add(key(words.group(), matcher.start(2) + words.start() + 1));
    }
    keys.put(action, List.copyOf(bound));
  }

  /** The key by the name under which it comes from the terminal, however it is written here. */
  private String key(String text, int column) throws BadKeyFileException {
    Matcher matcher = KEY.matcher(text);
    if (!matcher.matches()) {
      throw error(column, "no key `" + text + "`");
    }
    String modifiers = matcher.group(1);
    String key = matcher.group(2);
    boolean character = key.equals("Space") || key.codePointCount(0, key.length()) == 1;
    if (character && modifiers.contains("Shift-")) {
      throw error(
          column,
          "no key `%s`: with Shift another character comes, as `A` for `a`; name that one"
              .formatted(text));
    }
    boolean ctrl = modifiers.contains("Ctrl-");
    return (ctrl ? "Ctrl-" : "")
        + (modifiers.contains("Alt-") ? "Alt-" : "")
        + (modifiers.contains("Shift-") ? "Shift-" : "")
        + (ctrl && key.length() == 1 ? key.toUpperCase(Locale.ROOT) : key);
  }

  private BadKeyFileException error(int column, String what) {
    return new BadKeyFileException(name + ":" + number + ":" + column + ": " + what);
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
