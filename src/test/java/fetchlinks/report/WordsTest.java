package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Eta;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "1, about 1 second left",
    "89, about 89 seconds left",
    "90, about 2 minutes left",
    "660, about 11 minutes left",
    "5400, about 2 hours left"
  })
  void whatIsLeftIsSaidRoughly(long seconds, String words) {
    assertThat(Words.about(new Eta.Left.About(Duration.ofSeconds(seconds), true))).contains(words);
  }

  @Test
  void whatIsLeftAsAClock() {
    assertThat(Words.clock(new Eta.Left.Unknown())).isEqualTo("-:--:--");
    assertThat(Words.clock(new Eta.Left.About(Duration.ofSeconds(83), true))).isEqualTo("0:01:23");
    assertThat(Words.clock(new Eta.Left.About(Duration.ofHours(30), false))).isEqualTo("~30:00:00");
    assertThat(Words.about(new Eta.Left.Unknown())).isEmpty();
  }

  @Test
  void aBackoffBelowASecondIsNotZero() {
    assertThat(Words.delay(Duration.ofMillis(350))).isEqualTo("350ms");
    assertThat(Words.delay(Duration.ofSeconds(65))).isEqualTo("1m 05s");
  }
}
