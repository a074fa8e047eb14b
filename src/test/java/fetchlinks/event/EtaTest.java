package fetchlinks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtaTest {

  private static final Instant START = RandomRun.START;

  @Test
  void isShownAfterFiveChannelsOrTenSeconds() {
    Eta eta = Eta.startingAt(START);
    assertThat(eta.left(START.plusSeconds(60), 10)).isEqualTo(new Eta.Left.Unknown());
    eta = eta.finishedAt(START.plusSeconds(1));
    assertThat(eta.left(START.plusSeconds(9), 10)).isEqualTo(new Eta.Left.Unknown());
    assertThat(eta.left(START.plusSeconds(10), 10)).isInstanceOf(Eta.Left.About.class);
    for (int i = 0; i < 4; i++) {
      eta = eta.finishedAt(START.plusSeconds(2));
    }
    assertThat(eta.left(START.plusSeconds(2), 10)).isInstanceOf(Eta.Left.About.class);
  }

  @Test
  void ofAnEvenPaceIsTheTimeThatTheRestTakes() {
    Eta eta = steady(Eta.startingAt(START), START, 300, Duration.ofSeconds(1));
    assertThat(seconds(eta, START.plusSeconds(300), 100)).isCloseTo(100, within(3.0));
  }

  @Test
  void followsTheRateOfTheLastMinute() {
    Eta eta = steady(Eta.startingAt(START), START, 300, Duration.ofSeconds(1));
    Instant later = START.plusSeconds(300);
    eta = steady(eta, later, 60, Duration.ofSeconds(4));
    assertThat(seconds(eta, later.plusSeconds(240), 100)).isCloseTo(400, within(40.0));
  }

  @Test
  void doesNotSwingWhereOneChannelTakesMinutes() {
    Eta eta = steady(Eta.startingAt(START), START, 10, Duration.ofMinutes(2));
    Instant end = START.plusSeconds(1200);
    assertThat(seconds(eta, end, 10)).isBetween(900.0, 1500.0);
    assertThat(seconds(eta, end.plusSeconds(110), 10)).isBetween(900.0, 1500.0);
  }

  @Test
  void standsStillWhilePausedAndGoesOnAsIfNothingHadBeen() {
    Instant paused = START.plusSeconds(100);
    Eta eta = steady(Eta.startingAt(START), START, 100, Duration.ofSeconds(1));
    double before = seconds(eta, paused, 50);
    Eta still = eta.stoppedAt(paused, true);
    Instant resumed = paused.plus(Duration.ofHours(3));
    assertThat(still.left(resumed, 50)).isEqualTo(new Eta.Left.Stopped());
    assertThat(seconds(still.stoppedAt(resumed, false), resumed, 50))
        .isCloseTo(before, within(0.01));
  }

  @Test
  void fromFewChannelsIsAGuess() {
    Eta eta = Eta.startingAt(START).finishedAt(START.plusSeconds(9));
    assertThat(eta.left(START.plusSeconds(20), 5))
        .isInstanceOfSatisfying(Eta.Left.About.class, left -> assertThat(left.certain()).isFalse());
    eta = steady(eta, START.plusSeconds(20), 20, Duration.ofSeconds(1));
    assertThat(eta.left(START.plusSeconds(40), 5))
        .isInstanceOfSatisfying(Eta.Left.About.class, left -> assertThat(left.certain()).isTrue());
  }

  @Test
  void isZeroWhenNothingIsOpen() {
    assertThat(Eta.startingAt(START).left(START, 0))
        .isEqualTo(new Eta.Left.About(Duration.ZERO, true));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isNeverNegativeAndMoreIsNeverSooner(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Eta eta = Eta.startingAt(START);
    Instant now = START;
    for (int step = 0; step < 500; step++) {
      now = now.plusMillis(random.nextInt(-500, 9000));
      eta = random.nextInt(4) == 0 ? eta.stoppedAt(now, random.nextBoolean()) : eta.finishedAt(now);
      if (eta.left(now, 10) instanceof Eta.Left.About(Duration ten, _)
          && eta.left(now, 20) instanceof Eta.Left.About(Duration twenty, _)) {
        assertThat(ten).isPositive();
        assertThat(twenty).isGreaterThan(ten);
      }
    }
  }

  private static Eta steady(Eta eta, Instant from, int channels, Duration each) {
    Eta then = eta;
    for (int n = 1; n <= channels; n++) {
      then = then.finishedAt(from.plus(each.multipliedBy(n)));
    }
    return then;
  }

  private static double seconds(Eta eta, Instant now, int open) {
    assertThat(eta.left(now, open)).isInstanceOf(Eta.Left.About.class);
    return eta.left(now, open) instanceof Eta.Left.About about ? about.time().toMillis() / 1e3 : -1;
  }
}
