package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full-screen program with a real yt-dlp. */
class TuiYtDlpTest extends OnYouTube {

  @Test
  void theChannelOfAKilledYtDlpIsTriedAgain(@TempDir Path folder) throws Exception {
    List<Integer> channels = List.of(1, 6, 9);
    TreeSet<String> expected = new TreeSet<>();
    for (int channel : channels) {
      watch(channel, "/videos");
      expected.addAll(publicVideos(channel, "videos"));
    }
    site.fault("{\"channel\":1,\"fault\":\"hang\",\"times\":1}");
    try (ScreenShell shell = ScreenShell.open(folder, 120, 35)) {
      shell.begin("bash ./program -w 2 '" + bench.config() + "'");
      List<String> _ = shell.awaitText(" 2/3 ");
      List<ProcessHandle> ytDlp = shell.program().descendants().toList();
      assertThat(ytDlp).isNotEmpty();

      // One that is not needed any more may just have ended.
      assertThat(ytDlp.stream().filter(ProcessHandle::destroyForcibly)).isNotEmpty();

      List<String> _ = shell.awaitText("DONE");
      shell.type("q");
      List<String> _ = shell.assertLeft(0);
    }
    assertThat(bench.queued().keySet()).isEqualTo(expected);
    for (int channel : channels) {
      assertThat(bench.marker(name(channel))).isIn(expected);
    }
  }
}
