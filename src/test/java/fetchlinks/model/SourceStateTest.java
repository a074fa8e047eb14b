package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceStateTest {

  private static final Instant LISTED = Instant.parse("2026-03-01T00:00:00Z");
  private static final SourceFacts FACTS =
      SourceFacts.NONE.but(facts -> {
        facts.size = 9;
        facts.order = Order.ANY;
        facts.checksSinceFull = 3;
        facts.lastFull = LISTED;
        facts.probesInARow = 2;
        facts.doubts = 1;
        facts.baseline = "all";
        facts.children = List.of(new SourceId("https://x/videos"));
        facts.extractor = "tab";
        facts.siteId = "UC1";
      });

  @Test
  void anUpdateKeepsTheOrderOfFirstSight() {
    SourceState state = SourceState.NONE.with(marks("a", Mark.DEFERRED, "b", Mark.QUEUED));

    SourceState later = state.with(marks("c", Mark.QUEUED, "a", Mark.QUEUED));

    assertThat(later.seen().keySet()).containsExactly("a", "b", "c");
    assertThat(later.mark("a")).isEqualTo(Mark.QUEUED);
    assertThat(state.mark("a")).as("the old state stays").isEqualTo(Mark.DEFERRED);
  }

  @Test
  void anUpdateWithoutMarksBringsItsFacts() {
    SourceState state = SourceState.NONE.with(marks("a", Mark.QUEUED, "b", Mark.QUEUED));

    SourceState later = state.with(new SourceUpdate(Map.of(), FACTS));

    assertThat(later.seen()).isEqualTo(state.seen());
    assertThat(later.facts()).isEqualTo(FACTS);
  }

  @Test
  void theKnownIdsAreTheNewestThatCloseTheWindow() {
    SourceState state =
        SourceState.NONE
            .with(marks("a", Mark.QUEUED, "b", Mark.BASELINE))
            .with(marks("p", Mark.DEFERRED, "u", Mark.SUSPECT))
            .with(marks("m", Mark.MEMBERS_ONLY, "c", Mark.QUEUED));

    assertThat(state.known(10)).containsExactly("c", "m", "b", "a");
    assertThat(state.known(2)).containsExactly("c", "m");
    assertThat(state.known(0)).isEmpty();
  }

  @Test
  void whatIsSeenCanNotBeChanged() {
    assertThatThrownBy(() -> SourceState.NONE.seen().put("a", Mark.QUEUED))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> marks("a", Mark.QUEUED, "b", Mark.QUEUED).marks().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatAnUpdateWillHoldIsKnownBeforeItIsMade() {
    SourceState state = SourceState.NONE.with(marks("a", Mark.LOST_MARKER, "b", Mark.LOST_MARKER));

    for (SourceUpdate update :
        List.of(
            marks("a", Mark.QUEUED, "c", Mark.QUEUED),
            marks("a", Mark.QUEUED, "b", Mark.BASELINE),
            marks("a", Mark.LOST_MARKER, "c", Mark.LOST_MARKER))) {
      assertThat(state.heldAfter(update)).isEqualTo(state.with(update).held());
    }
    assertThat(state.heldAfter(marks("a", Mark.QUEUED, "c", Mark.LOST_MARKER))).isEqualTo(2);
  }

  @Test
  void itTellsWhatIsSettledKnownAndHeld() {
    SourceState state = SourceState.NONE.with(marks("a", Mark.QUEUED, "l", Mark.LOST_MARKER));

    assertThat(state.isSettled("a")).isTrue();
    assertThat(state.isSettled("l")).isFalse();
    assertThat(state.isSettled("x")).isFalse();
    assertThat(state.held()).isEqualTo(1);
    assertThat(state.knowsAny()).isTrue();
    assertThat(SourceState.NONE.knowsAny()).isFalse();
    assertThat(SourceState.NONE.with(marks("p", Mark.DEFERRED, "u", Mark.SUSPECT)).knowsAny())
        .isFalse();
  }

  // ---- facts

  @Test
  void anOpenCheckLeavesAGapAndNothingElse() {
    assertThat(FACTS.leftOpen()).isEqualTo(facts(true, 4, false, false, 1, "all"));
  }

  @Test
  void aDoubtedCheckLeavesAGapAndCountsTheDoubt() {
    assertThat(FACTS.doubted()).isEqualTo(facts(true, 4, false, false, 2, "all"));
  }

  @Test
  void anUnfinishedCheckLeavesAGapAndTheWordAndTheDoubtsAsTheyWere() {
    assertThat(FACTS.unfinished(SourceFacts.NONE)).isEqualTo(facts(true, 3, false, false, 0, ""));
  }

  @Test
  void aTabThatIsGoneMayComeBackWithNewVideosOnly() {
    assertThat(FACTS.gone()).isEqualTo(facts(false, 0, true, true, 0, "all"));
  }

  @Test
  void anExpandedSourceDiffersInItsChildrenOnly() {
    SourceFacts expanded = FACTS.expandedTo(List.of(new SourceId("https://x/shorts")));

    assertThat(expanded.children()).containsExactly(new SourceId("https://x/shorts"));
    assertThat(expanded.expandedTo(FACTS.children())).isEqualTo(FACTS);
  }

  @Test
  void aSourceStartsAsNeverListed() {
    SourceFacts start = SourceFacts.start(Order.ANY, true);

    assertThat(start.order()).isEqualTo(Order.ANY);
    assertThat(start.gained()).isTrue();
    assertThat(start.lastFull()).isNull();
    assertThat(SourceFacts.start(Order.TOP, false)).isEqualTo(SourceFacts.NONE);
  }

  private static SourceFacts facts(
      boolean gap, int checks, boolean gained, boolean absent, int doubts, String baseline) {
    return FACTS.but(facts -> {
      facts.gap = gap;
      facts.checksSinceFull = checks;
      facts.probesInARow = 0;
      facts.gained = gained;
      facts.absent = absent;
      facts.doubts = doubts;
      facts.baseline = baseline;
    });
  }

  private static SourceUpdate marks(String id, Mark mark, String other, Mark otherMark) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    marks.put(id, mark);
    marks.put(other, otherMark);
    return new SourceUpdate(marks, SourceFacts.NONE);
  }
}
