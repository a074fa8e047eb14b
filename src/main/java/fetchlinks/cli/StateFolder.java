package fetchlinks.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where logs, view settings and our yt-dlp plugin are kept. */
final class StateFolder {

  private StateFolder() {}

  /** {@code $XDG_STATE_HOME/fetch-links}, with the defaults of the XDG base directories. */
  static Path of(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!state.isEmpty() && Path.of(state).isAbsolute()) {
      return Path.of(state, "fetch-links");
    }
    String home = environment.getOrDefault("HOME", "");
    return home.isEmpty()
        ? Path.of(
            System.getProperty("java.io.tmpdir"), "fetch-links-" + System.getProperty("user.name"))
        : Path.of(home, ".local", "state", "fetch-links");
  }
}
