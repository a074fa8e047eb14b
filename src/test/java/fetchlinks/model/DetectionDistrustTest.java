package fetchlinks.model;

import static fetchlinks.model.Listed.join;
import static fetchlinks.model.Listed.newestFirst;
import static fetchlinks.model.Watched.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Listings that report success and are wrong. */
class DetectionDistrustTest {

  private static final String[] REPLACED = {"z", "y", "x", "w"};

  @Test
  void nothingListedWhereSomethingWasKnownIsNeverBelieved() {
    Watched watched = Watched.after("c", "b", "a");
    SourceState before = watched.state();

    for (int check = 1; check <= 5; check++) {
      Verdict verdict = watched.full();
      assertSuspicious(verdict, "nothing is listed where something was known");
      assertThat(watched.facts().doubts()).isEqualTo(check);
    }

    assertThat(watched.state().seen()).isEqualTo(before.seen());
    assertThat(watched.facts().size()).isEqualTo(3);
    assertThat(Detection.needsFull(watched.state())).isTrue();
    assertThat(ids(watched.full("d", "c", "b", "a"))).containsExactly("d");
    assertThat(watched.facts().doubts()).isZero();
  }

  @Test
  void anOutdatedProgramThatListsNothingIsNotBelievedAtTheFirstContactWithAMarker() {
    Watched watched = Watched.inherited("c", 3);

    assertSuspicious(watched.full(), "nothing is listed");

    assertThat(ids(watched.full("d", "c", "b"))).containsExactly("d");
  }

  @Test
  void aNewChannelMayBeEmpty() {
    Watched watched = Watched.newChannel();

    assertThat(watched.full().problem()).isEmpty();
    assertThat(watched.full().problem()).isEmpty();
    assertThat(ids(watched.full("a"))).containsExactly("a");
  }

  @Test
  void aChannelWhosePremiereWasTakenBackMayBeEmpty() {
    Watched watched = Watched.after("p:upcoming");

    assertThat(watched.full().problem()).isEmpty();
  }

  @Test
  void aChannelThatHadTabsAndHasNoneIsNotBelieved() {
    SourceFacts expanded = SourceFacts.NONE.expandedTo(List.of(new SourceId("https://x/videos")));
    Watched watched =
        Watched.in(SourceState.NONE.with(new SourceUpdate(Map.of(), expanded)), Marker.NONE);

    assertSuspicious(watched.full(), "nothing is listed");
  }

  @Test
  void placeholderTitlesAreNeverBelieved() {
    Watched watched = Watched.after("c", "b", "a");
    Video named = Listed.video("d");
    Video nameless = new Video("e", "youtube video #e", "u", null, Availability.PUBLIC, "{}");
    Reading reading =
        new Reading(
            List.of(new Item.Entry(nameless), new Item.Entry(named)),
            new ListingEnd.Complete(-1),
            true,
            new ListingMeta("", "", ""));

    for (int check = 0; check < 4; check++) {
      assertSuspicious(watched.check(reading), "titles are placeholders");
    }
    assertThat(watched.mark("e")).isNull();
  }

  @Test
  void aPlaceholderTitleIsNotBelievedInAListThatBrokeOffEither() {
    Video nameless = new Video("e", "youtube video #e", "u", null, Availability.PUBLIC, "{}");
    Reading reading =
        new Reading(
            List.of(new Item.Entry(nameless)),
            new ListingEnd.Stopped(),
            false,
            new ListingMeta("", "", ""));

    assertSuspicious(Watched.after("c", "b", "a").check(reading), "titles are placeholders");
  }

  @Test
  void aTitleThatOnlyLooksLikeAPlaceholderIsATitle() {
    Video video = new Video("e", "youtube video #1", "u", null, Availability.PUBLIC, "{}");
    Reading reading =
        new Reading(
            List.of(new Item.Entry(video)),
            new ListingEnd.Complete(-1),
            true,
            new ListingMeta("", "", ""));

    assertThat(ids(Watched.newChannel().check(reading))).containsExactly("e");
  }

  @Test
  void aPageThatIsNoListIsNotBelieved() {
    Watched watched = Watched.after("c", "b", "a");

    Verdict verdict = watched.fullThen(new ListingEnd.NotAList("a vid\u001beo"), "odd");

    assertSuspicious(verdict, "the page is no list but a vid");
    assertThat(verdict.problem().orElseThrow().message()).doesNotContain("\u001b");
    assertThat(watched.mark("odd")).isNull();
  }

  @Test
  void aListOfStrangersIsBelievedTheThirdTimeInARow() {
    Watched watched = Watched.after("c", "b", "a");

    assertSuspicious(watched.full(REPLACED), "not one of 4 entries is known");
    assertThat(watched.marked(Mark.SUSPECT)).containsExactly("w", "x", "y", "z");
    assertSuspicious(watched.full(REPLACED), "not one of 4 entries is known");

    assertThat(ids(watched.full(REPLACED))).containsExactly("w", "x", "y", "z");
    assertThat(watched.facts().doubts()).isZero();
    assertThat(watched.facts().gap()).isFalse();
  }

  @Test
  void strangersThatAreOthersEachTimeAreNotBelieved() {
    Watched watched = Watched.after("c", "b", "a");

    for (int check = 0; check < 5; check++) {
      assertSuspicious(watched.full("r" + check, "s" + check), "not one of 2 entries is known");
    }
  }

  @Test
  void halfOfThemTheSameIsEnough() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.full("x", "w");
    Verdict _ = watched.full("x", "w");

    assertThat(ids(watched.full("z", "y", "x", "w"))).containsExactly("w", "x", "y", "z");
  }

  @Test
  void aListThatCameRightInBetweenStartsTheCountAgain() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.full(REPLACED);
    Verdict _ = watched.full(REPLACED);
    assertThat(watched.full("c", "b", "a").problem()).isEmpty();

    assertSuspicious(watched.full(REPLACED), "not one of 4");
  }

  @Test
  void aNewWordOfThePersonMakesStrangersBelievableAtOnce() {
    Watched all = Watched.after("c", "b", "a").saying(new Baseline.All());
    Watched now = Watched.after("c", "b", "a").saying(new Baseline.Now());
    Watched date =
        Watched.after("c", "b", "a")
            .saying(new Baseline.From(Instant.parse("2026-03-01T00:00:00Z")));

    assertThat(ids(all.full(REPLACED))).containsExactly("w", "x", "y", "z");
    assertThat(ids(now.full(REPLACED))).isEmpty();
    assertThat(now.marked(Mark.BASELINE)).containsExactly("w", "x", "y", "z");
    assertThat(ids(date.full("y@2026-03-02", "x@2026-02-02"))).containsExactly("y");
  }

  @Test
  void aWordThatWasUsedUpDoesNotMakeStrangersBelievable() {
    Watched watched = Watched.newChannel().saying(new Baseline.Now());
    Verdict _ = watched.full("c", "b", "a");

    assertSuspicious(watched.full(REPLACED), "not one of 4");
  }

  @Test
  void believedStrangersOfWhichOnlySomeGotQueuedAreStillBelieved() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.full(REPLACED);
    Verdict _ = watched.full(REPLACED);

    Verdict _ = watched.cancelledAfter(0, Watched.whole(REPLACED));

    assertThat(ids(watched.full(REPLACED))).hasSize(4);
  }

  @Test
  void strangersWithAForeignMarkerAmongThemAreNoStrangers() {
    Watched watched = Watched.after("c", "b", "a").withMarker("x");

    assertThat(ids(watched.full(REPLACED))).containsExactly("y", "z");
  }

  @Test
  void lessThanHalfIsBelievedTheThirdTimeInARow() {
    Watched watched = Watched.after(newestFirst(100, 1));
    String[] page = join(new String[] {"n"}, newestFirst(100, 53));

    assertSuspicious(watched.full(page), "only 49 entries are listed, there were 100");
    assertThat(watched.facts().size()).isEqualTo(100);
    assertSuspicious(watched.full(page), "only 49 entries");

    Verdict verdict = watched.full(page);
    assertThat(ids(verdict)).containsExactly("n");
    assertThat(verdict.problem()).isEmpty();
    assertThat(watched.facts().size()).isEqualTo(49);
  }

  @Test
  void exactlyHalfIsBelieved() {
    Watched watched = Watched.after(newestFirst(100, 1));

    assertThat(watched.full(newestFirst(100, 51)).problem()).isEmpty();
  }

  @Test
  void aLazyListingIsNotCompared() {
    Watched watched = Watched.after(newestFirst(100, 1));

    assertThat(watched.lazily(newestFirst(101, 1)).problem()).isEmpty();
  }

  @Test
  void aSilentEndAfterPageOneOfANewChannelLosesNothing() {
    Watched watched = Watched.newChannel();
    assertThat(ids(watched.full(newestFirst(90, 61)))).hasSize(30);

    Verdict verdict = watched.full(newestFirst(91, 1));

    assertThat(ids(verdict)).hasSize(61).startsWith("v1").endsWith("v91");
    assertThat(watched.marker()).isEqualTo(new Marker("v91", 91));
  }

  @Test
  void whatAnUnbelievableListingShowedIsQueuedAsSoonAsAListingIsBelieved() {
    Watched watched = Watched.after("c", "b", "a");
    Verdict _ = watched.full(REPLACED);

    assertThat(ids(watched.full("z", "c", "b", "a"))).containsExactly("z");
    assertThat(watched.marked(Mark.SUSPECT)).containsExactly("w", "x", "y");
  }

  private static void assertSuspicious(Verdict verdict, String message) {
    Failure problem = verdict.problem().orElseThrow();
    assertThat(problem.kind()).isEqualTo(FailureClass.SUSPICIOUS);
    assertThat(problem.message()).startsWith("listing looks cut short: " + message);
    assertThat(problem.advice()).contains("update yt-dlp");
    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.children()).isEmpty();
    assertThat(verdict.note()).isEmpty();
    assertThat(verdict.update().facts().gap()).isTrue();
  }
}
