package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  private static final Set<FailureClass> AGAIN =
      Set.of(FailureClass.TRANSIENT, FailureClass.UNREACHABLE);
  private static final Set<FailureClass> ONCE =
      Set.of(FailureClass.GONE_PERHAPS, FailureClass.SUSPICIOUS, FailureClass.EXTRACTOR_BROKEN);

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void onlyWhatMayPassIsTriedAgain(FailureClass kind) {
    Failure failure = Failure.of(kind, "X", "it failed");

    int expected = AGAIN.contains(kind) ? 5 : ONCE.contains(kind) ? 1 : 0;
    assertThat(failure.retries(5)).isEqualTo(expected);
    assertThat(failure.retries(0)).isZero();
  }

  @Test
  void adviceAndRetryAfterAreAdded() {
    Failure failure = Failure.of(FailureClass.HOST_SAYS_STOP, "429", "too many requests");

    assertThat(failure.advising("wait").after(Duration.ofMinutes(2)))
        .isEqualTo(
            new Failure(
                FailureClass.HOST_SAYS_STOP,
                "429",
                "too many requests",
                "wait",
                Duration.ofMinutes(2)));
  }

  @Test
  void aClassHasAWord() {
    assertThat(FailureClass.HOST_SAYS_STOP.word()).isEqualTo("host-says-stop");
  }

  @ParameterizedTest
  @CsvSource({
    "404, not found, 404 not found",
    "404, HTTP 404 not found, HTTP 404 not found",
    "BOT, sign-in required, sign-in required",
    "'', no reason, no reason"
  })
  void aStatusNumberGoesFirstUnlessTheMessageNamesIt(String code, String message, String shown) {
    assertThat(Failure.of(FailureClass.GONE, code, message).reason()).isEqualTo(shown);
  }
}
