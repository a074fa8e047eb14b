package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void theCommandForAPersonCanBePastedAndShowsNoSecret() {
    YtDlpOptions options =
        new YtDlpOptions(
            Path.of("/opt/yt dlp"),
            List.of("--add-headers", "Authorization: Bearer hush", "--cookies", "/mine.txt"),
            "http://me:hush@proxy:3128",
            "firefox",
            () -> Optional.of(Path.of("/tmp/copy")),
            Map.of(),
            Path.of("/state/plugin"));
    try (YtDlpSource source = new YtDlpSource(options)) {
      assertThat(source.commandLine("https://x.org/it's?a=1&b=2"))
          .startsWith("'/opt/yt dlp' --ignore-config --no-update --flat-playlist")
          .contains("--proxy 'http://***@proxy:3128'", "--cookies '***'")
          .contains("--cookies-from-browser firefox", "'Authorization: ***'")
          .endsWith("-- 'https://x.org/it'\\''s?a=1&b=2'")
          .doesNotContain("hush", "mine.txt", "plugin");
    }
  }
}
