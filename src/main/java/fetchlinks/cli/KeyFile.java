package fetchlinks.cli;

import fetchlinks.tui.KeyMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The person's own keys: {@code $XDG_CONFIG_HOME/fetch-links/keys.toml}, where there is one. */
final class KeyFile {

  private KeyFile() {}

  /**
   * Reads it.
   *
   * @throws UsageException it can't be read, or something in it is wrong
   */
  static KeyMap read(Map<String, String> environment) throws UsageException {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder =
        config.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", "/"), ".config")
            : Path.of(config);
    Path file = folder.resolve("fetch-links").resolve("keys.toml");
    try {
      return KeyMap.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException _) {
      return KeyMap.defaults();
    } catch (KeyMap.BadKeyFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("the key file " + file + " can't be read: " + e.getMessage());
    }
  }
}
