package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFailuresTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final URI SECRET =
      URI.create("https://me:pw@pod.example:8443/t0ken/x?auth=s3cret");

  @ParameterizedTest
  @CsvSource({
    "429, HOST_SAYS_STOP",
    "401, NEEDS_PERSON",
    "403, NEEDS_PERSON",
    "404, GONE_PERHAPS",
    "410, GONE_PERHAPS",
    "407, NEEDS_PERSON_EVERYWHERE",
    "408, TRANSIENT",
    "500, TRANSIENT",
    "503, TRANSIENT",
    "599, TRANSIENT",
    "204, TRANSIENT",
    "304, GONE",
    "400, GONE",
    "451, GONE",
  })
  void aStatusSaysWhatHappensNext(int status, FailureClass kind) {
    Failure failure = HttpFailures.of(status, SECRET, null, NOW);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(Integer.toString(status));
    assertThat(failure.retryAfter()).isNull();
  }

  @Test
  void aRefusalByTheBigSiteIsAStopSign() {
    URI feed = URI.create("https://www.youtube.com/feeds/videos.xml?channel_id=UC1");
    assertThat(HttpFailures.of(403, feed, null, NOW).kind()).isEqualTo(FailureClass.HOST_SAYS_STOP);
    assertThat(HttpFailures.of(403, URI.create("https://notyoutube.com/feed"), null, NOW).kind())
        .isEqualTo(FailureClass.NEEDS_PERSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120 | PT2M",
        " 7 | PT7S",
        "1.5 | PT1S",
        "0 | PT0S",
        "999999999999999999 | PT720H",
        "Sun, 01 Mar 2026 12:05:00 GMT | PT5M",
        "Sun, 01 Mar 2026 11:00:00 GMT | PT0S",
        "soon | ",
        "-5 | ",
        "99999999999999999999999 | ",
      })
  void retryAfterIsUnderstoodInBothForms(String header, Duration wait) {
    assertThat(HttpFailures.of(429, SECRET, header, NOW).retryAfter()).isEqualTo(wait);
    assertThat(HttpFailures.of(503, SECRET, header, NOW).retryAfter()).isEqualTo(wait);
  }

  @Test
  void theMessageNamesTheHostAndNothingSecret() {
    for (int status = 200; status < 600; status++) {
      Failure failure = HttpFailures.of(status, SECRET, null, NOW);
      assertThat(failure.message() + failure.advice()).doesNotContain("pw", "t0ken", "s3cret");
    }
    assertThat(HttpFailures.of(404, SECRET, null, NOW).message())
        .isEqualTo("pod.example:8443 has no such feed (HTTP 404)");
  }
}
