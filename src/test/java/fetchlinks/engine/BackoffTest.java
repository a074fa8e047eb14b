package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

  private static List<Long> spans(Duration first) {
    Backoff backoff = new Backoff(first, new SplittableRandom(1));
    return IntStream.rangeClosed(1, 9).mapToObj(n -> backoff.span(n).toMillis()).toList();
  }

  @Test
  void delaysDoubleFromTheFirstOneUpToAMinute() {
    assertThat(spans(Duration.ofSeconds(1)))
        .containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 60000L, 60000L, 60000L);
  }

  @Test
  void theFirstDelayIsAsConfigured() {
    assertThat(spans(Duration.ofMillis(250))).startsWith(250L, 500L, 1000L);
    assertThat(spans(Duration.ofMinutes(5))).containsOnly(60_000L);
  }

  @Test
  void manyRetriesDoNotOverflow() {
    Backoff backoff = new Backoff(Duration.ofDays(1000), new SplittableRandom(1));
    for (int retry = 1; retry < 1000; retry++) {
      assertThat(backoff.span(retry)).isEqualTo(Backoff.CAP);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDelayIsAnywhereBetweenNothingAndItsSpan(long seed) {
    Backoff backoff = new Backoff(Duration.ofMillis(100), new SplittableRandom(seed));
    List<Long> delays =
        IntStream.range(0, 10_000).mapToObj(_ -> backoff.delay(2).toMillis()).toList();
    assertThat(delays).allMatch(delay -> delay >= 0 && delay <= 200).contains(0L, 200L);
  }
}
