package fetchlinks.model;

import static fetchlinks.model.Listed.join;
import static fetchlinks.model.Listed.newestFirst;
import static fetchlinks.model.Watched.HTTP_500;
import static fetchlinks.model.Watched.ids;
import static fetchlinks.model.Watched.reading;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings that prove less than they should. */
class DetectionOpenEndTest {

  @Test
  void aListingThatBreaksOffAboveWhatIsKnownDecidesNothing() {
    Watched watched = Watched.after(newestFirst(40, 1));
    SourceState before = watched.state();

    Verdict verdict = watched.lazilyThen(new ListingEnd.CutShort(HTTP_500), newestFirst(100, 41));

    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.problem()).contains(HTTP_500);
    assertThat(watched.state().seen()).isEqualTo(before.seen());
    assertThat(watched.facts()).isEqualTo(before.facts().leftOpen());
    assertThat(watched.facts().checksSinceFull()).isEqualTo(1);
    assertThat(watched.facts().gap()).isTrue();
    assertThat(watched.marker().lastVideo()).isEqualTo("v40");
    assertThat(ids(watched.full(newestFirst(100, 1)))).hasSize(60);
  }

  @Test
  void aFullListingThatBreaksOffBelowTheClosedWindowQueuesWhatIsAbove() {
    Watched watched = Watched.after(newestFirst(90, 1));

    Verdict verdict = watched.cut(newestFirst(92, 31));

    assertThat(ids(verdict)).containsExactly("v91", "v92");
    assertThat(verdict.problem()).contains(HTTP_500);
    assertThat(watched.facts().gap()).isTrue();
    assertThat(watched.facts().size()).isEqualTo(90);
    assertThat(watched.facts().lastFull()).isEqualTo(Watched.START);
    assertThat(watched.marker().lastVideo()).isEqualTo("v92");
    assertThat(watched.full(newestFirst(92, 1)).problem()).isEmpty();
    assertThat(watched.facts().gap()).isFalse();
  }

  @Test
  void aLazyListingNeedsNoMoreThanTheClosedWindow() {
    Watched watched = Watched.after(newestFirst(90, 1));

    Verdict verdict =
        watched.check(reading(false, new ListingEnd.CutShort(HTTP_500), "n", "v90", "v89", "v88"));

    assertThat(ids(verdict)).containsExactly("n");
    assertThat(verdict.problem()).isEmpty();
    assertThat(watched.facts().gap()).isFalse();
    assertThat(watched.facts().checksSinceFull()).isEqualTo(1);
  }

  @Test
  void twoKnownIdsDoNotCloseTheWindow() {
    Watched watched = Watched.after("c", "b", "a");

    Verdict verdict = watched.check(reading(false, new ListingEnd.Stopped(), "n", "c", "b"));

    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.problem().orElseThrow().message()).contains("it was stopped early");
    assertThat(watched.facts().gap()).isTrue();
  }

  @Test
  void aFullListingThatWasStoppedIsNotWhole() {
    Watched watched = Watched.after("c", "b", "a");

    Verdict verdict = watched.fullThen(new ListingEnd.Stopped(), "n", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("n");
    assertThat(verdict.problem().orElseThrow().message())
        .isEqualTo("listing was cut short: it was stopped early");
    assertThat(verdict.problem().orElseThrow().kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(watched.facts().gap()).isTrue();
  }

  @Test
  void anEntryWithoutDataLeavesAGapAlsoInALazyListing() {
    Watched watched = Watched.after("c", "b", "a");

    Verdict verdict = watched.lazily("e", "?", "c", "b", "a");

    assertThat(ids(verdict)).containsExactly("e");
    assertThat(verdict.problem().orElseThrow().message()).contains("an entry came without data");
    assertThat(Detection.needsFull(watched.state())).isTrue();
    assertThat(ids(watched.full("g", "f", "e", "d", "c", "b", "a"))).containsExactly("d", "f", "g");
  }

  @Test
  void anEntryWithoutDataDeepInAFullListingLeavesAGap() {
    Watched watched = Watched.after("d", "c", "b", "a");

    Verdict verdict = watched.full("e", "d", "c", "b", "?");

    assertThat(ids(verdict)).containsExactly("e");
    assertThat(verdict.problem()).isPresent();
    assertThat(watched.facts().size()).isEqualTo(4);
    assertThat(watched.facts().gap()).isTrue();
  }

  @Test
  void aListOfNothingButEntriesWithoutDataIsIncompleteNotSuspicious() {
    Verdict verdict = Watched.after("a").full("?", "?");

    assertThat(verdict.problem().orElseThrow().kind()).isEqualTo(FailureClass.TRANSIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 8, true",
    "10, 7, false",
    "3, 1, true",
    "4, 1, false",
    "100, 90, true",
    "100, 89, false",
    "-1, 5, true",
    "5, 9, true",
    "0, 0, true"
  })
  void aListIsWholeWhenNoMoreThanATenthOrTwoOfTheClaimedEntriesAreMissing(
      int claimed, int came, boolean whole) {
    Watched watched = Watched.newChannel();

    Verdict verdict = watched.fullThen(new ListingEnd.Complete(claimed), newestFirst(came, 1));

    assertThat(verdict.problem().isEmpty()).isEqualTo(whole);
    assertThat(ids(verdict)).hasSize(whole ? came : 0);
  }

  @Test
  void aListThatIsShorterThanClaimedSaysByHowMuch() {
    Verdict verdict =
        Watched.newChannel().fullThen(new ListingEnd.Complete(40), newestFirst(40, 11));

    assertThat(verdict.problem().orElseThrow().message())
        .isEqualTo("listing was cut short: 30 of 40 entries came");
  }

  @Test
  void aNewChannelThatBreaksOffIsQueuedOnceItIsReadToItsEnd() {
    Watched watched = Watched.newChannel();

    assertThat(watched.cut(newestFirst(90, 31)).queue()).isEmpty();
    assertThat(watched.marker()).isEqualTo(Marker.NONE);

    assertThat(ids(watched.full(newestFirst(90, 1)))).hasSize(90);
  }

  @Test
  void whatIsFoundBelowTheWindowOfAListThatBreaksOffIsQueued() {
    Watched watched = Watched.after(newestFirst(90, 1));

    Verdict verdict = watched.cut("v90", "v89", "v88", "late", "v87");

    assertThat(ids(verdict)).containsExactly("late");
    assertThat(Watched.resurfaced(verdict)).containsExactly("late");
  }

  @Test
  void aGapStaysUntilTheListIsReadToItsEnd() {
    Watched watched = Watched.after(newestFirst(90, 1));
    Verdict _ = watched.cut(newestFirst(90, 31));

    Verdict _ = watched.lazily(newestFirst(90, 1));

    assertThat(watched.facts().gap()).isTrue();
  }

  @Test
  void aLazyListingThatReachesTheProvenEndIsAFullOne() {
    Watched watched = Watched.after("b", "a");
    Verdict _ = watched.lazily("b", "a");

    assertThat(watched.facts().checksSinceFull()).isZero();
    assertThat(ids(watched.lazily("c", "b", "a"))).containsExactly("c");
    assertThat(watched.facts().size()).isEqualTo(3);
  }

  @Test
  void aCutListOfListsSaysSoAndNamesWhatItSaw() {
    Watched watched = Watched.newChannel();

    Verdict verdict = watched.cut("> https://x/videos");

    assertThat(verdict.children()).containsExactly(new SourceId("https://x/videos"));
    assertThat(verdict.problem()).contains(HTTP_500);
    assertThat(watched.facts().gap()).isTrue();
    assertThat(watched.facts().lastFull()).isNull();
  }

  @Test
  void aCutListWithListsInItDecidesNothingButNamesThem() {
    Verdict verdict = Watched.newChannel().cut(join(newestFirst(3, 1), "> https://x/live"));

    assertThat(verdict.queue()).isEmpty();
    assertThat(verdict.children()).containsExactly(new SourceId("https://x/live"));
  }
}
