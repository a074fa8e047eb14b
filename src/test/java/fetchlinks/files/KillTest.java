package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import fetchlinks.model.ChannelId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of processes work on the same channels and are killed while a downloader consumes. */
@Timeout(300)
class KillTest {

  private static final int ROUNDS = 15;

  /** About as long as one step takes. */
  private static final long STEP_NANOS = 50_000_000;

  @TempDir Path root;

  @Test
  void whereverProcessesAreKilledEachVideoIsQueuedExactlyOnce()
      throws IOException, InterruptedException, Exception {
    Sandbox sandbox = Sandbox.in(root);
    for (String name : KilledChecker.CHANNELS) {
      ChannelId _ = sandbox.channel(name, "# kept\r\n");
    }
    Downloader downloader = new Downloader(sandbox);
    Thread thread = Thread.ofPlatform().start(downloader);
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < ROUNDS; round++) {
      killSomewhere(random, child(2 * round), child(2 * round + 1));
    }
    new KilledChecker(root, 99, OutputStream.nullOutputStream()).run();
    downloader.stop = true;
    thread.join();
    downloader.consume(1);

    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < KilledChecker.CHANNELS.size(); i++) {
      expected.addAll(KilledChecker.listing(i));
    }
    assertThat(downloader.broken).isEmpty();
    assertThat(downloader.twice).isEmpty();
    assertThat(downloader.consumed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sandbox.state().resolve("tmp")).isEmptyDirectory();
    assertThat(markers(sandbox)).isEqualTo(expected.size());
    assertThat(new TreeSet<>(names(root.resolve("channels"))))
        .isEqualTo(new TreeSet<>(List.of("c0.toml", "c1.toml", "c2.toml", "c3.toml")));
  }

  private Process child(int seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledChecker.class.getName(),
            root.toString(),
            Integer.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /**
   * The steps make sure that both are at work; the moments after them spread the kills over all
   * that happens in a step.
   */
  private static void killSomewhere(SplittableRandom random, Process first, Process second)
      throws IOException, InterruptedException {
    try {
      awaitStep(second);
      for (int i = random.nextInt(10); i >= 0; i--) {
        awaitStep(first);
      }
      LockSupport.parkNanos(random.nextLong(STEP_NANOS));
      first.destroyForcibly();
      LockSupport.parkNanos(random.nextLong(STEP_NANOS));
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
      first.waitFor();
      second.waitFor();
    }
  }

  /** One that goes on while nobody looks may have come to its end. */
  private static void awaitStep(Process checker) throws IOException, InterruptedException {
    if (checker.getInputStream().read() != '.') {
      assertThat(checker.waitFor()).isZero();
    }
  }

  private static long markers(Sandbox sandbox) throws Exception {
    long sum = 0;
    for (String name : KilledChecker.CHANNELS) {
      sum += sandbox.store().read(new ChannelId(name)).marker().queued();
    }
    return sum;
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  /** Does what a downloader does: globs, reads, unlinks. */
  private static final class Downloader implements Runnable {
    private final Sandbox sandbox;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Set<String> consumed = new TreeSet<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private volatile boolean stop;

    Downloader(Sandbox sandbox) {
      this.sandbox = sandbox;
    }

    @Override
    public void run() {
      while (!stop) {
        consume(0.3);
        Thread.onSpinWait();
      }
    }

    void consume(double share) {
      try {
        for (String name : sandbox.links()) {
          if (random.nextDouble() < share) {
            consume(name);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void consume(String name) throws IOException {
      Path link = sandbox.queue().resolve(name);
      String text = Files.readString(link);
      if (!text.endsWith("}\n")) {
        broken.add(name + ": " + text);
      }
      String id = JsonParser.parseString(text).getAsJsonObject().get("id").getAsString();
      if (!consumed.add(id)) {
        twice.add(id);
      }
      Files.delete(link);
    }
  }

  @Test
  void theListingsOverlap() {
    long distinct =
        IntStream.range(0, KilledChecker.CHANNELS.size())
            .boxed()
            .flatMap(i -> KilledChecker.listing(i).stream())
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(450);
  }
}
