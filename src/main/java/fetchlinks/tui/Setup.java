package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.time.ZoneId;
import java.util.List;

/**
 * What does not change while the screen is shown.
 *
 * @param config name of the main configuration, for the header
 * @param facts further short facts for wide headers: {@code cookies: firefox}
 * @param attempts how often a channel is tried at most
 * @param ascii the terminal shows nothing but ASCII
 * @param keys what the keys do
 * @param zone for the times shown
 * @param chosen only some of all channels were asked for, which may be none
 */
public record Setup(
    String config,
    List<String> facts,
    int attempts,
    boolean ascii,
    KeyMap keys,
    ZoneId zone,
    boolean chosen) {

  public Setup {
    config = SafeText.of(config);
    facts = facts.stream().map(SafeText::of).toList();
  }

  /** For a run of all channels. */
  public Setup(
      String config, List<String> facts, int attempts, boolean ascii, KeyMap keys, ZoneId zone) {
    this(config, facts, attempts, ascii, keys, zone, false);
  }

  /** The key that does something, for texts that tell a person about it. */
  String key(Action action) {
    String key = keys.key(action);
    return key.isEmpty() ? ":" + action.id() : key;
  }

  Glyphs glyphs() {
    return ascii ? Glyphs.ASCII : Glyphs.UNICODE;
  }
}
