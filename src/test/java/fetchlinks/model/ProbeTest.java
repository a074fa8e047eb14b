package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {

  private static final Baseline UNSAID = new Baseline.Unsaid();
  private static final Instant LATER = Watched.START.plusSeconds(3600);

  private static ProbeAnswer ask(SourceState state, String... feed) {
    Probe probe = new Probe(state);
    for (String entry : feed) {
      if (!probe.take(Listed.item(entry))) {
        break;
      }
    }
    return probe.answer("tag");
  }

  private static boolean isAllowed(Watched watched) {
    return isAllowed(watched.state(), watched.marker());
  }

  private static boolean isAllowed(SourceState state, Marker marker) {
    return Probe.refusal(state, marker, UNSAID).isEmpty();
  }

  private static SourceState with(SourceState state, SourceFacts facts) {
    return new SourceState(state.seen(), facts);
  }

  @Test
  void aFeedThatShowsOnlyWhatIsKnownMeansThatNothingIsNew() {
    SourceState state = Watched.after("c", "b", "a").state();

    assertThat(ask(state, "c", "b"))
        .isEqualTo(new ProbeAnswer.NothingNew("all of 2 entries are known", "tag"));
  }

  @Test
  void theFirstNewIdIsEnoughForAListing() {
    Probe probe = new Probe(Watched.after("b", "a").state());

    assertThat(probe.take(Listed.item("b"))).isTrue();
    assertThat(probe.take(Listed.item("new"))).isFalse();
    assertThat(probe.answer("")).isEqualTo(new ProbeAnswer.AskTheList(ListReason.NEW_ID));
  }

  @Test
  void aNewIdCountsWhereverItStands() {
    SourceState state = Watched.after("c", "b", "a").state();

    assertThat(ask(state, "c", "b", "a", "old one made public"))
        .isEqualTo(new ProbeAnswer.AskTheList(ListReason.NEW_ID));
  }

  @Test
  void anEmptyFeedProvesNothing() {
    assertThat(ask(Watched.after("a").state()))
        .isEqualTo(new ProbeAnswer.AskTheList(ListReason.EMPTY_FEED));
  }

  @Test
  void anEntryWithoutDataProvesNothing() {
    assertThat(ask(Watched.after("b", "a").state(), "b", "?", "a"))
        .isInstanceOf(ProbeAnswer.AskTheList.class);
    assertThat(ask(Watched.after("b", "a").state(), "b", "> tab"))
        .isInstanceOf(ProbeAnswer.AskTheList.class);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsSettledCountsAsKnown(Mark mark) {
    SourceState state = new SourceState(Map.of("a", mark), Watched.after("b").state().facts());

    boolean answered = ask(state, "a") instanceof ProbeAnswer.NothingNew;

    assertThat(answered)
        .isEqualTo(mark == Mark.BASELINE || mark == Mark.QUEUED || mark == Mark.SKIPPED);
  }

  @Test
  void aFeedThatIsAsLongAsAListIsNotReadToItsEnd() {
    String[] hundredOne = Listed.newestFirst(101, 1);
    SourceState state = Watched.after(hundredOne).state();

    assertThat(ask(state, hundredOne)).isEqualTo(new ProbeAnswer.AskTheList(ListReason.LONG_FEED));
    assertThat(ask(state, Listed.newestFirst(100, 1))).isInstanceOf(ProbeAnswer.NothingNew.class);
  }

  @Test
  void aListThatWasReadInFullAndGrowsAtTheTopMayBeProbed() {
    assertThat(isAllowed(Watched.after("b", "a"))).isTrue();
  }

  static List<Arguments> statesThatNeedAListing() {
    SourceState good = Watched.after("b", "a").state();
    SourceFacts facts = good.facts();
    SourceId child = new SourceId("https://e.test/videos");
    return List.of(
        Arguments.of(SourceState.NONE, ListReason.FIRST),
        Arguments.of(
            new SourceState(Map.of(), SourceFacts.start(Order.TOP, true)), ListReason.FIRST),
        Arguments.of(Watched.after("b", "a").inOrder(Order.BOTTOM).state(), ListReason.FULL),
        Arguments.of(Watched.after("b", "a").inOrder(Order.ANY).state(), ListReason.FULL),
        Arguments.of(with(good, facts.leftOpen()), ListReason.FULL),
        Arguments.of(with(good, facts.doubted()), ListReason.DOUBTED),
        Arguments.of(with(good, facts.gone()), ListReason.ABSENT),
        Arguments.of(with(good, facts.expandedTo(List.of(child))), ListReason.NO_FEED),
        Arguments.of(
            good.with(new SourceUpdate(Map.of("x", Mark.LOST_MARKER), facts)), ListReason.HELD));
  }

  @ParameterizedTest
  @MethodSource("statesThatNeedAListing")
  void noListIsProbedWhileAListingHasMoreToTell(SourceState state, ListReason reason) {
    assertThat(Probe.refusal(state, Marker.NONE, UNSAID)).contains(reason);
  }

  @Test
  void aMarkerThatSomebodyElseHasSetIsLookedAtInTheList() {
    Watched moved = Watched.after("b", "a").withMarker("unheard of");
    assertThat(Probe.refusal(moved.state(), moved.marker(), UNSAID)).contains(ListReason.MARKER);
    assertThat(isAllowed(Watched.after("b", "a").withMarker("a"))).isTrue();
  }

  @Test
  void afterSixAnswersInARowTheListIsRead() {
    SourceState state = Watched.after("b", "a").state();
    for (int i = 0; i < Probe.IN_A_ROW; i++) {
      assertThat(isAllowed(state, Marker.NONE)).as("probe %d", i + 1).isTrue();
      state = with(state, state.facts().probed(""));
    }

    assertThat(Probe.refusal(state, Marker.NONE, UNSAID)).contains(ListReason.TURN);
    Watched listed = Watched.in(state, new Marker("b", 2));
    Verdict _ = listed.lazily("b", "a");
    assertThat(isAllowed(listed)).isTrue();
  }

  @Test
  void aProbedCheckCountsTowardsTheNextFullListing() {
    SourceState state = Watched.after("b", "a").state();
    int checks =
        Math.toIntExact(
            IntStream.iterate(1, i -> i + 1)
                .takeWhile(i -> !Detection.isFullDue(probed(state, i), LATER))
                .count());

    assertThat(checks + 1).isEqualTo(Detection.CHECKS_BETWEEN_FULL - 1);
  }

  private static SourceState probed(SourceState state, int times) {
    SourceFacts facts = state.facts();
    for (int i = 0; i < times; i++) {
      facts = facts.probed("");
    }
    return with(state, facts);
  }

  @Test
  void aProbeChangesNothingButItsCountersAndValidators() {
    SourceFacts before = Watched.after("b", "a").facts();

    SourceFacts after = before.probed("tag");

    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("checksSinceFull", "probesInARow", "validators")
        .isEqualTo(before);
    assertThat(after.checksSinceFull()).isEqualTo(before.checksSinceFull() + 1);
    assertThat(after.probesInARow()).isEqualTo(before.probesInARow() + 1);
    assertThat(after.validators()).isEqualTo("tag");
  }

  @Test
  void validatorsAreThoseOfTheLastListingThatLackedNothing() {
    Watched watched = Watched.after("a");
    Verdict _ = watched.check(reading(new ListingEnd.Complete(-1), "first", "b", "a"));
    assertThat(watched.facts().validators()).isEqualTo("first");

    Verdict _ = watched.check(reading(new ListingEnd.CutShort(Watched.HTTP_500), "cut", "c", "b"));
    assertThat(watched.facts().validators()).isEqualTo("first");

    Verdict _ = watched.check(reading(new ListingEnd.Complete(-1), "", "c", "b", "a"));
    assertThat(watched.facts().validators()).isEqualTo("first");

    Verdict _ = watched.check(reading(new ListingEnd.Complete(-1), "second", "d", "c", "b", "a"));
    assertThat(watched.facts().validators()).isEqualTo("second");
  }

  private static Reading reading(ListingEnd end, String validators, String... entries) {
    return new Reading(Listed.items(entries), end, true, new ListingMeta("", "", "", validators));
  }
}
