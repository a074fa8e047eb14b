package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  /** Daily checks before now, the newest first: how many videos each one found. */
  private static List<PastRun> daily(int... found) {
    return every(Duration.ofDays(1), found);
  }

  private static List<PastRun> every(Duration pause, int... found) {
    List<PastRun> runs = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      runs.add(run(NOW.minus(pause.multipliedBy(i + 1L)), found[i]));
    }
    return runs;
  }

  private static PastRun run(Instant at, int found) {
    return new PastRun(at, found > 0 ? "new" : "ok", found, Duration.ofSeconds(3), found % 2);
  }

  @Test
  void aDailyChannelThatIsSilentForDaysIsSuspicious() {
    assertThat(Suspicion.about(daily(0, 0, 0, 1, 1, 2, 1, 1, 1, 1), NOW))
        .contains("nothing new for 4 days, it usually has something every day");
  }

  @Test
  void aSilenceThatHappensIsNotSuspicious() {
    assertThat(Suspicion.about(daily(0, 0, 1, 1, 1, 1, 1, 1, 1), NOW)).isEmpty();
    assertThat(Suspicion.about(daily(0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1), NOW)).isEmpty();
  }

  @Test
  void aChannelThatRarelyHasSomethingIsNotSuspicious() {
    assertThat(Suspicion.about(daily(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1), NOW)).isEmpty();
    assertThat(Suspicion.about(daily(0, 0, 0, 0, 0, 0, 0, 9), NOW)).isEmpty();
    assertThat(Suspicion.about(List.of(), NOW)).isEmpty();
  }

  @Test
  void aPauseBetweenTheChecksIsNotSuspicious() {
    List<PastRun> before = daily(1, 1, 1, 1, 1, 1, 1);
    assertThat(Suspicion.about(before, NOW.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void checksThatFailedSayNothing() {
    List<PastRun> failing = new ArrayList<>(daily(0, 0, 0, 1, 1, 1, 1, 1, 1));
    for (int i = 0; i < 2; i++) {
      PastRun run = failing.get(i);
      failing.set(i, new PastRun(run.at(), "failed", 0, run.took(), 3));
    }
    assertThat(Suspicion.about(failing, NOW)).isEmpty();
  }

  @Test
  void anHourlyChannelMayBeSilentForANight() {
    assertThat(Suspicion.about(every(Duration.ofHours(1), 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1), NOW))
        .isEmpty();
  }

  @Test
  void theUsualRateLeavesOutWhatTheOldestCheckFound() {
    Usual usual = Usual.of(daily(0, 2, 1, 0, 300)).orElseThrow();
    assertThat(usual.newPerDay()).isCloseTo(0.75, within(0.001));
    assertThat(usual.took()).isEqualTo(Duration.ofSeconds(3));
    assertThat(usual.firstTry()).isEqualTo(80);
  }

  @Test
  void nothingIsUsualAfterAFewChecksOrHours() {
    assertThat(Usual.of(daily(1, 1))).isEmpty();
    assertThat(Usual.of(every(Duration.ofHours(1), 1, 1, 1, 1))).isEmpty();
  }
}
