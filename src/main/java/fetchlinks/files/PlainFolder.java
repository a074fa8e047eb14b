package fetchlinks.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code target_folder} without a parser where it is written as everybody writes it. */
final class PlainFolder {

  private static final Pattern LINE =
      Pattern.compile(
          "^[ \\t]*target_folder[ \\t]*=[ \\t]*(?:\"([^\"\\\\\\r\\n]+)\"|'([^'\\r\\n]+)')",
          Pattern.MULTILINE);

  private PlainFolder() {}

  /** Null where only a parser can tell. */
  static @Nullable String in(String toml) {
    Matcher line = LINE.matcher(toml);
    if (!line.find() || toml.contains("\"\"\"") || toml.contains("'''")) {
      return null;
    }
    return line.group(1) == null ? line.group(2) : line.group(1);
  }

  /** One form for all ways to write a folder: {@code a/}, {@code ./a}, {@code a}. */
  static String normalized(String folder) {
    try {
      return Path.of(folder).normalize().toString();
    } catch (InvalidPathException _) {
      return folder;
    }
  }
}
