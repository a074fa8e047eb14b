package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelStateTest {

  private static final SourceId VIDEOS = new SourceId("https://x/videos");
  private static final SourceId STREAMS = new SourceId("https://x/streams");
  private static final Marker MARKER = new Marker("v9", 9);

  @Test
  void aSourceThatIsNotInTheJournalWasNeverListed() {
    assertThat(ChannelState.NONE.source(VIDEOS)).isEqualTo(SourceState.NONE);
  }

  @Test
  void theNewestVideoOfOneSourceIsNoMarkerForAnotherThatWasReadInFull() {
    ChannelState state = state(Watched.after("v9").state(), Watched.after("s1").state());

    assertThat(state.markerFor(STREAMS, MARKER)).isEqualTo(new Marker(null, 9));
  }

  @Test
  void itDoesNotHideWhatLiesBelowItInTheOtherSource() {
    Watched streams = Watched.after("s3", "s2", "s1");
    ChannelState state = state(Watched.after("v9").state(), streams.state());

    Watched later = Watched.in(streams.state(), state.markerFor(STREAMS, MARKER));

    assertThat(Watched.ids(later.lazily("s5", "v9", "s4", "s3", "s2", "s1")))
        .containsExactly("s4", "v9", "s5");
  }

  @Test
  void aMarkerThatNoSourceHasSettledIsSomebodyElses() {
    SourceState held = new SourceState(Map.of("v9", Mark.LOST_MARKER), SourceFacts.NONE);

    assertThat(state(held, Watched.after("s1").state()).markerFor(STREAMS, MARKER))
        .isEqualTo(MARKER);
  }

  @Test
  void beforeItsFirstFullListingEveryMarkerConcernsASource() {
    assertThat(state(Watched.after("v9").state(), SourceState.NONE).markerFor(STREAMS, MARKER))
        .isEqualTo(MARKER);
  }

  @Test
  void noMarkerStaysNoMarker() {
    assertThat(state(SourceState.NONE, Watched.after("s").state()).markerFor(STREAMS, Marker.NONE))
        .isEqualTo(Marker.NONE);
  }

  private static ChannelState state(SourceState videos, SourceState streams) {
    return new ChannelState(Map.of(VIDEOS, videos, STREAMS, streams), List.of());
  }
}
