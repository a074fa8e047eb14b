package fetchlinks.model;

import static fetchlinks.model.Listed.join;
import static fetchlinks.model.Listed.newestFirst;
import static fetchlinks.model.Watched.ids;
import static fetchlinks.model.Watched.resurfaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to channels in real life, one situation a test. */
class DetectionSituationsTest {

  @Test
  void aNewChannelIsQueuedWholeOldestFirst() {
    Watched watched = Watched.newChannel();

    Verdict verdict = watched.full("c", "b", "a");

    assertThat(ids(verdict)).containsExactly("a", "b", "c");
    assertThat(resurfaced(verdict)).isEmpty();
    assertThat(verdict.problem()).isEmpty();
    assertThat(watched.marker()).isEqualTo(new Marker("c", 3));
    assertThat(watched.state().seen().keySet()).containsExactly("a", "b", "c");
    assertThat(watched.state().seen().values()).containsOnly(Mark.QUEUED);
  }

  @Test
  void nothingIsQueuedTwice() {
    Watched watched = Watched.after("c", "b", "a");

    Verdict verdict = watched.lazily("c", "b", "a");

    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.update().marks()).isEmpty();
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.note()).isEmpty();
  }

  @Test
  void twoNewVideosOnTopAreQueuedOldestFirst() {
    Watched watched = Watched.after(newestFirst(40, 1));

    Verdict verdict = watched.lazily(newestFirst(42, 1));

    assertThat(ids(verdict)).containsExactly("v41", "v42");
    assertThat(watched.marker()).isEqualTo(new Marker("v42", 42));
  }

  @Test
  void theNewestDeletedHidesNothing() {
    Watched watched = Watched.after(newestFirst(40, 1));

    assertThat(ids(watched.lazily(newestFirst(39, 1)))).isEmpty();
    assertThat(ids(watched.lazily(join(new String[] {"new"}, newestFirst(39, 1)))))
        .containsExactly("new");
  }

  @Test
  void theThreeNewestDeletedAndTwoNewOnesGiveTwo() {
    Watched watched = Watched.after(newestFirst(40, 1));

    Verdict verdict = watched.lazily(join(new String[] {"n2", "n1"}, newestFirst(37, 1)));

    assertThat(ids(verdict)).containsExactly("n1", "n2");
    assertThat(watched.marker().lastVideo()).isEqualTo("n2");
  }

  @Test
  void aBurstOfFortyFiveIsQueuedWhole() {
    Watched watched = Watched.after(newestFirst(40, 1));

    Verdict verdict = watched.lazily(newestFirst(85, 1));

    assertThat(ids(verdict))
        .containsExactlyElementsOf(IntStream.rangeClosed(41, 85).mapToObj(i -> "v" + i).toList());
  }

  @Test
  void anItemMovedToTheTopIsNotNewAndHidesNothing() {
    Watched watched = Watched.after("f", "e", "d", "c", "b", "a");

    Verdict verdict = watched.lazily("b", "n", "f", "e", "d", "c", "a");

    assertThat(ids(verdict)).containsExactly("n");
  }

  @Test
  void anOldVideoMadePublicAtDepthEightyIsFoundByTheFullListingAndSaidToBeResurfaced() {
    Watched watched = Watched.after(newestFirst(200, 1));
    String[] list = join(newestFirst(200, 121), join(new String[] {"late"}, newestFirst(120, 1)));

    assertThat(ids(watched.lazily(list))).isEmpty();

    Verdict verdict = watched.full(list);
    assertThat(ids(verdict)).containsExactly("late");
    assertThat(resurfaced(verdict)).containsExactly("late");
    assertThat(watched.marker().lastVideo()).as("the marker stays").isEqualTo("v200");
    assertThat(watched.marker().queued()).isEqualTo(201);
  }

  @Test
  void aPremiereWaitsThroughTenChecksAndIsQueuedWhenItBegins() {
    Watched watched = Watched.after("c", "b", "a");
    for (int check = 0; check < 10; check++) {
      assertThat(ids(watched.lazily("p:upcoming", "c", "b", "a"))).isEmpty();
      assertThat(watched.mark("p")).isEqualTo(Mark.DEFERRED);
    }
    assertThat(ids(watched.lazily("p:live", "c", "b", "a"))).isEmpty();

    assertThat(ids(watched.lazily("p", "c", "b", "a"))).containsExactly("p");
    assertThat(watched.marker().lastVideo()).isEqualTo("p");
    assertThat(ids(watched.lazily("p", "c", "b", "a"))).isEmpty();
  }

  @Test
  void aPremiereIsFoundAlsoWhenOthersWerePublishedAboveIt() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.lazily("p:upcoming", "c", "b", "a");

    assertThat(ids(watched.lazily("e", "d", "p:upcoming", "c", "b", "a")))
        .containsExactly("d", "e");
    assertThat(ids(watched.lazily("e", "d", "p", "c", "b", "a"))).containsExactly("p");
  }

  @Test
  void aPremiereDeepBelowOthersIsFoundByTheNextFullListing() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.lazily("p:upcoming", "c", "b", "a");
    Verdict _ = watched.lazily("g", "f", "e", "d", "p:upcoming", "c", "b", "a");

    assertThat(ids(watched.lazily("g", "f", "e", "d", "p", "c", "b", "a"))).isEmpty();
    assertThat(ids(watched.full("g", "f", "e", "d", "p", "c", "b", "a"))).containsExactly("p");
    assertThat(watched.marker().lastVideo()).isEqualTo("g");
  }

  @Test
  void threePremieresOnTopDoNotHideWhatLiesBelow() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.lazily("p3:upcoming", "p2:upcoming", "p1:upcoming", "c", "b", "a");

    Verdict verdict =
        watched.lazily("p3:upcoming", "p2:upcoming", "p1:upcoming", "n", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("n");
    assertThat(watched.marked(Mark.DEFERRED)).containsExactly("p1", "p2", "p3");
  }

  @Test
  void aMembersOnlyVideoIsHeldNeverTheMarkerAndQueuedWhenItOpens() {
    Watched watched = Watched.after("c", "b", "a");

    assertThat(ids(watched.lazily("m:members", "c", "b", "a"))).isEmpty();
    assertThat(watched.mark("m")).isEqualTo(Mark.MEMBERS_ONLY);
    assertThat(watched.marker().lastVideo()).isEqualTo("c");

    assertThat(ids(watched.full("m", "c", "b", "a"))).containsExactly("m");
  }

  @Test
  void whatIsPrivateOrDeletedIsLookedAtAgain() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.lazily("y:private", "x:deleted", "c", "b", "a");
    assertThat(watched.mark("y")).isEqualTo(Mark.PRIVATE);
    assertThat(watched.mark("x")).isEqualTo(Mark.DELETED);

    assertThat(ids(watched.full("y:deleted", "x", "c", "b", "a"))).containsExactly("x");
    assertThat(watched.mark("y")).isEqualTo(Mark.DELETED);
    assertThat(ids(watched.full("y", "x", "c", "b", "a"))).containsExactly("y");
  }

  @Test
  void aPlaylistThatGrowsAtTheBottomIsReadInFullAndQueuedInItsOwnOrder() {
    Watched watched =
        Watched.in(new SourceState(Map.of(), SourceFacts.start(Order.ANY, true)), Marker.NONE);
    Verdict _ = watched.full("a", "b", "c", "d");

    assertThat(ids(watched.full("a", "b", "c", "d", "e", "f"))).containsExactly("e", "f");
    assertThat(watched.facts().order()).isEqualTo(Order.BOTTOM);
    assertThat(watched.marker().lastVideo()).isEqualTo("f");
    assertThat(Detection.needsFull(watched.state())).isTrue();
    assertThat(ids(watched.full("a", "b", "c", "d", "e", "f", "g"))).containsExactly("g");
    assertThat(watched.state().seen().keySet()).endsWith("e", "f", "g");
  }

  @Test
  void aTabThatAppearsOnAKnownChannelIsNewAsAWhole() {
    Watched shorts =
        Watched.in(new SourceState(Map.of(), SourceFacts.NONE.gone()), new Marker("v9", 40));

    assertThat(ids(shorts.full("s2", "s1"))).containsExactly("s1", "s2");
    assertThat(shorts.facts().absent()).isFalse();
  }

  @Test
  void anotherProgramsMarkerDoesNotReachIntoATabThatAppeared() {
    Watched shorts =
        Watched.in(new SourceState(Map.of(), SourceFacts.NONE.gone()), new Marker("s2", 40));

    assertThat(ids(shorts.full("s3", "s2", "s1"))).containsExactly("s1", "s2", "s3");
  }

  @Test
  void aKillBetweenQueueAndRecordLeadsToTheSameDecision() {
    Watched watched = Watched.after("c", "b", "a");
    Reading reading = Watched.whole("e", "d", "c", "b", "a");

    Verdict killed = watched.decide(reading);

    assertThat(watched.check(reading)).isEqualTo(killed);
  }

  @Test
  void aCheckCancelledHalfwayLeavesTheRestForTheNextWhichIsFull() {
    Watched watched = Watched.after("c", "b", "a");
    String[] list = {"h", "g", "f", "e", "d", "c", "b", "a"};

    Verdict _ = watched.cancelledAfter(2, watched.lazyReading(new ListingEnd.Complete(-1), list));

    assertThat(watched.marker()).isEqualTo(new Marker("e", 5));
    assertThat(Detection.needsFull(watched.state())).isTrue();
    assertThat(ids(watched.full(list))).containsExactly("f", "g", "h");
    assertThat(Detection.needsFull(watched.state())).isFalse();
  }

  @Test
  void aFirstCheckCancelledHalfwayQueuesTheRestAndWhatCameLateInBetween() {
    Watched watched = Watched.newChannel();
    Verdict _ = watched.cancelledAfter(2, Watched.whole("e", "d", "c", "b", "a"));

    Verdict verdict = watched.full("e", "d", "c", "b", "late", "a");

    assertThat(ids(verdict)).containsExactlyInAnyOrder("c", "d", "e", "late");
    assertThat(watched.marker()).isEqualTo(new Marker("e", 6));
  }

  @Test
  void aFirstCheckCancelledBeforeTheFirstLinkQueuesEverythingNextTime() {
    Watched watched = Watched.newChannel();
    Verdict _ = watched.cancelledAfter(0, Watched.whole("b", "p:upcoming", "a"));

    assertThat(watched.mark("p")).isEqualTo(Mark.DEFERRED);
    assertThat(ids(watched.full("b", "p:upcoming", "a"))).containsExactly("a", "b");
  }

  @Test
  void theJournalKeepsTheOrderOfFirstSightWhateverBecomesOfAnId() {
    Watched watched = Watched.after("b", "a");
    Verdict _ = watched.full("p:upcoming", "b", "a");
    Verdict _ = watched.full("p", "c", "b", "a");

    assertThat(watched.state().seen().keySet()).containsExactly("a", "b", "p", "c");
    assertThat(watched.state().known(2)).containsExactly("c", "p");
  }

  @Test
  void anIdListedTwiceIsDecidedOnce() {
    Watched watched = Watched.newChannel();

    assertThat(ids(watched.full("b", "a", "b"))).containsExactly("a", "b");
  }

  @Test
  void aBareChannelThatOnlyHasListsInItGivesThemAsItsSources() {
    Watched watched = Watched.newChannel();

    Verdict verdict =
        watched.full("> https://x/videos", "> https://x/shorts", "> https://x/videos");

    assertThat(verdict.children())
        .isEqualTo(List.of(new SourceId("https://x/videos"), new SourceId("https://x/shorts")));
    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.problem()).isEmpty();
    assertThat(watched.facts().size()).isZero();
    assertThat(watched.facts().lastFull()).isEqualTo(Watched.START);
  }

  @Test
  void listsBesideVideosAreReportedToo() {
    Verdict verdict = Watched.newChannel().full("b", "> https://x/live", "a");

    assertThat(ids(verdict)).containsExactly("a", "b");
    assertThat(verdict.children()).containsExactly(new SourceId("https://x/live"));
  }
}
