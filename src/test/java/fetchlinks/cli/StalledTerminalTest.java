package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a terminal that does not read for a while, as over a line that stalls. */
@Timeout(180)
class StalledTerminalTest {

  @TempDir Path folder;
  private ScreenShell shell;

  @BeforeEach
  void startShell() throws IOException {
    assumeTrue(isTherePython(), "python3 is not installed");
    shell = ScreenShell.open(folder, 100, 30);
    try (InputStream relay = StalledTerminalTest.class.getResourceAsStream("/pty/relay.py")) {
      Files.write(shell.file("relay.py"), Objects.requireNonNull(relay).readAllBytes());
    }
  }

  private static boolean isTherePython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException _) {
      return false;
    }
  }

  @AfterEach
  void closeShell() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  private void start(String options) throws IOException {
    shell.begin("python3 relay.py stall bash ./program --demo " + options);
  }

  private void stall() throws IOException {
    Files.createFile(shell.file("stall"));
  }

  private void readOn() throws IOException {
    Files.delete(shell.file("stall"));
  }

  @Test
  void keysAndTheRunGoOnAndThenThePictureIsRight() throws IOException {
    // Without those whose waiting time is counted down, so that nothing moves in a pause.
    start("--only 'a*' 'bri*' 'c[!u]*' '[dg-np-z]*'");
    stall();
    awaitMoreLinks();
    shell.type("W", "C-s");
    shell.awaitThat(() -> isThere("fetch-links/log-.*\\.txt"));

    readOn();

    List<String> _ = shell.awaitText("━━ Wall: 29 channels");
    shell.type("P");
    List<String> _ = shell.tmux().await(StalledTerminalTest::isAtRest);
    shell.type("m");
    List<String> afterwards = shell.awaitText(" mouse on");
    shell.type("m");
    List<String> _ = shell.awaitText(" mouse off");
    shell.type("C-l", "m");
    List<String> _ = shell.tmux().await(afterwards::equals);
    shell.quitCancelling();
    List<String> _ = shell.assertLeft(1);
  }

  private static boolean isAtRest(List<String> screen) {
    return screen.getFirst().contains("PAUSED 0/5 ");
  }

  @Test
  void theProgramCanBeLeftNevertheless() throws IOException {
    start("");
    ProcessHandle program = shell.program().descendants().findFirst().orElseThrow();
    stall();
    fill(program);

    ScreenShell.run("kill", "-HUP", String.valueOf(program.pid()));

    // Nobody has told the terminal to leave the program's screen.
    List<String> _ =
        shell
            .tmux()
            .await(screen -> screen.stream().anyMatch(line -> line.startsWith("status 130")));
    assertThat(program.isAlive()).isFalse();
  }

  /** Has pictures drawn until the line between the two holds no more of them. */
  private void fill(ProcessHandle program) throws IOException {
    Deque<String> written = new ArrayDeque<>();
    shell.awaitThat(() -> {
      shell.type("C-l");
      written.addLast(bytesWritten(program));
      return written.size() > 5
          && written.stream().skip(written.size() - 5L).distinct().count() == 1;
    });
  }

  private static String bytesWritten(ProcessHandle program) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(program.pid()), "io")).stream()
        .filter(line -> line.startsWith("wchar"))
        .findFirst()
        .orElseThrow();
  }

  private void awaitMoreLinks() throws IOException {
    long before = links();
    shell.awaitThat(() -> links() >= before + 10);
  }

  private long links() throws IOException {
    return files("fetch-links-demo-.*/queue/[^/]*\\.link");
  }

  private boolean isThere(String pattern) throws IOException {
    return files(pattern) > 0;
  }

  private long files(String pattern) throws IOException {
    Path root = shell.file("");
    try (Stream<Path> files = Files.find(root, 3, (file, _) -> named(root, file, pattern))) {
      return files.count();
    } catch (UncheckedIOException e) {
      return 0; // something has just gone
    }
  }

  private static boolean named(Path root, Path file, String pattern) {
    return root.relativize(file).toString().matches(pattern);
  }
}
