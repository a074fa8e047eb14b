package fetchlinks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forty channels over two months, three checks a day. Routine full listings of long tabs go through
 * playlists that fail, lag, leave entries out and have others that the tab never shows.
 */
class DetectionSimulationTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_301, 4_711})
  void overMonthsOfTroubleNothingIsLostAndNothingComesTwice(long seed) throws Exception {
    Simulation.Outcome outcome = play(seed, 40, 181, new MemoryStore(), false);

    assertThat(outcome.due()).isGreaterThan(9_000);
    assertThat(outcome.pagesPerCheck()).isLessThan(2.0);
    assertThat(outcome.slowest()).isLessThanOrEqualTo(45);
    assertThat(outcome.slowestUnshown()).as("until the tab's turn").isLessThanOrEqualTo(70);
  }

  /** Probes are answered by feeds that lag, fail and leave out what is new. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_301, 4_711})
  void feedsThatAreWrongMayDelayAVideoButLoseNone(long seed) throws Exception {
    Simulation.Outcome outcome = play(seed, 40, 181, new MemoryStore(), true);

    assertThat(outcome.due()).isGreaterThan(9_000);
    assertThat(outcome.probesPerCheck()).isGreaterThan(0.3);
    assertThat(outcome.probedPerCheck()).isGreaterThan(0.2);
    assertThat(outcome.slowest()).isLessThanOrEqualTo(60);
    assertThat(outcome.slowestUnshown()).isLessThanOrEqualTo(70);
  }

  @Test
  void theRealFilesLoseNothingAndDoubleNothingEither(@TempDir Path folder) throws Exception {
    Simulation.Outcome outcome = play(7, 6, 50, new DiskStore(folder), true);

    assertThat(outcome.due()).isGreaterThan(500);
  }

  private static Simulation.Outcome play(
      long seed, int channels, int runs, Store store, boolean probing) throws Exception {
    Simulation.Outcome outcome = new Simulation(seed, channels, runs, store, probing).play();
    System.out.printf(
        Locale.ROOT,
        "seed %d: %,d due, %d lost, %d twice, %.2f pages, %.2f probes, %.2f answered by a probe a"
            + " check, %d vouched for by a playlist, %d read on, %d kills, %d cancels, slowest %d,"
            + " %d where playlists do not show all%n",
        seed,
        outcome.due(),
        outcome.lost().size(),
        outcome.twice().size(),
        outcome.pagesPerCheck(),
        outcome.probesPerCheck(),
        outcome.probedPerCheck(),
        outcome.vouched(),
        outcome.deeper(),
        outcome.kills(),
        outcome.cancels(),
        outcome.slowest(),
        outcome.slowestUnshown());
    assertThat(outcome.checks()).isEqualTo(channels * runs);
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.twice()).isEmpty();
    assertThat(outcome.kills()).isPositive();
    assertThat(outcome.cancels()).isPositive();
    assertThat(outcome.vouched()).isPositive();
    assertThat(outcome.deeper()).isPositive();
    return outcome;
  }
}
