package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {

  private static final SourceFacts LISTED = Watched.after("k").facts();

  @Test
  void threeKnownIdsInARowCloseIt() {
    assertThat(closedAfter(listed("a", "b", "c"), null, "a", "b")).isFalse();
    assertThat(closedAfter(listed("a", "b", "c"), null, "a", "b", "c")).isTrue();
    assertThat(closedAfter(listed("a", "b", "c"), null, "n", "a", "b", "c")).isTrue();
  }

  @Test
  void anUnknownIdInBetweenStartsTheCountAgain() {
    SourceState state = listed("a", "b", "c", "d");

    assertThat(closedAfter(state, null, "a", "b", "n", "c")).isFalse();
    assertThat(closedAfter(state, null, "a", "b", "n", "c", "d")).isFalse();
    assertThat(closedAfter(state, null, "a", "b", "n", "c", "d", "a")).isTrue();
  }

  @Test
  void onceClosedItStaysClosed() {
    assertThat(closedAfter(listed("a", "b", "c"), null, "a", "b", "c", "n", "m")).isTrue();
  }

  @Test
  void aDeferredIdNeitherCountsNorInterrupts() {
    SourceState state =
        new SourceState(
            Map.of("a", Mark.QUEUED, "b", Mark.QUEUED, "c", Mark.QUEUED, "p", Mark.DEFERRED),
            LISTED);

    assertThat(closedAfter(state, null, "p", "p", "p")).isFalse();
    assertThat(closedAfter(state, null, "a", "b", "p")).isFalse();
    assertThat(closedAfter(state, null, "a", "p", "b", "c")).isTrue();
  }

  @Test
  void aSuspectIsUnknown() {
    SourceState state =
        new SourceState(
            Map.of("a", Mark.QUEUED, "b", Mark.QUEUED, "c", Mark.QUEUED, "u", Mark.SUSPECT),
            LISTED);

    assertThat(closedAfter(state, null, "a", "b", "u", "c")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mark.class,
      names = {
        "BASELINE",
        "QUEUED",
        "SKIPPED",
        "MEMBERS_ONLY",
        "PRIVATE",
        "DELETED",
        "LOST_MARKER"
      })
  void everythingThatWasDecidedOrIsHeldCloses(Mark mark) {
    SourceState state = new SourceState(Map.of("a", mark, "b", mark, "c", mark), LISTED);

    assertThat(closedAfter(state, null, "a", "b", "c")).isTrue();
  }

  @Test
  void beforeTheFirstFullListingTheMarkerAndWhatLiesBelowItCloses() {
    assertThat(closedAfter(SourceState.NONE, "m", "x", "m", "y")).isFalse();
    assertThat(closedAfter(SourceState.NONE, "m", "x", "m", "y", "z")).isTrue();
    assertThat(closedAfter(SourceState.NONE, null, "x", "m", "y", "z")).isFalse();
  }

  @Test
  void aMarkerThatSomebodySetLaterDoesNotCloseBeforeWhatWeKnow() {
    assertThat(closedAfter(listed("a", "b", "c"), "m", "m", "y", "z", "a", "b")).isFalse();
    assertThat(closedAfter(listed("a", "b", "c"), "m", "m", "y", "z", "a", "b", "c")).isTrue();
  }

  @Test
  void aMarkerIsPassedAtItself() {
    Window window = new Window(SourceState.NONE, new Marker("m", 1));
    window.accept("x");
    assertThat(window.markerPassed()).isFalse();
    window.accept("m");
    assertThat(window.markerPassed()).isTrue();
    window.accept("y");
    assertThat(window.markerPassed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Mark.class)
  void afterTheFirstFullListingAMarkerTellsOnlyAboutWhatWasNotDecided(Mark mark) {
    SourceState state = new SourceState(Map.of("m", mark), LISTED);
    Window window = new Window(state, new Marker("m", 1));
    window.accept("m");

    assertThat(window.markerPassed()).isEqualTo(mark == Mark.LOST_MARKER || mark == Mark.SUSPECT);
  }

  @Test
  void aMarkerTellsNothingAboutASourceThatItNeverCovered() {
    SourceState gained = new SourceState(Map.of(), SourceFacts.start(Order.TOP, true));
    Window window = new Window(gained, new Marker("m", 1));
    window.accept("m");

    assertThat(window.markerPassed()).isFalse();
  }

  private static SourceState listed(String... ids) {
    return Watched.after(ids).state();
  }

  private static boolean closedAfter(SourceState state, @Nullable String marker, String... ids) {
    Window window = new Window(state, new Marker(marker, 0));
    for (String id : ids) {
      window.accept(id);
    }
    return window.closed();
  }
}
