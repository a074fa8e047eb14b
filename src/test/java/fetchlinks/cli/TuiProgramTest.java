package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.tui.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole full-screen program with the demonstration, in a terminal, below a shell. */
@Timeout(120)
class TuiProgramTest {

  /** Every key of the help that neither ends the program nor calls another one. */
  private static final List<String> KEYS =
      List.of(
          ("p p x u r Y y B B P P + - = Space v j v U * U j Down k Up Left Right PageDown PageUp C-d"
                  + " C-u g Home G End { } Tab BTab 1 2 3 Escape 2 s F6 > < S H H z z l l f f w w L L L"
                  + " L C-s m m t t C-l Enter [ ] c Escape W Left Right Enter Escape W F3 Escape"
                  + " F4 Escape n N ? Escape F1 Escape : Escape R u")
              .split(" ", -1));

  @TempDir Path folder;
  private Tmux tmux;

  @BeforeEach
  void startShell() throws IOException {
    tmux = Tmux.start(100, 30, "PS1='$ ' exec bash --norc --noprofile -i");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        folder.resolve("program"),
        "export VISUAL=true XDG_STATE_HOME='%s' XDG_CONFIG_HOME='%s' XDG_CACHE_HOME='%s'%n"
                .formatted(folder, folder, folder)
            + "exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData".formatted(java)
            + " -Djava.io.tmpdir='%s' -Dfetchlinks.frontend=tui -cp '%s' %s --demo \"$@\"%n"
                .formatted(folder, System.getProperty("java.class.path"), Main.class.getName()));
    tmux.type(
        "cd '" + folder + "'; unset NO_COLOR; stty -g > before; echo $$ > shell; clear; echo ready",
        "Enter");
    List<String> _ = tmux.awaitText("ready");
  }

  @AfterEach
  void stopShell() throws IOException {
    if (tmux != null) {
      List<ProcessHandle> running = children().toList();
      tmux.close();
      // It hears that the terminal is gone, and then still writes into the folder.
      running.forEach(process -> process.onExit().join());
    }
  }

  @Test
  void aRunToItsEndIsSummedUpOnTheNormalScreen() throws IOException {
    start("-w 40 --only 'b*'");
    List<String> done = tmux.awaitText("DONE");
    assertThat(done).first().asString().contains("all channels are checked");
    assertThat(tmux.flag("alternate_on")).isEqualTo("1");

    tmux.type("q");

    assertThat(assertLeft()).anyMatch(line -> line.contains("status 0"));
  }

  @Test
  void whatFailedIsInTheExitStatus() throws IOException {
    start("--only typing-error");
    List<String> _ = tmux.awaitText("DONE");

    tmux.type("q");

    assertThat(assertLeft())
        .anyMatch(line -> line.contains("status 1"))
        .anyMatch(line -> line.contains("correct the channel file"))
        .noneMatch(line -> line.contains("--failed"));
  }

  @Test
  void ctrlCTwiceEndsWhatRuns() throws IOException {
    start("");
    tmux.type("C-c");
    awaitDraining();

    tmux.type("C-c");

    assertThat(assertLeft()).anyMatch(line -> line.contains("status 130"));
  }

  @Test
  void aSignalTwiceIsLikeCtrlC() throws IOException {
    start("");
    signal("TERM");
    awaitDraining();

    signal("TERM");

    assertThat(assertLeft()).anyMatch(line -> line.contains("status 130"));
  }

  @Test
  void aTerminalThatHangsUpEndsTheRunAtOnce() throws IOException {
    start("");

    signal("HUP");

    assertThat(assertLeft()).anyMatch(line -> line.contains("status 130"));
  }

  @Test
  void anySizeHasAPictureThatFillsIt() throws IOException {
    start("");
    for (int[] size : new int[][] {{200, 50}, {40, 12}, {20, 4}, {80, 24}}) {
      String _ =
          tmux.run("resize-window", "-x", String.valueOf(size[0]), "-y", String.valueOf(size[1]));
      List<String> screen =
          tmux.await(lines ->
              lines.size() == size[1]
                  && lines.stream().limit(2).anyMatch(line -> line.contains("/41 ")));
      assertThat(screen).allMatch(line -> line.length() <= size[0]);
    }
  }

  @Test
  void everyKeyCanBePressedWhileChannelsAreChecked() throws IOException {
    start("-w 2");
    for (String key : KEYS) {
      tmux.type(key);
      if (key.equals("Escape")) {
        // The next key would make it an Alt-key. Whatever can be left names the key below.
        List<String> _ =
            tmux.await(screen ->
                screen.subList(screen.size() - 2, screen.size()).stream()
                    .noneMatch(line -> line.contains("Esc")));
      }
    }
    tmux.type("?");
    List<String> _ = tmux.awaitText("Help: all keys");
    tmux.type("Escape");
    List<String> _ = tmux.await(TuiProgramTest::isTable);

    signal("HUP");

    assertThat(assertLeft())
        .anyMatch(line -> line.contains("status 130"))
        .noneMatch(line -> line.contains("unexpected"));
  }

  @Test
  void pastedTextIsNoCommand() throws IOException {
    start("");
    Path text = Files.writeString(folder.resolve("text"), "qcDxPR\n".repeat(3_000));
    String _ = tmux.run("load-buffer", text.toString());

    String _ = tmux.run("paste-buffer", "-p");

    tmux.type("?");
    List<String> screen = tmux.awaitText("Help: all keys");
    assertThat(screen).first().asString().contains("RUNNING");
  }

  @Test
  void withoutATerminalThereIsOneSentence() throws IOException {
    tmux.type("bash ./program | cat; echo status ${PIPESTATUS[0]}", "Enter");
    assertThat(tmux.awaitText("status 2"))
        .anyMatch(line -> line.contains("fetch-links-tui: standard input or output is not a term"));

    tmux.type("clear; TERM=dumb bash ./program; echo dumb status $?", "Enter");

    assertThat(tmux.awaitText("dumb status 2"))
        .anyMatch(line -> line.contains("fetch-links-tui: TERM is `dumb`"));
  }

  private void start(String options) throws IOException {
    tmux.type("bash ./program " + options + "; echo status $?", "Enter");
    List<String> _ = tmux.await(TuiProgramTest::isTable);
  }

  /** Until the next interrupt counts as another one: two at once are one. */
  private void awaitDraining() throws IOException {
    List<String> _ = tmux.awaitText("DRAINING");
    for (int i = 0; i < 2; i++) {
      String before = clock(tmux.screen());
      List<String> _ = tmux.await(screen -> !clock(screen).equals(before));
    }
  }

  private static String clock(List<String> screen) {
    return screen.getFirst().replaceFirst(".*?(\\d\\d:\\d\\d).*", "$1");
  }

  private static boolean isTable(List<String> screen) {
    return screen.getFirst().startsWith(" fetch-links ")
        && screen.stream().anyMatch(line -> line.contains("Channels "));
  }

  private void signal(String name) throws IOException {
    long program = children().findFirst().orElseThrow().pid();
    int _ = await(new ProcessBuilder("kill", "-" + name, String.valueOf(program)).start());
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Stream<ProcessHandle> children() throws IOException {
    long shell = Long.parseLong(Files.readString(folder.resolve("shell")).strip());
    return ProcessHandle.of(shell).stream().flatMap(ProcessHandle::descendants);
  }

  /** The terminal is as it was before, nothing runs on; the screen as the person finds it. */
  private List<String> assertLeft() throws IOException {
    List<String> screen =
        tmux.await(lines -> lines.stream().anyMatch(line -> line.matches("status \\d+")));
    assertThat(screen).anyMatch(line -> line.startsWith("fetch-links: "));
    assertThat(tmux.flag("alternate_on")).isEqualTo("0");
    assertThat(tmux.flag("cursor_flag")).isEqualTo("1");
    assertThat(tmux.flag("mouse_any_flag")).isEqualTo("0");
    assertThat(tmux.flag("wrap_flag")).isEqualTo("1");
    assertThat(children()).isEmpty();
    tmux.type("stty -g > after; echo it is over", "Enter");
    List<String> _ =
        tmux.await(lines -> lines.stream().anyMatch(line -> line.equals("it is over")));
    assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    return screen;
  }
}
