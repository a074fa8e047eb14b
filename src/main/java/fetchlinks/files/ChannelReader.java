package fetchlinks.files;

import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Marker;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Turns the keys of a channel file into a channel. Keys that are not ours are not looked at. */
final class ChannelReader {

  private static final long USUAL_HEIGHT = 1080;

  private ChannelReader() {}

  static Channel read(ChannelId id, TomlKeys keys) throws TomlProblem {
    Boolean enabled = keys.bool("enabled");
    Long height = keys.integer("max_height", 1, Long.MAX_VALUE, "a height such as 1080");
    return new Channel(
        id,
        keys.file(),
        keys.required("link", "the address of a channel, playlist or feed"),
        keys.required("target_folder", "the name of a folder"),
        height == null ? USUAL_HEIGHT : height,
        marker(keys),
        enabled == null || enabled,
        baseline(keys));
  }

  /** An empty {@code last_video} is what some people write for "none yet". */
  static Marker marker(TomlKeys keys) throws TomlProblem {
    String lastVideo = keys.value("last_video", String.class, "the id of a video, a string");
    Long queued =
        keys.integer("last_download_index", 0, Long.MAX_VALUE, "a whole number, 0 or more");
    return new Marker(
        lastVideo == null || lastVideo.isEmpty() ? null : lastVideo, queued == null ? 0 : queued);
  }

  private static Baseline baseline(TomlKeys keys) throws TomlProblem {
    return switch (keys.raw("baseline")) {
      case null -> new Baseline.Unsaid();
      case String text when text.equals("now") -> new Baseline.Now();
      case String text when text.equals("all") -> new Baseline.All();
      case String text -> from(keys, text);
      case LocalDate date -> from(date);
      case Object _ -> throw wrongBaseline(keys);
    };
  }

  private static Baseline from(TomlKeys keys, String text) throws TomlProblem {
    try {
      return from(LocalDate.parse(text));
    } catch (DateTimeException _) {
      throw wrongBaseline(keys);
    }
  }

  private static Baseline from(LocalDate date) {
    return new Baseline.From(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static TomlProblem wrongBaseline(TomlKeys keys) {
    return keys.wrong("baseline", "\"now\", \"all\" or a date such as \"2026-01-31\"");
  }
}
