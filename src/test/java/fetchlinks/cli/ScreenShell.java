package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.tui.Tmux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shell with job control in a terminal of its own, for the full-screen program to be started
 * from. What the program sends is recorded, and what it asks the desktop to open is written down.
 */
final class ScreenShell implements AutoCloseable {

  /** What a terminal would answer, were it asked. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "\u001b\\[[>=?]?[0-9;]*[cn]|\u001b\\[[0-9;?]*\\$p|\u001b\\][0-9;]+;\\?|\u001b\\[1[4-9]t");

  private final Path folder;
  private final Tmux tmux;
  private int restorations;

  private ScreenShell(Path folder, Tmux tmux) {
    this.folder = folder;
    this.tmux = tmux;
  }

  /** Skips the test where there is no tmux. */
  static ScreenShell open(Path folder, int columns, int rows) throws IOException {
    Path home = folder.toRealPath();
    writeScripts(home);
    Tmux tmux = Tmux.start(columns, rows, "PS1='$ ' exec bash --norc --noprofile -i");
    ScreenShell shell = new ScreenShell(home, tmux);
    shell.prepare();
    return shell;
  }

  private static void writeScripts(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        folder.resolve("program"),
        "exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData".formatted(java)
            + " -Djava.io.tmpdir='%s' -Dfetchlinks.frontend=tui".formatted(folder)
            + " -cp \"$CLASSES_BEFORE%s\" %s \"$@\"%n"
                .formatted(System.getProperty("java.class.path"), Main.class.getName()));
    script(folder.resolve("xdg-open"), "echo \"$1\" >> '" + folder + "/opened'");
  }

  /** Writes a program for the shell. */
  static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void prepare() throws IOException {
    String _ = tmux.run("pipe-pane", "-o", "cat > '" + folder + "/bytes'");
    command(
        "bind 'set enable-bracketed-paste off'; cd '%s'; unset NO_COLOR CI CLASSES_BEFORE"
                .formatted(folder)
            + "; export XDG_STATE_HOME=$PWD XDG_CONFIG_HOME=$PWD XDG_CACHE_HOME=$PWD"
            + " PATH=\"$PWD:$PATH\" VISUAL=$PWD/editor LC_ALL=C.UTF-8"
            + "; stty -g > before; echo $$ > shell; clear; echo the shell is ready");
    List<String> _ = awaitLine("the shell is ready");
  }

  /** What tests need of the terminal itself. */
  Tmux tmux() {
    return tmux;
  }

  /** Types a line. */
  void command(String line) throws IOException {
    tmux.type(line, "Enter");
  }

  /** Starts the demonstration and waits until it is on the screen. */
  void start(String options) throws IOException {
    begin("bash ./program --demo " + options);
  }

  /** Runs a command that shows the program, and waits until its run has begun. */
  void begin(String line) throws IOException {
    command(line + "; echo status $?");
    List<String> _ =
        tmux.await(screen -> isTable(screen) && !screen.getFirst().contains("STARTING"));
  }

  /**
   * Starts a run that lasts until its site is released, however slow this machine is: of channels
   * whose site answers nobody, two at a time.
   */
  void startHeld(FeedSite site, int channels) throws IOException, InterruptedException {
    site.hold();
    Bench bench = Bench.in(folder.resolve("bench"));
    for (int i = 0; i < channels; i++) {
      String name = "h" + i;
      bench.channel(name, site.publish(name, name + "-1").link(name));
    }
    begin("bash ./program -w 2 '" + bench.config() + "'");
    site.arrived.acquire(2);
  }

  static boolean isTable(List<String> screen) {
    return screen.getFirst().startsWith(" fetch-links ")
        && screen.stream().anyMatch(line -> line.contains("Channels "));
  }

  void type(String... keys) throws IOException {
    tmux.type(keys);
  }

  /** Waits until this is somewhere on the screen. */
  List<String> awaitText(String text) throws IOException {
    return tmux.awaitText(text);
  }

  /** Waits until this is somewhere on the screen and that in its first line, both at once. */
  List<String> awaitText(String text, String header) throws IOException {
    return tmux.await(screen ->
        screen.getFirst().contains(header)
            && screen.stream().anyMatch(line -> line.contains(text)));
  }

  /** Waits until this is all of a line. */
  List<String> awaitLine(String text) throws IOException {
    return tmux.await(screen -> screen.contains(text));
  }

  /** Repeats a key until the screen is as wanted, for what heeds no key that comes too early. */
  List<String> typeUntil(String key, Predicate<List<String>> wanted) throws IOException {
    return tmux.await(screen -> {
      if (wanted.test(screen)) {
        return true;
      }
      return holds(() -> {
        tmux.type(key);
        return false;
      });
    });
  }

  /** Leaves a run that goes on, cancelling it. */
  void quitCancelling() throws IOException {
    type("q");
    List<String> _ = awaitText("Stop fetching?");
    // Its answers are heeded as soon as its cursor is. More of those do no harm, unlike answers.
    List<String> _ =
        typeUntil(
            "Down", screen -> screen.stream().anyMatch(line -> line.matches(".*> +(c|Esc)  .*")));
    type("c");
  }

  /** Something that comes true outside of the screen. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until something is so that is not on the screen. */
  void awaitThat(Condition condition) throws IOException {
    List<String> _ = tmux.await(_ -> holds(condition));
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void resize(int columns, int rows) throws IOException {
    String _ = tmux.run("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Sends a signal to the program. */
  void signal(String name) throws IOException {
    run("kill", "-" + name, String.valueOf(program().pid()));
  }

  /** Sends SIGTERM to the program, which may have ended by itself meanwhile. */
  void terminateLate() throws IOException {
    boolean _ = children().findFirst().map(ProcessHandle::destroy).orElse(false);
  }

  /** The program itself, without what it has started. */
  ProcessHandle program() throws IOException {
    return children().findFirst().orElseThrow();
  }

  /** Runs something that has to succeed. */
  static void run(String... command) throws IOException {
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      assertThat(status).as(String.join(" ", command)).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Stream<ProcessHandle> children() throws IOException {
    long shell = Long.parseLong(Files.readString(folder.resolve("shell")).strip());
    return ProcessHandle.of(shell).stream().flatMap(ProcessHandle::descendants);
  }

  /** Everything the terminal got so far. */
  String bytes() throws IOException {
    return Files.readString(folder.resolve("bytes"), StandardCharsets.UTF_8);
  }

  /**
   * The program has ended with this status, nothing runs on, and the terminal is as it was before.
   *
   * @return the screen as the person finds it
   */
  List<String> assertLeft(int status) throws IOException {
    // A last Ctrl-C may be echoed.
    List<String> screen =
        tmux.await(
            lines -> lines.stream().anyMatch(line -> line.matches("(\\^C)?status " + status)));
    assertThat(children()).isEmpty();
    assertRestored();
    return screen;
  }

  /** The terminal is as it was before the program was started. */
  void assertRestored() throws IOException {
    assertThat(tmux.flag("alternate_on")).isEqualTo("0");
    assertThat(tmux.flag("cursor_flag")).isEqualTo("1");
    assertThat(tmux.flag("mouse_any_flag")).isEqualTo("0");
    assertThat(tmux.flag("wrap_flag")).isEqualTo("1");
    // The words of the last time may still be there.
    String over = "it is over " + ++restorations;
    command("stty -g > after; echo " + over);
    List<String> _ = awaitLine(over);
    assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    // The record is written by another process and may be a little behind.
    awaitThat(() -> bytes().endsWith(over + "\r\n$ "));
    String bytes = bytes();
    for (String mode : List.of("?1000", "?1004", "?1006", "?2004", "?2026")) {
      assertThat(bytes.lastIndexOf("\u001b[" + mode + "h"))
          .as("terminal mode " + mode)
          .isLessThan(Math.max(0, bytes.lastIndexOf("\u001b[" + mode + "l")));
    }
    assertThat(QUESTION.matcher(bytes).results().map(found -> found.group().substring(1)))
        .as("questions to the terminal")
        .isEmpty();
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> running = children().toList();
    tmux.close();
    // It hears that the terminal is gone, and then still writes into the folder.
    running.forEach(process -> process.onExit().join());
  }
}
