package fetchlinks.files;

import fetchlinks.engine.BusyElsewhereException;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.CheckSession.Placement;
import fetchlinks.engine.FetchException;
import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Checks a few channels over and over, a handful of videos at a time; made to be killed. */
final class KilledChecker {

  static final List<String> CHANNELS = List.of("c0", "c1", "c2", "c3");

  private static final int VIDEOS = 150;

  private final TomlChannelStore store;
  private final SplittableRandom random;
  private final OutputStream steps;

  KilledChecker(Path root, long seed, OutputStream steps) throws ConfigException {
    this.store = new Sandbox(root).store();
    this.random = new SplittableRandom(seed);
    this.steps = steps;
  }

  /** Arguments: the sandbox's root, a seed. One byte goes to standard output at each step. */
  public static void main(String[] args) throws Exception {
    new KilledChecker(Path.of(args[0]), Long.parseLong(args[1]), System.out).run();
  }

  /** What channel {@code number} lists, oldest first; a third of it is in the next channel too. */
  static List<String> listing(int number) {
    int first = number * VIDEOS * 2 / 3;
    return IntStream.range(first, first + VIDEOS)
        .mapToObj(i -> i % 10 == 0 ? "odd/" + i : "twenty-characters-aa" + i)
        .toList();
  }

  /** Checks until every channel knows every video that it lists. */
  void run() throws IOException, ConfigException, FetchException {
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < CHANNELS.size(); i++) {
        more |= check(i);
        steps.write('.');
        steps.flush();
      }
    }
  }

  private boolean check(int number) throws FetchException {
    try (CheckSession session = store.open(new ChannelId(CHANNELS.get(number)))) {
      List<String> unknown =
          listing(number).stream()
              .filter(id -> session.state().source(Sandbox.SOURCE).mark(id) == null)
              .limit(1 + random.nextInt(3))
              .toList();
      if (unknown.isEmpty()) {
        return false;
      }
      List<Placement> placed = session.queue(unknown.stream().map(Sandbox::video).toList(), 0);
      int own = (int) placed.stream().filter(p -> p.kind() != Placement.Kind.QUEUED_BEFORE).count();
      session.record(
          Sandbox.SOURCE,
          Sandbox.queued(unknown),
          session.channel().marker().after(unknown.getLast(), own));
      session.finish(new PastRun(Instant.EPOCH, "new", own, Duration.ZERO, 0));
      return true;
    } catch (BusyElsewhereException _) {
      return true;
    }
  }
}
