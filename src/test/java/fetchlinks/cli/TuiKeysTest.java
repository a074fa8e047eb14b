package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.tui.ActionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every key of the help, pressed in the real program. */
@Timeout(300)
class TuiKeysTest {

  /** Actions that have a test of their own. */
  private static final List<String> ALONE =
      List.of(
          "pause-all",
          "address",
          "open-link",
          "edit",
          "redraw",
          "suspend",
          "drain",
          "interrupt",
          "quit");

  private final Map<String, List<String>> keys = ActionTable.keys();
  @TempDir Path folder;
  private ScreenShell shell;

  @BeforeEach
  void startShell() throws IOException {
    shell = ScreenShell.open(folder, 120, 40);
    ScreenShell.script(
        shell.file("editor"),
        """
        trap 'echo not interrupted' INT
        echo "EDITOR of $(basename "$1")"
        until read -r line; do :; done
        echo "# $line" >> "$1"; cp "$1" edited
        """);
  }

  @AfterEach
  void closeShell() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  @Test
  void everyActionIsPressedHere() {
    List<String> pressed = new ArrayList<>(ALONE);
    pressed.addAll(KeyLessons.all().keySet());

    assertThat(pressed).containsExactlyInAnyOrderElementsOf(keys.keySet());
  }

  @Test
  void everyKeyDoesWhatTheHelpSays() throws IOException {
    startAndPause();

    for (Map.Entry<String, KeyLessons.Lesson> lesson : KeyLessons.all().entrySet()) {
      for (List<String> key : keysOf(lesson.getKey())) {
        tryOut(lesson.getKey(), key, lesson.getValue());
      }
    }

    shell.quitCancelling();
    assertThat(shell.assertLeft(1)).noneMatch(line -> line.contains("unexpected"));
  }

  /** The keys of an action; one without keys is called by its name. */
  private List<List<String>> keysOf(String action) {
    List<List<String>> all = keys.getOrDefault(action, List.of()).stream().map(List::of).toList();
    return all.isEmpty() ? List.of(List.of(":", action, "Enter")) : all;
  }

  private void tryOut(String action, List<String> key, KeyLessons.Lesson lesson)
      throws IOException {
    try {
      press(lesson.before());
      List<String> _ = shell.tmux().await(lesson.seen().negate());
      press(key);
      List<String> _ = shell.tmux().await(lesson.seen());
      press(lesson.after());
      if (lesson.after().contains("Escape")) {
        // The next key would make it an Alt-key, so it has to be seen to have done something.
        List<String> _ = shell.tmux().await(lesson.seen().negate());
      }
    } catch (AssertionError e) {
      throw new AssertionError(action + " by " + key + ": " + e.getMessage(), e);
    }
  }

  /** Nothing moves any more, so that any change is a key's. */
  private void startAndPause() throws IOException {
    // Without those whose waiting time is counted down on the screen.
    shell.start("-w 3 --only '[!b]*'");
    List<String> _ = awaitRow("✚ ");
    for (String key : keys.getOrDefault("pause-all", List.of())) {
      shell.type(key);
      List<String> _ = shell.awaitText("‖ PAUSED");
    }
    List<String> _ = shell.awaitText("── Workers 0 of 3 ");
  }

  private List<String> awaitRow(String glyph) throws IOException {
    return shell
        .tmux()
        .await(screen -> screen.stream().anyMatch(line -> line.startsWith(glyph, 2)));
  }

  private void press(Collection<String> typed) throws IOException {
    for (String key : typed) {
      shell.type(key);
    }
  }

  @Test
  void whatTheDesktopHasToOpenIsHandedToIt() throws IOException {
    startAndPause();
    press(List.of("/", "new>0", "Enter", "g"));
    List<String> _ =
        shell.tmux().await(screen -> screen.stream().anyMatch(line -> line.startsWith("▌ ✚")));

    press(keys.getOrDefault("address", List.of()));

    awaitOpened("http://127\\.0\\.0\\.1:\\d+/\\S+");
    press(List.of("Enter"));
    List<String> _ = shell.awaitText("━━ Channel ");
    press(keys.getOrDefault("open-link", List.of()));
    awaitOpened("/\\S+\\.link");
  }

  private void awaitOpened(String pattern) throws IOException {
    Path opened = shell.file("opened");
    shell.awaitThat(() ->
        Files.exists(opened)
            && Files.readAllLines(opened).stream().anyMatch(line -> line.matches(pattern)));
  }

  @Test
  void theEditorHasTheTerminalToItselfAndThenTheScreenIsBack() throws IOException {
    startAndPause();
    press(List.of("/", "name:urban", "Enter", "g"));

    press(keys.getOrDefault("edit", List.of()));

    List<String> _ = shell.awaitText("EDITOR of urban-bees.toml");
    assertThat(shell.tmux().flag("alternate_on")).isEqualTo("0");
    shell.type("edited by hand", "Enter");
    List<String> _ = shell.awaitText("urban-bees.toml is read again with the next check");
    assertThat(shell.file("edited")).content().contains("\n# edited by hand\n");
    shell.type("?");
    List<String> _ = shell.awaitText("Help: all keys");
  }

  @Test
  void whatInterruptsAnEditorDoesNotInterruptTheRun() throws IOException {
    startAndPause();
    press(List.of("/", "name:urban", "Enter", "g", "e"));
    List<String> _ = shell.awaitText("EDITOR of urban-bees.toml");

    shell.type("C-c");
    List<String> _ = shell.awaitText("not interrupted");
    shell.type("Enter");

    List<String> _ = shell.awaitText("is read again with the next check", "‖ PAUSED");
  }

  @Test
  void anEditorCanBeSuspendedWithTheProgram() throws IOException {
    startAndPause();
    press(List.of("/", "name:urban", "Enter", "g", "e"));
    List<String> _ = shell.awaitText("EDITOR of urban-bees.toml");

    shell.type("C-z");
    List<String> _ = shell.awaitText("Stopped");
    shell.command("fg");
    List<String> _ = shell.awaitLine("bash ./program --demo -w 3 --only '[!b]*'");
    shell.type("after a while", "Enter");

    List<String> _ = shell.awaitText("is read again with the next check");
    assertThat(shell.file("edited")).content().contains("\n# after a while\n");
  }

  @Test
  void redrawingRemovesWhatSomethingElseWroteOnTheScreen() throws IOException {
    startAndPause();
    for (String key : keys.getOrDefault("redraw", List.of())) {
      Files.writeString(Path.of(shell.tmux().flag("pane_tty")), "\u001b[7;7Hrubbish");
      List<String> spoilt = shell.awaitText("rubbish");

      shell.type(key);

      List<String> screen =
          shell.tmux().await(lines -> lines.stream().noneMatch(line -> line.contains("rubbish")));
      assertThat(screen).hasSameSizeAs(spoilt);
    }
  }

  @Test
  void suspendingGivesTheTerminalBackAndFgFillsItsNewSize() throws IOException {
    startAndPause();
    for (String key : keys.getOrDefault("suspend", List.of())) {
      shell.type(key);
      List<String> _ = shell.awaitText("Stopped");
      shell.assertRestored();
      shell.resize(90, 30);

      shell.command("fg; echo status $?");

      List<String> _ = shell.tmux().await(lines -> isPausedTableOf(lines, 30, 90));
      assertThat(shell.tmux().flag("alternate_on")).isEqualTo("1");
    }
    shell.quitCancelling();
    List<String> _ = shell.assertLeft(1);
  }

  private static boolean isPausedTableOf(List<String> screen, int rows, int columns) {
    return screen.size() == rows
        && screen.getFirst().matches(" fetch-links .*‖ PAUSED.*")
        && screen.stream().allMatch(line -> line.length() <= columns)
        && screen.stream().anyMatch(line -> line.contains("━━ Channels "));
  }

  @Test
  void drainingEndsTheProgramWhenWhatRunsIsThrough() throws IOException {
    shell.start("-w 3");

    press(keys.getOrDefault("drain", List.of()));

    assertThat(shell.assertLeft(1)).anyMatch(line -> line.contains("cancelled"));
  }

  @Test
  void quittingAsksWhileWorkRunsAndNotAfterwards() throws Exception {
    try (FeedSite site = new FeedSite()) {
      shell.startHeld(site, 2);
      for (String key : keys.getOrDefault("quit", List.of())) {
        shell.type(key);
        List<String> _ = shell.awaitText("Stop fetching?");
        shell.type("Escape");
        List<String> _ =
            shell
                .tmux()
                .await(
                    screen -> screen.stream().noneMatch(line -> line.contains("Stop fetching?")));
      }
      site.release();
      List<String> _ = shell.awaitText("DONE");

      shell.type("F10");

      List<String> _ = shell.assertLeft(0);
    }
  }

  @Test
  void quittingByCancellingLeavesNothingBehind() throws IOException {
    shell.start("");

    shell.quitCancelling();

    assertThat(shell.assertLeft(1)).anyMatch(line -> line.contains("cancelled"));
  }
}
