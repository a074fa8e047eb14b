package fetchlinks.ytdlp;

import fetchlinks.model.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running process of yt-dlp with its lines. Whatever happens it leaves no process behind: not
 * when it is killed, not when it ignores that, not when it has children.
 */
final class ChildProcess {

  /** Stands for the end of the output; no line holds a line feed. */
  private static final String END = "\n";

  /** Lines that may wait; more make the process wait, which costs it nothing. */
  private static final int WAITING_LINES = 512;

  private static final int ERROR_LINES = 50;

  /** A worker whose standard input is closed needs some 10 ms. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Process process;
  private final CompletableFuture<Integer> ended;
  private final OutputStream stdin;
  private final Processes processes;
  private final Duration mercy;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>(WAITING_LINES);
  private final Deque<String> errors = new ArrayDeque<>();

  /** From then on nobody reads the lines. */
  private volatile boolean abandoned;

  private ChildProcess(
      ProcessStarter.Started started,
      Processes processes,
      Optional<Path> privateFile,
      Duration mercy) {
    this.process = started.process();
    this.processes = processes;
    this.ended =
        started
            .ended()
            .whenComplete((_, _) -> {
              processes.remove(this);
              privateFile.ifPresent(ChildProcess::delete);
              offer(END);
            });
    this.stdin = started.stdin();
    this.mercy = mercy;
    processes.add(this);
    // Last, because a process has not ended before its output was read.
    started.read(this::offer, this::offerError);
  }

  /**
   * Starts it.
   *
   * @param privateFile deleted when the process has ended
   * @param mercy time between SIGTERM and SIGKILL
   */
  static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      Optional<Path> privateFile,
      Processes processes,
      Duration mercy)
      throws IOException, InterruptedException {
    try {
      return new ChildProcess(
          ProcessStarter.start(command, environment), processes, privateFile, mercy);
    } catch (IOException | InterruptedException e) {
      privateFile.ifPresent(ChildProcess::delete);
      throw e;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It lies in a folder of its owner's, who deletes that before the program ends.
    }
  }

  private void offer(String line) {
    try {
      while (!abandoned && !lines.offer(line, 100, TimeUnit.MILLISECONDS)) {
        // The reader of the lines is busy; so the process has to wait.
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void offerError(String line) {
    synchronized (errors) {
      if (errors.size() == ERROR_LINES) {
        errors.removeFirst();
      }
      errors.addLast(line.length() > 2_000 ? line.substring(0, 2_000) : line);
    }
  }

  /**
   * The next line of standard output, one that {@link #isEnd} after the last one, null when the
   * time is over.
   */
  @Nullable String nextLine(long nanos) throws InterruptedException {
    return lines.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  /** Whether this stands for the end of the output. */
  static boolean isEnd(String line) {
    return line.equals(END);
  }

  /** What is said on standard error from now on belongs to something new. */
  void forgetErrors() {
    synchronized (errors) {
      errors.clear();
    }
  }

  /** The last lines of standard error, not cleaned. */
  List<String> errorLines() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  /** The last thing it said on standard error, fit to be shown. */
  String lastWords() {
    List<String> said = errorLines().stream().filter(line -> !line.isBlank()).toList();
    List<String> last = said.subList(Math.max(0, said.size() - 3), said.size());
    return SafeText.of(Secrets.mask(String.join(" / ", last).strip()));
  }

  /** Writes a line to its standard input. */
  void send(String line) throws IOException {
    stdin.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    stdin.flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Exit status as a shell gives it; waits at most {@code nanos}, empty when it still runs. */
  Optional<Integer> exitStatus(long nanos) throws InterruptedException {
    try {
      return Optional.of(ended.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process is not known", e);
    }
  }

  /**
   * Tells it to end by closing its standard input, and kills it where it does not.
   *
   * @return done when the whole tree of processes is gone
   */
  CompletableFuture<Void> end() {
    abandon();
    List<ProcessHandle> tree = tree();
    return processes.reap(
        tree,
        () -> {
          closeInput();
          if (!Processes.allEnd(tree, GRACE)) {
            tree.forEach(ProcessHandle::destroy);
            forceAfterMercy(tree);
          }
          awaitEnd();
        });
  }

  /**
   * SIGTERM to it and all its descendants now, SIGKILL to those left after the time of mercy.
   *
   * @return done when the whole tree of processes is gone
   */
  CompletableFuture<Void> kill() {
    abandon();
    List<ProcessHandle> tree = tree();
    tree.forEach(ProcessHandle::destroy);
    return processes.reap(
        tree,
        () -> {
          closeInput();
          forceAfterMercy(tree);
          awaitEnd();
        });
  }

  /** Until what has to be done after its end is done. */
  private void awaitEnd() {
    try {
      ended.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // It will not end; nothing more can be done about it.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL to it and all its descendants. */
  void killNow() {
    abandon();
    tree().forEach(ProcessHandle::destroyForcibly);
  }

  private void abandon() {
    abandoned = true;
    lines.clear();
    // For somebody who waits for a line on another thread.
    var _ = lines.offer(END);
  }

  private void closeInput() {
    try {
      stdin.close();
    } catch (IOException _) {
      // It does not read any more, which is what was wanted.
    }
  }

  /** Must be asked before anything is killed: orphans are nobody's descendants. */
  private List<ProcessHandle> tree() {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      return Stream.concat(descendants, Stream.of(process.toHandle())).toList();
    }
  }

  private void forceAfterMercy(List<ProcessHandle> tree) {
    if (!Processes.allEnd(tree, mercy)) {
      // What it has started since it was told to end would live on, and hold its pipes open.
      tree().forEach(ProcessHandle::destroyForcibly);
      tree.forEach(ProcessHandle::destroyForcibly);
      var _ = Processes.allEnd(tree, GRACE);
    }
  }
}
