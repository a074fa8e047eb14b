package fetchlinks.model;

import static fetchlinks.model.Listed.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the whole list is read, and what is learned and kept from it. */
class DetectionScheduleTest {

  @Test
  void theFirstListingIsAFullOne() {
    assertThat(Detection.needsFull(SourceState.NONE)).isTrue();
    assertThat(Detection.isFullDue(SourceState.NONE, Watched.START)).isTrue();
  }

  @Test
  void everyFourteenthListingIsDueToBeAFullOne() {
    Watched watched = Watched.after("c", "b", "a");
    for (int lazy = 1; lazy <= 13; lazy++) {
      assertThat(Detection.isFullDue(watched.state(), Watched.START)).as("%d", lazy).isFalse();
      Verdict _ = watched.lazily("c", "b", "a");
      assertThat(watched.facts().checksSinceFull()).isEqualTo(lazy);
    }

    assertThat(Detection.isFullDue(watched.state(), Watched.START)).isTrue();
    assertThat(Detection.needsFull(watched.state())).isFalse();

    Verdict _ = watched.full("c", "b", "a");
    assertThat(watched.facts().checksSinceFull()).isZero();
    assertThat(Detection.isFullDue(watched.state(), Watched.START)).isFalse();
  }

  @Test
  void afterSevenDaysAFullListingIsDue() {
    SourceState state = Watched.after("c", "b", "a").state();
    Instant week = Watched.START.plus(Duration.ofDays(7));

    assertThat(Detection.isFullDue(state, week.minusNanos(1))).isFalse();
    assertThat(Detection.isFullDue(state, week)).isTrue();
  }

  @Test
  void aListThatDoesNotGrowAtTheTopIsAlwaysReadInFull() {
    assertThat(Detection.needsFull(Watched.after("b", "a").state())).isFalse();
    assertThat(Detection.needsFull(Watched.after("b", "a").inOrder(Order.ANY).state())).isTrue();
    assertThat(Detection.needsFull(Watched.after("b", "a").inOrder(Order.BOTTOM).state())).isTrue();
  }

  @Test
  void aDecisionOfThePersonNeedsAFullListingOnlyWhereSomethingIsHeld() {
    SourceState normal = Watched.after("b", "a").state();

    assertThat(Detection.needsFull(normal, new Baseline.All())).isFalse();
    assertThat(Detection.needsFull(SourceState.NONE, new Baseline.Unsaid())).isTrue();
  }

  // ---- order

  @Test
  void newEntriesAboveAllThatIsKnownTeachTop() {
    assertThat(learned(Order.ANY, "d", "c", "b", "a")).isEqualTo(Order.TOP);
    assertThat(learned(Order.BOTTOM, "d", "c", "b", "a")).isEqualTo(Order.TOP);
  }

  @Test
  void newEntriesBelowAllThatIsKnownTeachBottomUnlessTheListGrewAtItsTop() {
    assertThat(learned(Order.ANY, "c", "b", "a", "d")).isEqualTo(Order.BOTTOM);
    assertThat(learned(Order.BOTTOM, "c", "b", "a", "d")).isEqualTo(Order.BOTTOM);
    assertThat(learned(Order.TOP, "c", "b", "a", "d")).isEqualTo(Order.ANY);
  }

  @Test
  void aNewEntryInTheLastThirdTeachesAnyAndOneAboveItNothing() {
    assertThat(learned(Order.TOP, "c", "b", "n", "a")).isEqualTo(Order.TOP);
    assertThat(learned(Order.TOP, "m", "c", "b", "x", "n", "a")).isEqualTo(Order.ANY);
    assertThat(learned(Order.TOP, "e", "c", "b", "d", "n", "a")).isEqualTo(Order.ANY);
    assertThat(learned(Order.BOTTOM, "e", "c", "b", "d", "n", "a")).isEqualTo(Order.ANY);
  }

  @Test
  void anOrderIsKeptWhenNothingIsNewOrWhatIsNewWasKnownToCome() {
    assertThat(learned(Order.BOTTOM, "c", "b", "a")).isEqualTo(Order.BOTTOM);
    Watched watched = Watched.after("c", "b", "p:upcoming", "a");
    Verdict _ = watched.full("c", "b", "p", "a");
    assertThat(watched.facts().order()).isEqualTo(Order.TOP);
  }

  @Test
  void anUpcomingEntryAtTheEndTeachesNothing() {
    assertThat(learned(Order.TOP, "c", "b", "a", "p:upcoming")).isEqualTo(Order.TOP);
  }

  @Test
  void theFirstFullListingTeachesNothing() {
    assertThat(first(Order.ANY, "b", "a")).isEqualTo(Order.ANY);
    SourceState recovered =
        new SourceState(Map.of("a", Mark.QUEUED), SourceFacts.start(Order.TOP, true));
    Watched watched = Watched.in(recovered, Marker.NONE);
    Verdict _ = watched.full("a", "b");
    assertThat(watched.facts().order()).isEqualTo(Order.TOP);
  }

  @Test
  void aListThatIsNotWholeTeachesNothing() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.cut("c", "b", "a", "d");
    assertThat(watched.facts().order()).isEqualTo(Order.TOP);
  }

  @Test
  void inAListOfAnyOrderNothingIsCalledResurfaced() {
    Watched watched = Watched.after(newestFirst(9, 1)).inOrder(Order.ANY);

    Verdict verdict = watched.full("v9", "v8", "v7", "v6", "n", "v5", "v4", "v3", "v2", "v1");

    assertThat(Watched.resurfaced(verdict)).isEmpty();
    assertThat(watched.marker().lastVideo()).isEqualTo("n");
  }

  private static Order learned(Order order, String... entries) {
    Watched watched = Watched.after("c", "b", "a").inOrder(order);
    Verdict _ = watched.full(entries);
    return watched.facts().order();
  }

  private static Order first(Order order, String... entries) {
    SourceState start = new SourceState(Map.of(), SourceFacts.start(order, true));
    Watched watched = Watched.in(start, Marker.NONE);
    Verdict _ = watched.full(entries);
    return watched.facts().order();
  }

  // ---- facts

  @Test
  void whatTheBackendSaysIsKeptUntilItSaysSomethingElse() {
    Watched watched = Watched.newChannel();
    Verdict _ = watched.check(described("YoutubeTab", "UC1", "a"));
    assertThat(watched.facts().extractor()).isEqualTo("YoutubeTab");
    assertThat(watched.facts().siteId()).isEqualTo("UC1");

    Verdict _ = watched.check(described("", "", "a"));
    assertThat(watched.facts().extractor()).isEqualTo("YoutubeTab");
    assertThat(watched.facts().siteId()).isEqualTo("UC1");
  }

  private static Reading described(String extractor, String siteId, String... entries) {
    return new Reading(
        Listed.items(entries),
        new ListingEnd.Complete(-1),
        true,
        new ListingMeta(extractor, siteId, "title"));
  }

  @Test
  void aListingStartsTheCountOfProbesAgain() {
    SourceFacts f = Watched.after("a").facts();
    SourceFacts probed =
        f.but(facts -> {
          facts.gap = false;
          facts.checksSinceFull = 2;
          facts.probesInARow = 5;
          facts.gained = true;
          facts.absent = true;
          facts.doubts = 1;
          facts.baseline = "all";
          facts.children = List.of(new SourceId("https://x"));
        });
    Watched watched = Watched.in(new SourceState(Map.of("a", Mark.QUEUED), probed), Marker.NONE);

    Verdict _ = watched.full("a");

    assertThat(watched.facts())
        .isEqualTo(
            f.but(facts -> {
              facts.size = 1;
              facts.gap = false;
              facts.checksSinceFull = 0;
              facts.lastFull = Watched.START;
              facts.probesInARow = 0;
              facts.gained = true;
              facts.absent = false;
              facts.doubts = 0;
              facts.baseline = "all";
              facts.children = List.of(new SourceId("https://x"));
            }));
  }
}
