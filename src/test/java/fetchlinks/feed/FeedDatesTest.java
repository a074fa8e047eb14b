package fetchlinks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 02 Jan 2024 10:20:30 GMT | 2024-01-02T10:20:30Z",
        "Tue, 2 Jan 2024 10:20:30 +0200 | 2024-01-02T08:20:30Z",
        "02 Jan 2024 10:20:30 -0530 | 2024-01-02T15:50:30Z",
        "Tue, 02 Jan 24 10:20 EST | 2024-01-02T15:20:00Z",
        "Tue, 02 January 2024 10:20:30 PDT | 2024-01-02T17:20:30Z",
        "Tuesday, 02-Jan-24 10:20:30 GMT | 2024-01-02T10:20:30Z",
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun, 06 Nov 94 08:49:37 Z | 1994-11-06T08:49:37Z",
        "Sat, 31 Dec 2016 23:59:60 UTC | 2016-12-31T23:59:59Z",
        "Tue, 02 Jan 2024 | 2024-01-02T00:00:00Z",
        "2024-01-02T10:20:30Z | 2024-01-02T10:20:30Z",
        "2024-01-02T10:20:30.123+01:00 | 2024-01-02T09:20:30Z",
        "2024-01-02T10:20:30+0100 | 2024-01-02T09:20:30Z",
        "2024-01-02 10:20 | 2024-01-02T10:20:00Z",
        "2024-1-2 | 2024-01-02T00:00:00Z",
      })
  void datesOfFeedsAreUnderstood(String text, Instant expected) {
    assertThat(FeedDates.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Tue, 32 Jan 2024 10:00:00 GMT",
        "Tue, 02 Xyz 2024 10:00:00 GMT",
        "2024-13-01",
        "2024-01-02T25:00:00Z",
        "2024-01-02T10:00:00+99:00",
        "1704190830",
        "Tue, 02 Jan 2024 10:20:30 GMT and then much more text that no date would ever have",
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(FeedDates.parse(text)).isNull();
  }
}
