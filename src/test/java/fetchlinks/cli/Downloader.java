package fetchlinks.cli;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Does what a downloader does beside a run: globs, reads, unlinks, now and then. */
final class Downloader implements AutoCloseable {

  private final Bench bench;
  private final SplittableRandom random;
  private final List<String> consumed = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Thread thread;
  private volatile boolean ended;

  Downloader(Bench bench, long seed) {
    this.bench = bench;
    this.random = new SplittableRandom(seed);
    this.thread = Thread.ofPlatform().start(this::work);
  }

  private void work() {
    while (!ended) {
      consume(0.2);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private synchronized void consume(double share) {
    try {
      for (String name : bench.links()) {
        if (random.nextDouble() < share) {
          consume(bench.queue().resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void consume(Path link) throws IOException {
    String text = Files.readString(link);
    try {
      consumed.add(JsonParser.parseString(text).getAsJsonObject().get("id").getAsString());
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      unreadable.add(link + ": " + e + ": " + text);
    }
    Files.delete(link);
  }

  /** All ids that were ever queued, sorted, as often as they were; what is there is consumed. */
  synchronized List<String> everything() {
    consume(1);
    if (!unreadable.isEmpty()) {
      throw new AssertionError(unreadable.toString());
    }
    return consumed.stream().sorted().toList();
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
