package fetchlinks.files;

import fetchlinks.model.Durations;
import fetchlinks.model.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads table {@code [fetch]}. An unknown key is an error: it is most likely a misspelt one. */
final class FetchOptionsReader {

  private static final List<String> KEYS =
      List.of(
          "workers",
          "max_retries",
          "retry_delay",
          "request_interval",
          "per_host",
          "timeout",
          "cookies_from_browser",
          "proxy",
          "yt_dlp",
          "yt_dlp_args",
          "probe",
          "slow_link",
          "low_memory");

  private final TomlKeys keys;
  private final Path folder;

  private FetchOptionsReader(TomlKeys keys, Path folder) {
    this.keys = keys;
    this.folder = folder;
  }

  static FetchOptions read(TomlKeys keys, Path folder) throws TomlProblem {
    for (String name : keys.names()) {
      if (!KEYS.contains(name)) {
        throw keys.at(name, " is no known key" + Spelling.hint(name, KEYS));
      }
    }
    return new FetchOptionsReader(keys, folder).options();
  }

  private FetchOptions options() throws TomlProblem {
    int most = Workers.MOST;
    return new FetchOptions(
        number("workers", 1, most, "a whole number from 1 to " + most),
        number("max_retries", 0, Integer.MAX_VALUE, "a whole number, 0 or more"),
        duration("retry_delay", true),
        duration("request_interval", false),
        number("per_host", 1, Integer.MAX_VALUE, "a whole number, 1 or more"),
        duration("timeout", true),
        keys.string("cookies_from_browser", "a browser such as \"firefox\""),
        keys.string("proxy", "an address such as \"socks5://127.0.0.1:1080\""),
        command(),
        keys.strings("yt_dlp_args"),
        probe(),
        keys.bool("slow_link"),
        keys.bool("low_memory"));
  }

  private @Nullable Integer number(String key, int min, int max, String expected)
      throws TomlProblem {
    Long value = keys.integer(key, min, max, expected);
    return value == null ? null : Math.toIntExact(value);
  }

  private @Nullable Duration duration(String key, boolean positive) throws TomlProblem {
    String expected =
        "a duration such as \"500ms\", \"10s\" or \"1h30m\"" + (positive ? ", more than 0" : "");
    String text = keys.string(key, expected);
    if (text == null) {
      return null;
    }
    try {
      Duration duration = Durations.parse(text);
      if (positive && duration.isZero()) {
        throw keys.wrong(key, expected);
      }
      return duration;
    } catch (IllegalArgumentException _) {
      throw keys.wrong(key, expected);
    }
  }

  /** A name without a separator is looked up in PATH later, so it must not become a path here. */
  private @Nullable String command() throws TomlProblem {
    String command = keys.string("yt_dlp", "the path of yt-dlp");
    return command == null || !command.contains("/")
        ? command
        : SettingsReader.path(keys, "yt_dlp", command, folder).toString();
  }

  private @Nullable Boolean probe() throws TomlProblem {
    String probe = keys.string("probe", "\"auto\" or \"off\"");
    return switch (probe) {
      case null -> null;
      case "auto" -> true;
      case "off" -> false;
      default -> throw keys.wrong("probe", "\"auto\" or \"off\"");
    };
  }
}
