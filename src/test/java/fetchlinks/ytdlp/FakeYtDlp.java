package fetchlinks.ytdlp;

import fetchlinks.engine.ListingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Shell scripts that behave like yt-dlp, or misbehave like one. */
final class FakeYtDlp {

  static final String URL = "https://example.org/channel";

  static final String READY = "echo '{\"ev\":\"ready\",\"proto\":1,\"yt_dlp\":\"fake\"}'\n";

  /** The answers to every question are in {@code listing}; what is cancelled says so. */
  static String worker(String listing) {
    return READY
        + """
        while read -r line; do
          case "$line" in
            *'"op":"cancel"'*) echo '{"ev":"done","stopped":"cancelled"}';;
            *'"url"'*)
        %s
            ;;
          esac
        done
        """
            .formatted(listing.indent(4));
  }

  static String entry(String id) {
    return "echo '{\"ev\":\"entry\",\"id\":1,\"i\":0,\"e\":{\"id\":\"%s\",\"title\":\"%s\",\"url\":\"https://example.org/%s\"}}'\n"
        .formatted(id, "t-" + id, id);
  }

  static String say(String json) {
    return "echo '" + json + "'\n";
  }

  static final String END = say("{\"ev\":\"done\",\"stopped\":\"end\",\"claimed\":-1}");

  private FakeYtDlp() {}

  /** Whether a process has ended, also where nobody has taken notice of it yet. */
  static boolean gone(long pid) throws IOException {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return true;
    }
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "stat")).contains(") Z ");
    } catch (NoSuchFileException _) {
      return Files.isDirectory(Path.of("/proc/self")); // ended since, unless there is no /proc
    }
  }

  static Path script(Path folder, String body) throws IOException {
    Path script = folder.resolve("yt-dlp");
    Files.writeString(script, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  static YtDlpOptions options(Path folder, String body) throws IOException {
    return YtDlpOptions.plain(folder.resolve("plugin")).with(script(folder, body));
  }

  static YtDlpOptions options(Path folder, String body, Map<String, String> environment)
      throws IOException {
    return new YtDlpOptions(
        script(folder, body),
        List.of(),
        "",
        "",
        CookieCopies.NONE,
        environment,
        folder.resolve("plugin"));
  }

  static final Limits QUICK =
      new Limits(
          500,
          256 * 1024,
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMillis(300),
          Duration.ZERO,
          3,
          4);

  static ListingRequest everything() {
    return request(List.of(), Duration.ofMinutes(1));
  }

  static ListingRequest request(List<String> known, Duration timeout) {
    return new ListingRequest(URL, known, "", false, false, timeout);
  }
}
