package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "10s, PT10S",
    "2m, PT2M",
    "1h30m, PT1H30M",
    "1h2m3s4ms, PT1H2M3.004S",
    "0s, PT0S",
    "90m, PT90M",
    "999999999h, PT999999999H",
  })
  void whatPeopleWriteIsUnderstood(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "5", "s", "-1s", "1s1m", "1.5s", "1h 30m", "1d", "10S", "9999999999s"})
  void whatIsNoDurationIsNamedInTheComplaint(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageStartingWith("\"" + text + "\" is no duration");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0.0s",
    "PT-5S, 0.0s",
    "PT2.19S, 2.1s",
    "PT9.999S, 9.9s",
    "PT10S, 10s",
    "PT59.9S, 59s",
    "PT1M23S, 1m 23s",
    "PT1M5S, 1m 05s",
    "PT59M59S, 59m 59s",
    "PT7H5M9S, 7h 05m",
    "PT123H, 123h 00m",
  })
  void peopleReadTheTwoLargestParts(Duration duration, String expected) {
    assertThat(Durations.human(duration)).isEqualTo(expected);
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theSumOfAllPartsIsTheDuration(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int hours = random.nextInt(100);
    int minutes = random.nextInt(100);
    int seconds = random.nextInt(100);
    String text = hours + "h" + minutes + "m" + seconds + "s";
    assertThat(Durations.parse(text))
        .isEqualTo(Duration.ofHours(hours).plusMinutes(minutes).plusSeconds(seconds));
  }
}
