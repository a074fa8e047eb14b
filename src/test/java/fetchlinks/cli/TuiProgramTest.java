package fetchlinks.cli;

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
import org.junit.jupiter.params.provider.ValueSource;

/** The whole full-screen program with the demonstration, in a terminal, below a shell. */
@Timeout(180)
class TuiProgramTest {

  private static final int COLUMNS = 100;
  private static final int ROWS = 30;

  @TempDir Path folder;
  private ScreenShell shell;

  @BeforeEach
  void startShell() throws IOException {
    shell = ScreenShell.open(folder, COLUMNS, ROWS);
  }

  @AfterEach
  void closeShell() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  @Test
  void aRunToItsEndIsSummedUpOnTheNormalScreen() throws IOException {
    shell.start("-w 40 --only 'b*'");
    List<String> _ = shell.awaitText("all channels are checked", "DONE");
    assertThat(shell.tmux().flag("alternate_on")).isEqualTo("1");

    shell.type("q");

    assertThat(shell.assertLeft(0)).anyMatch(line -> line.startsWith("fetch-links: 6 channels"));
  }

  @Test
  void whatFailedIsInTheExitStatus() throws IOException {
    shell.start("--only typing-error");
    List<String> _ = shell.awaitText("DONE");

    shell.type("q");

    assertThat(shell.assertLeft(1))
        .anyMatch(line -> line.contains("correct the channel file"))
        .noneMatch(line -> line.contains("--failed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C-c", "INT", "TERM"})
  void theFirstInterruptLetsFinishWhatRuns(String interrupt) throws Exception {
    try (FeedSite site = new FeedSite()) {
      shell.startHeld(site, 5);

      interrupt(interrupt);

      List<String> _ = shell.awaitText("DRAINING");
      site.release();
      assertThat(shell.assertLeft(130))
          .anyMatch(line -> line.matches(".*\\b2 with 2 new\\b.*"))
          .anyMatch(line -> line.contains("3 cancelled"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C-c", "INT", "TERM"})
  void theSecondInterruptEndsWhatRuns(String interrupt) throws Exception {
    try (FeedSite site = new FeedSite()) {
      shell.startHeld(site, 5);
      interrupt(interrupt);
      awaitTicks("DRAINING");

      interrupt(interrupt);

      assertThat(shell.assertLeft(130)).anyMatch(line -> line.contains("5 cancelled"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C-c", "TERM"})
  void theThirdInterruptKillsWhatHeedsNone(String interrupt) throws Exception {
    try (HangingYtDlp ytDlp = HangingYtDlp.in(folder)) {
      Bench bench = Bench.in(folder.resolve("bench"), ytDlp.setting());
      for (int i = 0; i < 5; i++) {
        bench.channel("h" + i, "https://example.org/@h" + i);
      }
      shell.begin("bash ./program -w 3 '" + bench.config() + "'");
      List<Long> pids = ytDlp.awaitLists(3);
      interrupt(interrupt);
      awaitTicks("DRAINING");
      interrupt(interrupt);
      shell.awaitThat(() -> shell.tmux().flag("alternate_on").equals("0"));

      if (interrupt.equals("C-c")) {
        shell.type(interrupt);
      } else {
        shell.terminateLate();
      }

      List<String> _ = shell.assertLeft(130);
      Child.awaitDeath(pids);
    }
  }

  private void interrupt(String how) throws IOException {
    if (how.equals("C-c")) {
      shell.type(how);
    } else {
      shell.signal(how);
    }
  }

  /** Until the next interrupt counts as another one: two at once are one. */
  private void awaitTicks(String state) throws IOException {
    List<String> _ = shell.awaitText(state);
    for (int i = 0; i < 2; i++) {
      String before = clock(shell.tmux().screen());
      List<String> _ = shell.tmux().await(screen -> !clock(screen).equals(before));
    }
  }

  private static String clock(List<String> screen) {
    return screen.getFirst().replaceFirst(".*?(\\d\\d:\\d\\d).*", "$1");
  }

  @Test
  void aTerminalThatHangsUpEndsTheRunAtOnce() throws IOException {
    shell.start("");

    shell.signal("HUP");

    List<String> _ = shell.assertLeft(130);
  }

  @ParameterizedTest
  @CsvSource({
    "HelpLines, ?", // in the thread that draws
    "EscapeSequence, F5", // in the thread that reads keys
  })
  void aFaultOfTheProgramIsReadOnTheNormalScreen(String brokenClass, String key)
      throws IOException {
    String file = "fetchlinks/tui/" + brokenClass + ".class";
    assertThat(Main.class.getResource("/" + file)).as("a class to be broken").isNotNull();
    Files.createDirectories(shell.file("broken/fetchlinks/tui"));
    Files.writeString(shell.file("broken/" + file), "not a class");
    shell.begin("CLASSES_BEFORE=$PWD/broken: bash ./program --demo");

    shell.type(key);

    assertThat(shell.assertLeft(1))
        .anyMatch(line -> line.startsWith("fetch-links-tui: unexpected: "))
        .anyMatch(line -> line.contains("please report it"));
  }

  @Test
  void anySizeHasAPictureThatFillsIt() throws IOException {
    shell.start("");
    int[][] sizes = {{200, 50}, {1, 1}, {40, 12}, {2, 1}, {1, 4}, {5, 2}, {20, 4}, {80, 24}};
    for (int[] size : sizes) {
      shell.resize(size[0], size[1]);
      List<String> screen =
          shell
              .tmux()
              .await(lines ->
                  lines.size() == size[1]
                      && (size[0] < 20
                          || lines.stream().limit(2).anyMatch(line -> line.contains("/41 "))));
      assertThat(screen).allMatch(line -> line.length() <= size[0]);
    }
    List<String> _ = shell.tmux().await(screen -> isFull(screen, 80, 24));
    shell.signal("HUP");
    List<String> _ = shell.assertLeft(130);
  }

  @Test
  void theLastOfManySizesIsTheOneThatIsPainted() throws IOException {
    shell.start("");
    for (int i = 0; i < 60; i++) {
      shell.resize(30 + i * 7 % 120, 5 + i * 3 % 40);
    }
    shell.resize(90, 28);

    List<String> _ = shell.tmux().await(screen -> isFull(screen, 90, 28));
  }

  private static boolean isFull(List<String> screen, int columns, int rows) {
    return screen.size() == rows
        && screen.getFirst().startsWith(" fetch-links ")
        && screen.stream()
            .anyMatch(line -> line.matches("━━ Channels .{%d}━━".formatted(columns - 14)))
        && screen.getLast().contains("q quit");
  }

  /** All of it would be commands; the line ends would confirm them. */
  private void paste() throws IOException {
    Path text = Files.writeString(shell.file("text"), "qcDxPR\n".repeat(3_000));
    String _ = shell.tmux().run("load-buffer", text.toString());
    String _ = shell.tmux().run("paste-buffer", "-p");
  }

  @Test
  void pastedTextIsNoCommand() throws IOException {
    shell.start("");

    paste();

    shell.type("?");
    List<String> _ = shell.awaitText("Help: all keys", "RUNNING");
    shell.signal("HUP");
    List<String> _ = shell.assertLeft(130);
  }

  @Test
  void textPastedIntoALineIsJustText() throws IOException {
    shell.start("");
    shell.type("/");
    List<String> _ = shell.awaitText(" filter:");

    paste();

    List<String> _ =
        shell
            .tmux()
            .await(lines ->
                lines.getFirst().contains("RUNNING")
                    && lines.stream().anyMatch(line -> line.contains("Channels 0 of 41"))
                    && lines.get(ROWS - 2).matches(" filter: .*qcDxPR.*"));
    shell.type("C-u", "Enter");
    List<String> _ =
        shell
            .tmux()
            .await(lines ->
                lines.stream().anyMatch(line -> line.contains("Channels 41"))
                    && lines.stream().noneMatch(line -> line.startsWith(" filter: ")));
    shell.signal("HUP");
    List<String> _ = shell.assertLeft(130);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bash ./program --demo | standard input or output is not a terminal |  cat",
        "echo | standard input or output is not a terminal | bash ./program --demo",
        "bash ./program --demo <&- | standard input or output is not a terminal | cat >&2",
        "TERM=dumb bash ./program --demo | TERM is `dumb` |",
        "env -u TERM bash ./program --demo | TERM is not set |",
        "CI=1 bash ./program --demo | CI is set |",
      })
  void whereThereIsNoScreenThereIsOneSentence(String command, String sentence, String consumer)
      throws IOException {
    String pipe = consumer == null ? "" : " | " + consumer;

    shell.command("set -o pipefail; " + command + pipe + "; echo status $?");

    assertThat(shell.assertLeft(2))
        .anyMatch(line -> line.startsWith("fetch-links-tui: " + sentence));
    assertThat(shell.bytes()).doesNotContain("\u001b[?1049h");
  }

  @Test
  void aLocaleWithoutUnicodeGetsAscii() throws IOException {
    shell.begin("LC_ALL=C bash ./program --demo");
    List<String> screen = shell.awaitText("+ Astronomy Tonight");
    assertThat(String.join("", screen)).matches("\\p{ASCII}*");

    shell.type("?");
    assertThat(String.join("", shell.awaitText("Help: all keys"))).matches("\\p{ASCII}*");

    shell.signal("HUP");
    assertThat(String.join("", shell.assertLeft(130))).matches("\\p{ASCII}*");
  }

  @Test
  void noColourMeansNone() throws IOException {
    shell.begin("NO_COLOR=1 bash ./program --demo");
    List<String> _ = shell.awaitText("✚ Astronomy Tonight");

    String coloured = shell.tmux().run("capture-pane", "-e", "-p");

    assertThat(coloured).contains("\u001b[1m").doesNotContainPattern("\u001b\\[[0-9;]*[349][0-8]");
    shell.signal("HUP");
    List<String> _ = shell.assertLeft(130);
  }
}
