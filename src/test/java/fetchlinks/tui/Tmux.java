package fetchlinks.tui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A real terminal emulator with one window, on a server of its own. */
public final class Tmux implements AutoCloseable {

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** A server that was told to end still answers for a moment, so each one has its own name. */
  private static final AtomicInteger SERVERS = new AtomicInteger();

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String socket =
      "fetch-links-" + ProcessHandle.current().pid() + "-" + SERVERS.incrementAndGet();

  private Tmux() {}

  /** Starts a shell command in a window; skips the test where there is no tmux. */
  public static Tmux start(int columns, int rows, String command) throws IOException {
    assumeTrue(isThere(), "tmux is not installed");
    Tmux tmux = new Tmux();
    String _ =
        tmux.run(
            "new-session",
            "-d",
            "-x",
            String.valueOf(columns),
            "-y",
            String.valueOf(rows),
            command);
    return tmux;
  }

  private static boolean isThere() {
    try {
      return Waiting.on(new ProcessBuilder("tmux", "-V").start()::waitFor) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  public String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", socket, "-f", "/dev/null", "-u"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("TMUX");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (Waiting.on(process::waitFor) != 0) {
      throw new IOException("`" + String.join(" ", command) + "` failed: " + output);
    }
    return output;
  }

  public void type(String... keys) throws IOException {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    String _ = run(command.toArray(String[]::new));
  }

  /** What a person sees, without blanks at the ends of the lines. */
  public List<String> screen() throws IOException {
    return run("capture-pane", "-p").lines().map(String::stripTrailing).toList();
  }

  /** Something tmux knows of the pane, such as {@code alternate_on}. */
  public String flag(String name) throws IOException {
    return run("display-message", "-p", "#{" + name + "}").strip();
  }

  /** Waits until the screen is as wanted, generously. */
  public List<String> await(Predicate<List<String>> wanted) throws IOException {
    long start = System.nanoTime();
    List<String> screen = screen();
    while (!wanted.test(screen)) {
      if (System.nanoTime() - start > LIMIT_NANOS || Thread.currentThread().isInterrupted()) {
        throw new AssertionError("waited in vain; the screen is\n" + String.join("\n", screen));
      }
      LockSupport.parkNanos(POLL_NANOS);
      screen = screen();
    }
    return screen;
  }

  public List<String> awaitText(String text) throws IOException {
    return await(screen -> screen.stream().anyMatch(line -> line.contains(text)));
  }

  @Override
  public void close() throws IOException {
    String path = flag("socket_path");
    String _ = run("kill-server");
    Files.deleteIfExists(Path.of(path));
  }
}
