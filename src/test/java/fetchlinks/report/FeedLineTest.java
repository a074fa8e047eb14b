package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.RunFigures;
import fetchlinks.model.ListReason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedLineTest {

  private static Optional<String> line(int probed, Map<ListReason, Integer> listed) {
    return FeedLine.of(new RunFigures(100, Map.of(), 0, 0, 0, probed, listed));
  }

  @Test
  void aRunThatAskedNoFeedSaysNothingOfFeeds() {
    assertThat(line(0, Map.of())).isEmpty();
    assertThat(line(0, Map.of(ListReason.FIRST, 4, ListReason.NO_FEED, 7))).isEmpty();
  }

  @Test
  void feedsThatAnsweredForAllLeaveNothingToExplain() {
    assertThat(line(1_200, Map.of())).contains("feeds answered for 1,200 of 1,200 lists");
  }

  @Test
  void theMostCommonReasonsForReadingListsAreNamed() {
    Map<ListReason, Integer> listed =
        Map.of(
            ListReason.NEW_ID,
            9,
            ListReason.FULL,
            2,
            ListReason.FEED_FAILED,
            2,
            ListReason.TURN,
            1,
            ListReason.FIRST,
            1);

    assertThat(line(85, listed))
        .contains(
            "feeds answered for 85 of 100 lists; read: 9 new id in the feed, 2 full listing due,"
                + " 2 feed did not come, 2 for other reasons");
  }

  @Test
  void feedsThatWereAskedInVainAreToldToo() {
    assertThat(line(0, Map.of(ListReason.FEED_FAILED, 3)))
        .contains("feeds answered for 0 of 3 lists; read: 3 feed did not come");
  }
}
