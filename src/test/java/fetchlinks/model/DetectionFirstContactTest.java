package fetchlinks.model;

import static fetchlinks.model.Listed.join;
import static fetchlinks.model.Listed.newestFirst;
import static fetchlinks.model.Watched.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Markers of other programs, and what the person says about the past. */
class DetectionFirstContactTest {

  private static final Baseline NOW = new Baseline.Now();
  private static final Baseline ALL = new Baseline.All();
  private static final Baseline FROM_MARCH =
      new Baseline.From(Instant.parse("2026-03-01T00:00:00Z"));

  // ---- marker of another program

  @Test
  void whatStandsAtAndBelowAListedMarkerIsBaseline() {
    Watched watched = Watched.inherited("c", 3);

    Verdict verdict = watched.full("e", "d", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("d", "e");
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b", "c");
    assertThat(verdict.note()).isEmpty();
    assertThat(watched.marker()).isEqualTo(new Marker("e", 5));
  }

  @Test
  void aCounterLargerThanTheListMeansNothing() {
    Watched watched = Watched.inherited("b", 9_999);

    assertThat(ids(watched.full("c", "b", "a"))).containsExactly("c");
    assertThat(watched.marker()).isEqualTo(new Marker("c", 10_000));
  }

  @Test
  void theMarkerItselfIsBaselineEvenWhenItIsALiveStream() {
    Watched watched = Watched.inherited("s", 3);

    assertThat(ids(watched.full("n", "s:live", "b", "a"))).containsExactly("n");
    assertThat(watched.mark("s")).isEqualTo(Mark.BASELINE);
  }

  @Test
  void whatHasNotBegunIsStillWantedBelowTheMarkerButNotWhatIsForMembers() {
    Watched watched = Watched.inherited("c", 3);

    Verdict _ = watched.full("c", "p:upcoming", "m:members", "a");

    assertThat(watched.mark("p")).isEqualTo(Mark.DEFERRED);
    assertThat(watched.mark("m")).isEqualTo(Mark.BASELINE);
    assertThat(ids(watched.full("c", "p", "m", "a"))).containsExactly("p");
  }

  @Test
  void anInheritedSourceThatIsCutBelowTheMarkerQueuesWhatIsAboveAndKeepsTheRestBaseline() {
    Watched watched = Watched.inherited("v38", 38);

    Verdict first = watched.cut(newestFirst(40, 31));
    assertThat(ids(first)).containsExactly("v39", "v40");
    assertThat(first.problem()).contains(Watched.HTTP_500);
    assertThat(watched.facts().lastFull()).isNull();
    assertThat(watched.facts().gap()).isTrue();

    Verdict second = watched.full(newestFirst(41, 1));
    assertThat(ids(second)).containsExactly("v41");
    assertThat(watched.mark("v1")).isEqualTo(Mark.BASELINE);
    assertThat(watched.facts().order()).isEqualTo(Order.TOP);
  }

  @Test
  void afterACutFirstListingWhatLiesBelowStaysBaselineAlsoWhenTheMarkerIsDeleted() {
    Watched watched = Watched.inherited("v38", 38);
    Verdict _ = watched.cut(newestFirst(38, 31));

    Verdict verdict = watched.full(join(new String[] {"n"}, newestFirst(37, 1)));

    assertThat(ids(verdict)).containsExactly("n");
    assertThat(watched.mark("v1")).isEqualTo(Mark.BASELINE);
  }

  @Test
  void anInheritedSourceCutAboveItsMarkerDecidesNothing() {
    Watched watched = Watched.inherited("v38", 38);

    Verdict verdict = watched.cut("v50", "v49", "v48", "v47");

    assertThat(verdict.queue()).isEmpty();
    assertThat(watched.state().seen()).isEmpty();
    assertThat(watched.marker()).isEqualTo(new Marker("v38", 38));
    assertThat(ids(watched.full(newestFirst(50, 1)))).hasSize(12);
  }

  @Test
  void aCancelledFirstContactDoesNotTurnTheMarkersPastIntoNews() {
    Watched watched = Watched.inherited("c", 3);
    String[] list = {"f", "e", "d", "c", "b", "a"};

    Verdict _ = watched.cancelledAfter(1, Watched.whole(list));

    assertThat(watched.marker().lastVideo()).isEqualTo("d");
    assertThat(ids(watched.full(list))).containsExactly("e", "f");
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b", "c");
  }

  // ---- lost marker

  @Test
  void aMarkerThatIsNotListedHoldsEverythingAndSaysHowMany() {
    Watched watched = Watched.inherited("gone", 3);

    Verdict verdict = watched.full("c", "b:members", "a");

    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.problem()).isEmpty();
    assertThat(watched.marked(Mark.LOST_MARKER)).containsExactly("a", "b", "c");
    assertThat(verdict.note())
        .isEqualTo(
            "3 videos are held back because nothing tells whether they are new (the marker gone is"
                + " not listed): say baseline = \"all\", \"now\" or a date in the channel file");
    assertThat(watched.marker()).isEqualTo(new Marker("gone", 3));
  }

  @Test
  void aMarkerFromTheInternetIsCleanedBeforeItIsSaid() {
    Verdict verdict = Watched.inherited("\u001b[2J", 3).full("a");

    assertThat(verdict.note()).contains("the marker").doesNotContain("\u001b");
  }

  @Test
  void aCounterWithoutAMarkerProvesNothingEither() {
    Watched watched = Watched.inherited(null, 7);

    Verdict verdict = watched.full("b", "a");

    assertThat(verdict.queue()).isEmpty();
    assertThat(watched.marked(Mark.LOST_MARKER)).containsExactly("a", "b");
    assertThat(verdict.note()).startsWith("2 videos are held back").doesNotContain("the marker");
  }

  @Test
  void whatAppearsAboveHeldVideosIsNewButDoesNotMoveTheMarkerPastThem() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("c", "b", "a");

    Verdict verdict = watched.lazily("d", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("d");
    assertThat(verdict.held()).isEqualTo(3);
    assertThat(verdict.note()).startsWith("3 videos are held back");
    assertThat(watched.marker()).isEqualTo(new Marker("gone", 4));
  }

  @Test
  void whatAppearsBelowHeldVideosIsHeldToo() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("v40", "v39", "v38");

    Verdict verdict = watched.full(newestFirst(41, 1));

    assertThat(ids(verdict)).containsExactly("v41");
    assertThat(watched.state().held()).isEqualTo(40);
  }

  @Test
  void anAnnouncedVideoIsNotHeld() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("p:upcoming", "b", "a");

    assertThat(ids(watched.full("p", "b", "a"))).containsExactly("p");
    assertThat(watched.marked(Mark.LOST_MARKER)).containsExactly("a", "b");
  }

  @Test
  void aMarkerThatIsListedLaterAfterAllReleasesWhatIsAboveIt() {
    Watched watched = Watched.inherited("v36", 36);
    Verdict _ = watched.full("v40", "v39", "v38");

    Verdict verdict = watched.full(newestFirst(40, 1));

    assertThat(ids(verdict)).containsExactly("v37", "v38", "v39", "v40");
    assertThat(watched.mark("v36")).isEqualTo(Mark.BASELINE);
    assertThat(watched.mark("v1")).isEqualTo(Mark.BASELINE);
    assertThat(watched.marker().lastVideo()).isEqualTo("v40");
  }

  @Test
  void aMarkerThatIsListedLaterAfterAllCountsAlsoWhenThereWereNewVideosInBetween() {
    Watched watched = Watched.inherited("v36", 36);
    Verdict _ = watched.full("v40", "v39", "v38");
    Verdict _ = watched.lazily("v41", "v40", "v39", "v38");

    assertThat(ids(watched.full(newestFirst(41, 1)))).containsExactly("v37", "v38", "v39", "v40");
  }

  @Test
  void aMarkerThatThePersonSetsOnAHeldVideoReleasesWhatIsAboveIt() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("d", "c", "b", "a");

    Verdict verdict = watched.withMarker("b").full("d", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("c", "d");
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b");
    assertThat(verdict.note()).isEmpty();
  }

  @Test
  void allQueuesWhatWasHeldAtAnyDepthAndMovesTheMarker() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full(newestFirst(10, 1));
    assertThat(Detection.needsFull(watched.state(), new Baseline.Unsaid())).isFalse();
    assertThat(Detection.needsFull(watched.state(), ALL)).isTrue();

    Verdict verdict = watched.saying(ALL).full(newestFirst(10, 1));

    assertThat(ids(verdict)).hasSize(10).startsWith("v1").endsWith("v10");
    assertThat(Watched.resurfaced(verdict)).isEmpty();
    assertThat(verdict.note()).isEmpty();
    assertThat(watched.marker()).isEqualTo(new Marker("v10", 13));
    assertThat(watched.facts().baseline()).isEqualTo("all");
    assertThat(Detection.needsFull(watched.state(), ALL)).isFalse();
  }

  @Test
  void nowAcceptsWhatWasHeldAsThePast() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("b", "a");

    Verdict verdict = watched.saying(NOW).full("c", "b", "a");

    assertThat(ids(verdict)).containsExactly("c");
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b");
    assertThat(verdict.note()).isEmpty();
  }

  @Test
  void aDateSplitsWhatWasHeldAndLeavesTheUndatedToThePerson() {
    Watched watched = Watched.inherited("gone", 3);
    String[] list = {"d@2026-03-02", "c@2026-03-01", "b@2026-02-28", "a"};
    Verdict _ = watched.full(list);

    Verdict verdict = watched.saying(FROM_MARCH).full(list);

    assertThat(ids(verdict)).containsExactly("c", "d");
    assertThat(watched.mark("b")).isEqualTo(Mark.BASELINE);
    assertThat(watched.mark("a")).isEqualTo(Mark.LOST_MARKER);
    assertThat(verdict.note()).startsWith("1 videos are held back");
    assertThat(ids(watched.saying(ALL).full(list))).containsExactly("a");
  }

  @Test
  void aWordThatReachedOnlyTheTopOfAListStillCountsForTheRest() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full(newestFirst(10, 1));

    assertThat(ids(watched.saying(ALL).lazily(newestFirst(10, 1)))).hasSize(3);

    assertThat(Detection.needsFull(watched.state(), ALL)).isTrue();
    assertThat(ids(watched.full(newestFirst(10, 1)))).hasSize(7);
    assertThat(Detection.needsFull(watched.state(), ALL)).isFalse();
  }

  @Test
  void aWordWhoseCheckWasCancelledStillCountsForTheRest() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("d", "c", "b", "a");

    Verdict _ = watched.saying(ALL).cancelledAfter(2, Watched.whole("d", "c", "b", "a"));

    assertThat(watched.facts().baseline()).isEmpty();
    assertThat(ids(watched.full("d", "c", "b", "a"))).containsExactly("c", "d");
  }

  @Test
  void aMarkerSetOnAHeldVideoStillCountsForTheRestOfACancelledCheck() {
    Watched watched = Watched.inherited("gone", 3);
    Verdict _ = watched.full("d", "c", "b", "a");

    Verdict _ = watched.withMarker("b").cancelledAfter(1, Watched.whole("d", "c", "b", "a"));

    assertThat(watched.marker().lastVideo()).isEqualTo("c");
    assertThat(ids(watched.full("d", "c", "b", "a"))).containsExactly("d");
  }

  @Test
  void whatAppearsAtTheEndOfAHeldListOfAnyOrderIsNew() {
    Watched watched = Watched.inherited("gone", 3).inOrder(Order.ANY);
    Verdict _ = watched.full("a", "b", "c");

    assertThat(ids(watched.full("a", "b", "c", "d"))).containsExactly("d");
  }

  @Test
  void aWordSaidBeforeIsNotAppliedAgain() {
    Watched watched = Watched.inherited("gone", 3).saying(FROM_MARCH);
    Verdict _ = watched.full("b@2026-03-02", "a");
    assertThat(watched.mark("a")).isEqualTo(Mark.LOST_MARKER);

    assertThat(ids(watched.full("b@2026-03-02", "a@2026-03-03"))).isEmpty();
    assertThat(watched.mark("a")).isEqualTo(Mark.LOST_MARKER);
  }

  // ---- new channels and what the person says

  @Test
  void nowMakesAllThatANewChannelHasThePast() {
    Watched watched = Watched.newChannel().saying(NOW);

    assertThat(ids(watched.full("p:upcoming", "b", "m:members", "a"))).isEmpty();
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "m", "b");
    assertThat(watched.marker()).isEqualTo(Marker.NONE);

    assertThat(ids(watched.lazily("c", "p", "b", "m", "a"))).containsExactly("p", "c");
    assertThat(ids(watched.full("c", "p", "b", "m", "a"))).isEmpty();
  }

  @Test
  void nowForAnEmptyChannelDoesNotSwallowItsFirstVideo() {
    Watched watched = Watched.newChannel().saying(NOW);
    assertThat(ids(watched.full())).isEmpty();

    assertThat(ids(watched.full("a"))).containsExactly("a");
  }

  @Test
  void nowDoesNotSwallowATabThatAppearsLater() {
    Watched shorts =
        Watched.in(new SourceState(Map.of(), SourceFacts.NONE.gone()), new Marker("v", 1))
            .saying(NOW);

    assertThat(ids(shorts.full("s1"))).containsExactly("s1");
    assertThat(shorts.facts().baseline()).isEqualTo("now");
  }

  @Test
  void nowDoesNotSwallowATabThatAppearedWhenItsFirstCheckWasCancelled() {
    Watched shorts =
        Watched.in(new SourceState(Map.of(), SourceFacts.NONE.gone()), new Marker("v", 1))
            .saying(NOW);
    Verdict _ = shorts.cancelledAfter(0, Watched.whole("s2", "s1"));

    assertThat(ids(shorts.full("s2", "s1"))).containsExactly("s1", "s2");
  }

  @Test
  void allQueuesANewChannelWhole() {
    assertThat(ids(Watched.newChannel().saying(ALL).full("b", "a"))).containsExactly("a", "b");
  }

  @Test
  void aDateSplitsANewChannel() {
    Watched watched = Watched.newChannel().saying(FROM_MARCH);

    Verdict verdict = watched.full("d", "c@2026-03-01", "b@2026-02-28");

    assertThat(ids(verdict)).containsExactly("c");
    assertThat(watched.mark("b")).isEqualTo(Mark.BASELINE);
    assertThat(watched.mark("d")).isEqualTo(Mark.LOST_MARKER);
    assertThat(verdict.note()).doesNotContain("the marker");
  }

  @Test
  void aDateStillSplitsANewChannelWhoseFirstCheckWasCancelled() {
    Watched watched = Watched.newChannel().saying(FROM_MARCH);
    String[] list = {"d@2026-03-03", "c@2026-03-02", "b@2026-02-28", "a@2026-02-27"};
    Verdict _ = watched.cancelledAfter(1, Watched.whole(list));

    assertThat(ids(watched.full(list))).containsExactly("d");
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b");
  }

  @Test
  void aWordInANormalChannelChangesNothing() {
    Watched watched = Watched.after("c", "b", "a").saying(NOW);

    assertThat(ids(watched.lazily("d", "c", "b", "a"))).containsExactly("d");
    assertThat(ids(watched.full("e", "d", "c", "b", "late", "a"))).containsExactly("late", "e");
  }

  @Test
  void anUnbelievableFirstListingDoesNotUseUpTheFirstContact() {
    Watched watched = Watched.newChannel().saying(NOW);
    Verdict _ = watched.fullThen(new ListingEnd.NotAList("a video"), "x");

    assertThat(ids(watched.full("b", "a"))).isEmpty();
    assertThat(watched.marked(Mark.BASELINE)).containsExactly("a", "b");
  }

  // ---- markers that somebody sets later

  @Test
  void aMarkerThatAnotherProgramMovedCoversWhatItQueued() {
    Watched watched = Watched.after(newestFirst(5, 1)).withMarker("v15");

    Verdict verdict = watched.lazily(newestFirst(16, 1));

    assertThat(ids(verdict)).containsExactly("v16");
    assertThat(watched.marked(Mark.BASELINE)).hasSize(10).startsWith("v6").endsWith("v15");
    assertThat(ids(watched.full(newestFirst(16, 1)))).isEmpty();
  }

  @Test
  void aForeignMarkerDoesNotTakeBackWhatWeAreWaitingFor() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.full("p:upcoming", "m:members", "c", "b", "a");

    Verdict verdict = watched.withMarker("d").full("e", "d", "p", "m", "c", "b", "a");

    assertThat(ids(verdict)).containsExactlyInAnyOrder("e", "p", "m");
  }

  @Test
  void ourOwnMarkerHidesNothingBelowIt() {
    Watched watched = Watched.after("c", "b", "a");

    assertThat(watched.marker().lastVideo()).isEqualTo("c");
    assertThat(ids(watched.full("c", "b", "late", "a"))).containsExactly("late");
  }

  @Test
  void deletedStateWithTheMarkerListedFloodsNothing() {
    Watched watched = Watched.after(newestFirst(50, 1));
    Watched forgetful = Watched.in(SourceState.NONE, watched.marker());

    assertThat(ids(forgetful.full(newestFirst(52, 1)))).containsExactly("v51", "v52");
  }

  @Test
  void deletedStateWithTheMarkerDeletedHoldsEverything() {
    Watched forgetful = Watched.in(SourceState.NONE, new Marker("v50", 50));

    assertThat(ids(forgetful.full(newestFirst(49, 1)))).isEmpty();
    assertThat(forgetful.state().held()).isEqualTo(49);
  }

  @Test
  void linksThatAKilledRunWroteCountAsKnownWithoutMakingTheChannelSomebodyElses() {
    SourceState recovered =
        new SourceState(Map.of("a", Mark.QUEUED, "b", Mark.QUEUED), SourceFacts.NONE);

    assertThat(ids(Watched.in(recovered, Marker.NONE).full("d", "c", "b", "a")))
        .containsExactly("c", "d");
    assertThat(ids(Watched.in(recovered, new Marker("b", 2)).full("d", "c", "b", "a")))
        .containsExactly("c", "d");
  }
}
