package fetchlinks.tui;

import fetchlinks.tui.Shell.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which key does what. */
public final class KeyMap {

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
    new KeyFileParser(name, map.keys).parse(text);
    return map;
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

  /** What a key means at some place or other; null for nothing. */
  @Nullable Action find(String key) {
    for (Map.Entry<Action, List<String>> entry : keys.entrySet()) {
      if (entry.getValue().contains(key)) {
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
