package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is loaded before it is needed: that is what the start-up time is made of. */
@Timeout(120)
class LoadedClassesTest {

  private static final String LANTERNA = "com.googlecode.lanterna.";
  private static final String HTTP_CLIENT = "java.net.http.HttpClient ";
  private static final String TOML = "org.tomlj.";
  private static final String PICOCLI = "picocli.";

  @TempDir Path root;

  @Test
  void theVersionIsToldByOneClass() throws Exception {
    String loaded = loadedBy("headless", 0, "--version");

    assertThat(loaded).contains("fetchlinks.cli.Main ");
    assertThat(loaded.lines().filter(line -> line.contains("] fetchlinks."))).hasSize(1);
    assertThat(loaded).doesNotContain(PICOCLI, HTTP_CLIENT, LANTERNA);
  }

  @Test
  void theHelpNeedsNeitherNetworkNorScreen() throws Exception {
    String loaded = loadedBy("headless", 0, "--help");

    assertThat(loaded).contains(PICOCLI).doesNotContain(HTTP_CLIENT, LANTERNA, TOML);
  }

  @Test
  void aRunWithoutScreenLoadsNoLanterna() throws Exception {
    String loaded = loadedBy("headless", 1, "--demo", "--plain", "--only", "typing-error");

    assertThat(loaded).contains(TOML).doesNotContain(LANTERNA, HTTP_CLIENT);
  }

  @Test
  void theRehearsalMissesNothingThatARunOverTlsNeeds() throws Exception {
    String loaded = loadedBy("tui", 0, "--train");

    assertThat(loaded)
        .contains(
            "fetchlinks.model.ProbeAnswer$NothingNew ",
            "fetchlinks.model.ProbeAnswer$AskTheList ",
            "fetchlinks.feed.FeedAnswer$NotModified ",
            "fetchlinks.ytdlp.WorkerEvent$Done ",
            "jdk.internal.net.http.AsyncSSLTunnelConnection ",
            "sun.security.provider.certpath.PKIXCertPathValidator ",
            "sun.security.ssl.NewSessionTicket$NewSessionTicketMessage ");
  }

  /** The JVM's own list of classes in the order of their loading. */
  private String loadedBy(String frontend, int status, String... arguments) throws Exception {
    Bench bench = Bench.in(root);
    List<String> command = Child.java(bench);
    Path log = root.resolve("classes.txt");
    command.add(1, "-Xlog:class+load:file=" + log);
    command.add(2, "-Dfetchlinks.frontend=" + frontend);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("output.txt").toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> text(root.resolve("output.txt"))).isEqualTo(status);
    return text(log);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
