package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program's terminal inside a real one, below a shell with job control. */
@Timeout(120)
class TerminalEndToEndTest {

  /** SIGTSTP, number 20, in the mask of signals that a process handles. */
  private static final long STOP = 1L << 19;

  @TempDir Path folder;
  private Tmux tmux;

  @BeforeEach
  void startShell() throws IOException {
    tmux = Tmux.start(80, 24, "PS1='$ ' exec bash --norc --noprofile -i");
    tmux.type("cd '" + folder + "'; stty -g > before; clear; echo shell is ready", "Enter");
    List<String> _ = tmux.awaitText("shell is ready");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        folder.resolve("probe"),
        "exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s '%s'"
            .formatted(
                java,
                System.getProperty("java.class.path"),
                TerminalProbe.class.getName(),
                folder));
    tmux.type("bash ./probe", "Enter");
    List<String> _ = tmux.awaitText("READY 80x24");
  }

  @AfterEach
  void stopShell() throws IOException {
    if (tmux != null) {
      tmux.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
  void aSignalLeavesTheTerminalAsItWas(String signal, int status) throws IOException {
    tmux.type("m");
    List<String> _ = tmux.awaitText("name=m");
    assertThat(tmux.flag("mouse_standard_flag")).isEqualTo("1");

    kill(signal);

    assertRestored(status);
  }

  @Test
  void leavingByKeyLeavesTheTerminalAsItWas() throws IOException {
    tmux.type("q");

    assertRestored(0);
  }

  @Test
  void anExceptionIsReadableAfterTheTerminalWasRestored() throws IOException {
    tmux.type("e");

    assertThat(assertRestored(1)).anyMatch(line -> line.contains("boom"));
  }

  @Test
  void theSameKeysThatSendSignalsElsewhereAreJustKeys() throws IOException {
    for (String key : List.of("C", "S", "V", "\\")) {
      tmux.type("C-" + key);
      awaitKey("Ctrl-" + key);
    }
  }

  @Test
  void stoppingAndGoingOnWithAnotherSizePaintsAnew() throws IOException {
    tmux.type("C-z");
    List<String> stopped = tmux.awaitText("Stopped");
    assertThat(stopped).noneMatch(line -> line.contains("READY"));
    assertThat(tmux.flag("alternate_on")).isEqualTo("0");
    tmux.type("stty -g > stopped; cmp before stopped && echo modes are the same", "Enter");
    List<String> _ =
        tmux.await(lines -> lines.stream().anyMatch(line -> line.equals("modes are the same")));
    String _ = tmux.run("resize-window", "-x", "70", "-y", "20");

    tmux.type("fg", "Enter");

    List<String> _ = tmux.awaitText("READY 70x20");
    assertKeysWork();
  }

  @Test
  void aStopFromOutsideIsLikeTheKey() throws IOException {
    kill("TSTP");
    List<String> stopped = tmux.awaitText("Stopped");
    assertThat(stopped).noneMatch(line -> line.contains("READY"));

    tmux.type("fg", "Enter");

    List<String> _ = tmux.awaitText("READY 80x24");
    assertKeysWork();
  }

  @Test
  void evenAfterAStopThatGaveNoWarningTheScreenIsTakenAgain() throws IOException {
    kill("STOP");
    List<String> _ = tmux.awaitText("Stopped");

    tmux.type("fg", "Enter");

    List<String> _ =
        tmux.await(lines -> lines.stream().noneMatch(line -> line.contains("Stopped")));
    assertKeysWork();
  }

  @Test
  void aNewSizeIsPaintedAtOnce() throws IOException {
    String _ = tmux.run("resize-window", "-x", "100", "-y", "30");

    List<String> screen = tmux.awaitText("READY 100x30");

    assertThat(screen).hasSize(30);
  }

  @Test
  void anEditorGetsEveryKeyAndTheScreenComesBack() throws IOException {
    tmux.type("o");
    List<String> _ = tmux.awaitText("EDITOR");
    assertThat(tmux.flag("alternate_on")).isEqualTo("0");
    tmux.type("hello there", "Enter");

    List<String> _ = tmux.awaitText("READY 80x24");

    assertThat(folder.resolve("edited")).hasContent("hello there");
    assertKeysWork();
  }

  private void assertKeysWork() throws IOException {
    tmux.type("x");
    awaitKey("x");
    tmux.type("q");
    assertRestored(0);
  }

  private void awaitKey(String name) throws IOException {
    List<String> _ =
        tmux.await(screen ->
            screen.getFirst().contains("name=" + name) && screen.getLast().equals("BOTTOM"));
  }

  private List<String> assertRestored(int status) throws IOException {
    // Whatever is typed before the shell is back goes to the program.
    List<String> _ = tmux.await(TerminalEndToEndTest::showsPrompt);
    tmux.type("echo status $?; stty -g > after; echo it is over", "Enter");
    List<String> screen =
        tmux.await(lines -> lines.stream().anyMatch(line -> line.equals("it is over")));
    assertThat(screen).contains("status " + status).noneMatch(line -> line.contains("READY"));
    assertThat(tmux.flag("alternate_on")).isEqualTo("0");
    assertThat(tmux.flag("cursor_flag")).isEqualTo("1");
    assertThat(tmux.flag("mouse_any_flag")).isEqualTo("0");
    assertThat(tmux.flag("wrap_flag")).isEqualTo("1");
    assertThat(Files.readString(folder.resolve("after")))
        .isEqualTo(Files.readString(folder.resolve("before")));
    return screen;
  }

  private static boolean showsPrompt(List<String> screen) {
    return screen.stream()
        .filter(line -> !line.isEmpty())
        .reduce((_, last) -> last)
        .filter("$"::equals)
        .isPresent();
  }

  private void kill(String signal) throws IOException {
    String pid = Files.readString(folder.resolve("pid")).strip();
    awaitListening(pid);
    int _ = Waiting.on(new ProcessBuilder("kill", "-" + signal, pid).start()::waitFor);
  }

  /** Signals are heard only after the first picture: until the program has a handler for a stop. */
  private static void awaitListening(String pid) throws IOException {
    Path status = Path.of("/proc", pid, "status");
    while (!Thread.interrupted()
        && Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigCgt:"))
            .noneMatch(
                line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & STOP) != 0)) {
      Thread.onSpinWait();
    }
  }
}
