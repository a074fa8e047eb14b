package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The program in a JVM of its own, where signals, limits and sudden death can be tried. */
final class Child implements AutoCloseable {

  /** Reading what a process says cannot be interrupted: one that hangs is ended instead. */
  private static final Duration LIMIT = Duration.ofSeconds(100);

  /** In a mask of signals. */
  private static final long HUP_AND_INT = 0b11;

  private final Process process;
  private final BufferedReader output;
  private final Path errors;
  private final StringBuilder read = new StringBuilder();

  private Child(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** Runs the program with these options on the bench's configuration. */
  static Child start(Bench bench, String... options) throws IOException {
    List<String> command = java(bench);
    command.addAll(List.of(options));
    command.add(bench.config().toString());
    return start(bench, command, Map.of());
  }

  /** Runs a command that may have {@link #java} in it. */
  static Child start(Bench bench, List<String> command, Map<String, String> environment)
      throws IOException {
    Path errors = Files.createTempFile(bench.root(), "stderr", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("XDG_STATE_HOME", bench.root().resolve("state").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return new Child(process, errors);
  }

  /** The command that starts the program, for options to be added. */
  static List<String> java(Bench bench) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + bench.root(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
  }

  /** Sends a signal: {@code INT}, {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    if (!signalLate(name)) {
      throw new IOException("SIG" + name + " could not be sent");
    }
  }

  /** Sends a signal; false where the program may have ended by itself meanwhile. */
  boolean signalLate(String name) throws IOException, InterruptedException {
    String command = "kill -" + name + " " + process.pid();
    return new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start().waitFor() == 0;
  }

  /** Reads events up to the first of this kind; fails where there is none. */
  JsonObject await(Predicate<JsonObject> kind) throws IOException {
    for (String line = next(); line != null; line = next()) {
      JsonObject event = JsonParser.parseString(line).getAsJsonObject();
      if (kind.test(event)) {
        return event;
      }
    }
    throw new AssertionError("it ended before that, having said:\n" + read + said());
  }

  /** Reads up to the change of the run to this state. */
  void awaitState(String state) throws IOException {
    await(event -> event.has("state") && event.get("state").getAsString().equals(state));
  }

  /** Reads at most so many lines, fewer where it ends. */
  void read(int lines) throws IOException {
    for (int i = 0; i < lines && next() != null; i++) {
      // The number is all that matters.
    }
  }

  private @Nullable String next() throws IOException {
    String line = output.readLine();
    if (line != null) {
      read.append(line).append('\n');
    }
    return line;
  }

  private String said() throws IOException {
    return Files.readString(errors);
  }

  /** Waits for its end. */
  Outcome end() throws IOException, InterruptedException {
    read(Integer.MAX_VALUE);
    return new Outcome(process.waitFor(), read.toString(), said());
  }

  /** Sends a signal over and over until it ends, for those in flight together count as one. */
  void signalToTheEnd(String name) throws IOException, InterruptedException {
    do {
      boolean _ = signalLate(name);
    } while (!process.waitFor(20, TimeUnit.MILLISECONDS));
  }

  /** What it has started, and what that has started. */
  List<Long> descendants() {
    return process.descendants().map(ProcessHandle::pid).toList();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Waits until none of these processes runs any more. */
  static void awaitDeath(List<Long> pids) {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (long pid : pids) {
      while (isRunning(pid)) {
        assertThat(System.nanoTime() - end).as("process %d lives on", pid).isNegative();
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Where nobody reaps orphans, a dead one stays listed. */
  private static boolean isRunning(long pid) {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return !Files.readString(stat).matches("(?s)\\d+ \\(.*\\) Z .*");
    } catch (IOException _) {
      return !Files.exists(Path.of("/proc/self")); // It has gone just now, or nobody can tell.
    }
  }

  /**
   * Whether what we start inherits that Ctrl-C or a lost terminal is ignored, as it is with
   * background jobs of a shell and with {@code nohup}.
   */
  static boolean ignoresSignals() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & HUP_AND_INT) != 0);
  }
}
