package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code kill -9} at any instant while a downloader consumes: the next run finishes the work. How
 * often, in all, is the property {@code fetchlinks.kills}.
 */
@Timeout(600)
class SuddenDeathTest {

  private static final int KILLS = Integer.getInteger("fetchlinks.kills", 60);
  private static final int JOURNEYS = 4;
  private static final List<String> CHANNELS = List.of("c0", "c1", "c2", "c3", "c4", "c5");

  /** About as many events as a run has. */
  private static final int MOST_EVENTS = 70;

  private static final int MOST_NANOS = 1_000_000;

  @TempDir Path root;

  private final TreeSet<String> published = new TreeSet<>();
  private final List<String> listedByYtDlp = new ArrayList<>();
  private int videos;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, JOURNEYS})
  void whereverTheProgramIsKilledTheNextRunQueuesEachVideoExactlyOnce(long seed)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    ScriptedYtDlp ytDlp = ScriptedYtDlp.in(root);
    Bench bench = Bench.in(root.resolve("bench"), ytDlp.setting());
    try (FeedSite site = new FeedSite();
        Downloader downloader = new Downloader(bench, seed)) {
      CHANNELS.forEach(name -> site.publish(name, name + "-first"));
      CHANNELS.forEach(name -> published.add(name + "-first"));
      for (String name : CHANNELS) {
        bench.channel(name, site.link(name));
      }
      bench.channel("y", "https://example.org/@y");
      for (int kill = 0; kill < KILLS / JOURNEYS; kill++) {
        publish(site, ytDlp, random);
        runAndKill(bench, random);
        Child.awaitDeath(ytDlp.pids());
        if (random.nextInt(4) != 0) {
          assertThat(bench.run("-q")).isEqualTo(new Outcome(0, "", ""));
          assertThat(downloader.everything()).as("after kill %d", kill).isEqualTo(all());
          assertThat(bench.leftovers()).isEmpty();
          assertMarkersAreNewest(bench, site);
        }
      }
      assertThat(bench.run("-q").status()).isZero();
      assertThat(downloader.everything()).isEqualTo(all());
    }
  }

  private List<String> all() {
    return List.copyOf(published);
  }

  private void assertMarkersAreNewest(Bench bench, FeedSite site) throws IOException {
    for (String name : CHANNELS) {
      assertThat(bench.marker(name)).isEqualTo(site.videos(name).getFirst());
    }
    assertThat(bench.marker("y"))
        .isEqualTo(listedByYtDlp.isEmpty() ? "" : listedByYtDlp.getFirst());
  }

  /** A few videos in each channel; some in two at once, some with names that are hard to keep. */
  private void publish(FeedSite site, ScriptedYtDlp ytDlp, SplittableRandom random)
      throws IOException {
    for (String name : CHANNELS) {
      for (int i = random.nextInt(7); i > 0; i--) {
        String id = id(name, random.nextInt(8));
        published.add(id);
        site.publish(name, id);
        if (random.nextInt(10) == 0) {
          String other = CHANNELS.get((CHANNELS.indexOf(name) + 1) % CHANNELS.size());
          String own = other + "-after-" + videos;
          published.add(own);
          site.publish(other, id, own);
        }
      }
      String last = name + "-last-" + videos++;
      published.add(last);
      site.publish(name, last);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String id = "y-" + videos++;
      published.add(id);
      listedByYtDlp.addFirst(id);
    }
    ytDlp.list(listedByYtDlp.toArray(String[]::new));
  }

  private String id(String channel, int kind) {
    videos++;
    return switch (kind) {
      case 0 -> "../" + channel + "/" + videos;
      case 1 -> "the-same-twenty-char" + videos;
      case 2 -> (videos % 2 == 0 ? "CASE-" : "case-") + videos / 2 + channel;
      default -> channel + "-" + videos;
    };
  }

  /** Somewhere between two events, and now and then before the first or after the last. */
  private static void runAndKill(Bench bench, SplittableRandom random)
      throws IOException, InterruptedException {
    try (Child child = Child.start(bench, "--json", "-w", "3")) {
      child.read(random.nextInt(MOST_EVENTS));
      LockSupport.parkNanos(random.nextInt(MOST_NANOS));
      child.kill();
    }
  }
}
