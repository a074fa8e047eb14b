package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0.0s",
    "0, 0.0s",
    "400, 0.4s",
    "2199, 2.1s",
    "59999, 59.9s",
    "60000, 1m 00s",
    "83000, 1m 23s",
    "724000, 12m 04s",
    "3599999, 59m 59s",
    "3900000, 1h 05m",
    "360000000, 100h 00m"
  })
  void areShownInTheTwoUnitsThatMatter(long millis, String shown) {
    assertThat(Durations.human(Duration.ofMillis(millis))).isEqualTo(shown);
  }
}
