package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Eta;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:14:03Z");

  private static Eta.Left left(long seconds) {
    return new Eta.Left.About(Duration.ofSeconds(seconds), true);
  }

  @Test
  void anEndThatComesNearerOrStaysAboutTheSameNeedsNoReason() {
    Promise promise = Promise.NONE.after(left(300), NOW, "brake").after(left(200), NOW, "brake");
    assertThat(promise.end()).isEqualTo(NOW.plusSeconds(200));
    assertThat(promise.after(left(240), NOW, "brake")).isEqualTo(promise);
    assertThat(promise.why(NOW)).isEmpty();
  }

  @Test
  void anEndThatMovesAwayByMoreThanAFifthTellsTheReasonForAWhile() {
    Promise promise = Promise.NONE.after(left(200), NOW, "").after(left(260), NOW, "brake");
    assertThat(promise.end()).isEqualTo(NOW.plusSeconds(260));
    assertThat(promise.why(NOW.plusSeconds(29))).isEqualTo("brake");
    assertThat(promise.why(NOW.plusSeconds(30))).isEmpty();
  }

  @Test
  void nothingWasPromisedForTheTimeAfterAStandstill() {
    Promise promise = Promise.NONE.after(left(60), NOW, "").after(new Eta.Left.Stopped(), NOW, "");
    assertThat(promise.after(left(900), NOW, "slower").why(NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noStepsAreSmallEnoughToMoveTheEndAwaySilently(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Promise promise = Promise.NONE;
    Instant now = NOW;
    Instant best = Instant.MAX;
    for (int i = 0; i < 500; i++) {
      long seconds = random.nextLong(5, 400);
      Instant end = now.plusSeconds(seconds);
      Promise next = promise.after(left(seconds), now, "slower");
      boolean told = !next.why(now).isEmpty() && next.moved().equals(now);
      best = told || end.isBefore(best) ? end : best;
      long allowed = Duration.between(now, best).toSeconds() * 12 / 10 + 11;
      assertThat(seconds).isLessThanOrEqualTo(Math.max(11, allowed));
      promise = next;
      now = now.plusSeconds(random.nextLong(1, 20));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "120, 180, 2 to 3 min, 2-3m",
    "160, 200, 3 min, 3m",
    "14, 33, 15 to 35 s, 15-35s",
    "0, 1, 1 s, 1s",
    "50, 75, 1 min, 1m",
    "7200, 10800, 2 to 3 h, 2-3h"
  })
  void aRangeIsAsExactAsItCanBe(long low, long high, String words, String brief) {
    Duration from = Duration.ofSeconds(low);
    Duration to = Duration.ofSeconds(high);
    assertThat(EtaWords.range(from, to)).isEqualTo(words);
    assertThat(EtaWords.brief(from, to)).isEqualTo(brief);
  }

  @ParameterizedTest
  @CsvSource({"0, 1 s", "4, 4 s", "23, 25 s", "100, 2 min", "7300, 2 h"})
  void anEstimateOfOneTimeIsRough(long seconds, String words) {
    assertThat(EtaWords.rough(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
