package fetchlinks.ytdlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;

/** Starts processes with commons-exec and gets at what that library keeps to itself. */
final class ProcessStarter {

  private ProcessStarter() {}

  /**
   * A process that was started, and its end.
   *
   * @param ended exit status, once all of its output was read
   */
  record Started(Process process, CompletableFuture<Integer> ended, Streams streams) {

    OutputStream stdin() {
      return streams.stdin();
    }

    /** Reads both outputs on threads of their own. */
    void read(Consumer<String> out, Consumer<String> err) {
      streams.read(process.pid(), out, err);
    }
  }

  static Started start(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    CommandLine line = new CommandLine(command.getFirst());
    // Without quoting: the library refuses arguments with both kinds of quotes otherwise.
    command.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
    Streams streams = new Streams();
    Executor executor = new Executor(streams);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread.ofVirtual().name("yt-dlp").start(() -> executor.run(line, environment, ended));
    try {
      Process process = executor.launched.get();
      streams.opened.await();
      return new Started(process, ended, streams);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      var _ = executor.launched.thenAccept(Process::destroyForcibly);
      streams.abandon();
      throw e;
    }
  }

  /** Runs one process to its end. */
  private static final class Executor extends DefaultExecutor {

    private final CompletableFuture<Process> launched = new CompletableFuture<>();

    // The library's builder can't build a subclass.
    @SuppressWarnings("deprecation")
    Executor(ExecuteStreamHandler streams) {
      setStreamHandler(streams);
      setExitValues(null);
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path folder)
        throws IOException {
      Process process = super.launch(command, environment, folder);
      launched.complete(process);
      return process;
    }

    private void run(
        CommandLine line, Map<String, String> environment, CompletableFuture<Integer> ended) {
      try {
        ended.complete(execute(line, environment));
      } catch (IOException | RuntimeException e) {
        launched.completeExceptionally(e);
        ended.complete(-1);
      }
    }
  }

  /**
   * Hands over the raw streams. The library's own handler never flushes what is written to the
   * process.
   */
  static final class Streams implements ExecuteStreamHandler {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch outRead = new CountDownLatch(1);
    private final CountDownLatch errRead = new CountDownLatch(1);
    private final CompletableFuture<OutputStream> stdin = new CompletableFuture<>();
    private final CompletableFuture<Lines> stdout = new CompletableFuture<>();
    private final CompletableFuture<Lines> stderr = new CompletableFuture<>();

    OutputStream stdin() {
      return stdin.join();
    }

    void read(long pid, Consumer<String> out, Consumer<String> err) {
      read("yt-dlp " + pid + " out", stdout, out, outRead);
      read("yt-dlp " + pid + " err", stderr, err, errRead);
    }

    private static void read(
        String name, CompletableFuture<Lines> lines, Consumer<String> sink, CountDownLatch read) {
      // A platform thread: reading a pipe would hold a carrier of the virtual ones.
      Thread.ofPlatform()
          .daemon()
          .name(name)
          .start(() -> {
            try {
              lines.join().forEach(sink);
            } finally {
              read.countDown();
            }
          });
    }

    private void abandon() {
      outRead.countDown();
      errRead.countDown();
    }

    @Override
    public void setProcessInputStream(OutputStream stream) {
      stdin.complete(stream);
    }

    @Override
    public void setProcessOutputStream(InputStream stream) {
      stdout.complete(new Lines(stream));
    }

    @Override
    public void setProcessErrorStream(InputStream stream) {
      stderr.complete(new Lines(stream));
    }

    @Override
    public void start() {
      opened.countDown();
    }

    /**
     * The process has ended and the library will close its streams next: lets everything be read
     * before. A child of the process may hold a pipe open without ever writing to it; once a reader
     * does nothing but wait there is nothing left of the process itself.
     */
    @Override
    public void stop() throws IOException {
      try {
        awaitReader(stdout.join(), outRead);
        awaitReader(stderr.join(), errRead);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the output of yt-dlp was read", e);
      }
    }

    private static void awaitReader(Lines lines, CountDownLatch read) throws InterruptedException {
      long before = -1;
      while (!read.await(250, TimeUnit.MILLISECONDS)) {
        long now = lines.waitingAfter();
        if (now >= 0 && now == before) {
          return;
        }
        before = now;
      }
    }
  }
}
