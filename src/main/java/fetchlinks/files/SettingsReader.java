package fetchlinks.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the main configuration. Unknown keys at the top level are other programs' business. */
final class SettingsReader {

  private SettingsReader() {}

  static Settings read(Path file) throws ConfigException {
    try {
      return settings(file, TomlFile.read(file).keys());
    } catch (TomlProblem problem) {
      throw new ConfigException(problem.text(), problem);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "there is no configuration " + Disk.shown(file) + ": name the file, or create it", e);
    } catch (IOException e) {
      throw new ConfigException(
          "the configuration " + Disk.shown(file) + " can't be read: " + Disk.reason(e), e);
    }
  }

  private static Settings settings(Path file, TomlKeys keys) throws TomlProblem {
    Path own = file.toAbsolutePath().normalize();
    Path folder = Disk.folderOf(own);
    TomlKeys fetch = keys.table("fetch");
    return new Settings(
        own,
        requiredFolder(keys, "video_definition_dir", folder),
        requiredFolder(keys, "link_queue_dir", folder),
        requiredFolder(keys, "target_dir", folder),
        optional(keys, "symlink_dir", "the path of a folder", folder),
        optional(keys, "cookies_file", "the path of a cookie file", folder),
        fetch == null ? FetchOptions.NONE : FetchOptionsReader.read(fetch, folder));
  }

  private static Path requiredFolder(TomlKeys keys, String key, Path folder) throws TomlProblem {
    return path(keys, key, keys.required(key, "the path of a folder"), folder);
  }

  private static @Nullable Path optional(TomlKeys keys, String key, String expected, Path folder)
      throws TomlProblem {
    String value = keys.string(key, expected);
    return value == null ? null : path(keys, key, value, folder);
  }

  static Path path(TomlKeys keys, String key, String value, Path folder) throws TomlProblem {
    try {
      return folder.resolve(value).normalize();
    } catch (InvalidPathException _) {
      throw keys.wrong(key, "a path that this system can express");
    }
  }
}
