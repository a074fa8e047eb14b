package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source under watch: decides about what a test lists and remembers it like the engine does. */
final class Watched {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Failure HTTP_500 = Failure.of(FailureClass.TRANSIENT, "500", "page 3 answered 500");

  private static final ListingMeta META = new ListingMeta("", "", "");

  private SourceState state;
  private Marker marker;
  private Baseline baseline = new Baseline.Unsaid();
  private Instant now = START;

  private Watched(SourceState state, Marker marker) {
    this.state = state;
    this.marker = marker;
  }

  /** A channel that nobody ever worked on. */
  static Watched newChannel() {
    return new Watched(SourceState.NONE, Marker.NONE);
  }

  /** A channel that another program worked on. */
  static Watched inherited(@Nullable String lastVideo, long queued) {
    return new Watched(SourceState.NONE, new Marker(lastVideo, queued));
  }

  /** A new channel whose first check listed, and queued, these. */
  static Watched after(String... entries) {
    Watched watched = newChannel();
    Verdict _ = watched.full(entries);
    return watched;
  }

  static Watched in(SourceState state, Marker marker) {
    return new Watched(state, marker);
  }

  Watched saying(Baseline said) {
    baseline = said;
    return this;
  }

  /** As a person, or another program, edits the channel file. */
  Watched withMarker(String lastVideo) {
    marker = new Marker(lastVideo, marker.queued());
    return this;
  }

  Watched inOrder(Order order) {
    SourceFacts facts =
        state
            .facts()
            .but(draft -> {
              draft.order = order;
              draft.probesInARow = 0;
            });
    state = new SourceState(state.seen(), facts);
    return this;
  }

  /** A full listing that is read to its proven end. */
  Verdict full(String... entries) {
    return check(reading(true, new ListingEnd.Complete(-1), entries));
  }

  Verdict fullThen(ListingEnd end, String... entries) {
    return check(reading(true, end, entries));
  }

  /** A full listing that breaks off after these. */
  Verdict cut(String... entries) {
    return check(reading(true, new ListingEnd.CutShort(HTTP_500), entries));
  }

  /** Listed from the top until the window is closed, as the engine does it. */
  Verdict lazily(String... entries) {
    return lazilyThen(new ListingEnd.Complete(-1), entries);
  }

  Verdict lazilyThen(ListingEnd end, String... entries) {
    return check(lazyReading(end, entries));
  }

  Reading lazyReading(ListingEnd end, String... entries) {
    Window window = new Window(state, marker);
    List<String> taken = new ArrayList<>();
    for (String entry : entries) {
      taken.add(entry);
      if (Listed.item(entry) instanceof Item.Entry(Video video)) {
        window.accept(video.id());
      }
      if (window.closed()) {
        return reading(false, new ListingEnd.Stopped(), taken.toArray(String[]::new));
      }
    }
    return reading(false, end, entries);
  }

  /** Decides, queues all and remembers it. */
  Verdict check(Reading reading) {
    Verdict verdict = decide(reading);
    moveMarker(verdict, Set.copyOf(ids(verdict)));
    state = state.with(verdict.update());
    now = now.plus(Duration.ofHours(1));
    return verdict;
  }

  /** Decides, but is cancelled when so many links are written. */
  Verdict cancelledAfter(int links, Reading reading) {
    Verdict verdict = decide(reading);
    Set<String> placed = new HashSet<>(ids(verdict).subList(0, links));
    moveMarker(verdict, placed);
    state = state.with(verdict.updateFor(placed, state));
    return verdict;
  }

  /** Decides only: what is not recorded did not happen. */
  Verdict decide(Reading reading) {
    return Detection.decide(state, marker, baseline, reading, now);
  }

  private void moveMarker(Verdict verdict, Set<String> placed) {
    String newest = verdict.newest(placed).orElse(null);
    marker =
        newest == null
            ? new Marker(marker.lastVideo(), marker.queued() + placed.size())
            : marker.after(newest, placed.size());
  }

  static Reading reading(boolean full, ListingEnd end, String... entries) {
    return new Reading(Listed.items(entries), end, full, META);
  }

  static Reading whole(String... entries) {
    return reading(true, new ListingEnd.Complete(-1), entries);
  }

  /** What is to be queued, oldest first. */
  static List<String> ids(Verdict verdict) {
    return verdict.queue().stream().map(v -> v.video().id()).toList();
  }

  static List<String> resurfaced(Verdict verdict) {
    return verdict.queue().stream().filter(NewVideo::resurfaced).map(v -> v.video().id()).toList();
  }

  SourceState state() {
    return state;
  }

  SourceFacts facts() {
    return state.facts();
  }

  Marker marker() {
    return marker;
  }

  @Nullable Mark mark(String id) {
    return state.mark(id);
  }

  List<String> marked(Mark mark) {
    return state.seen().keySet().stream().filter(id -> state.mark(id) == mark).toList();
  }

  static String[] reversed(String... entries) {
    return Arrays.asList(entries).reversed().toArray(String[]::new);
  }
}
