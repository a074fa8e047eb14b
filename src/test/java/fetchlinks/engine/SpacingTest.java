package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpacingTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void requestsToOneHostAreKeptAnIntervalApart() {
    Spacing spacing = new Spacing(Duration.ofSeconds(2));
    assertThat(spacing.reserve("a", 0)).isZero();
    assertThat(spacing.reserve("a", 0)).isEqualTo(2 * SECOND);
    assertThat(spacing.reserve("a", SECOND)).isEqualTo(3 * SECOND);
    assertThat(spacing.reserve("a", 6 * SECOND)).isZero();
    assertThat(spacing.reserve("a", 100 * SECOND)).isZero();
  }

  @Test
  void oneHostDoesNotWaitForAnother() {
    Spacing spacing = new Spacing(Duration.ofSeconds(2));
    assertThat(spacing.reserve("a", 0)).isZero();
    assertThat(spacing.reserve("b", 0)).isZero();
  }

  @Test
  void theClockOfTheMachineMayBeginAnywhere() {
    Spacing spacing = new Spacing(Duration.ofSeconds(2));
    long nearTheEnd = Long.MAX_VALUE - SECOND;
    assertThat(spacing.reserve("a", nearTheEnd)).isZero();
    assertThat(spacing.reserve("a", nearTheEnd + 3 * SECOND)).isZero();
    assertThat(spacing.reserve("a", nearTheEnd + 4 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void withoutAnIntervalNobodyWaits() throws InterruptedException {
    Spacing spacing = new Spacing(Duration.ZERO);
    assertThat(spacing.isOn()).isFalse();
    spacing.await("a");
    spacing.await("a");
  }
}
