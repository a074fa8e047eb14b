package fetchlinks.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides about the entries of one listing, from its top down, one after the other. */
final class Classifier {

  private final SourceState before;
  private final Standing standing;
  private final Window window;
  private final List<NewVideo> found = new ArrayList<>();
  private final Map<String, Mark> marks = new HashMap<>();

  Classifier(SourceState before, Marker marker, Standing standing) {
    this.before = before;
    this.standing = standing;
    this.window = new Window(before, marker);
  }

  void accept(Video video) {
    boolean below = window.closed();
    boolean marked = window.markerPassed();
    window.accept(video.id());
    Mark old = before.mark(video.id());
    if (old != null && old.settled()) {
      return;
    }
    boolean isMarker = window.markerPassed() && !marked;
    Mark mark = isMarker ? Mark.BASELINE : markOf(video, old, below);
    if (mark == Mark.QUEUED) {
      found.add(new NewVideo(video, isResurfaced(old, below)));
    }
    if (mark != old) {
      marks.put(video.id(), mark);
    }
  }

  /** A video that was held is no late one, and may have to become the marker. */
  private boolean isResurfaced(@Nullable Mark old, boolean below) {
    return isLate(below) && old != Mark.LOST_MARKER && !standing.fresh();
  }

  private boolean isLate(boolean below) {
    return below && before.facts().order() == Order.TOP;
  }

  /** What can't be had now is looked at again, unless it is not wanted anyway. */
  private Mark markOf(Video video, @Nullable Mark old, boolean below) {
    return switch (video.availability()) {
      // Not even another program can have fetched what has not begun
      case UPCOMING, LIVE -> Mark.DEFERRED;
      case PUBLIC -> decide(video, old, below);
      case MEMBERS_ONLY -> onceAvailable(decide(video, old, below), Mark.MEMBERS_ONLY);
      case PRIVATE -> onceAvailable(decide(video, old, below), Mark.PRIVATE);
      case DELETED -> onceAvailable(decide(video, old, below), Mark.DELETED);
    };
  }

  private static Mark onceAvailable(Mark decision, Mark until) {
    return decision == Mark.QUEUED ? until : decision;
  }

  /** {@code QUEUED}, {@code BASELINE} or {@code LOST_MARKER}, as if the video could be had. */
  private Mark decide(Video video, @Nullable Mark old, boolean below) {
    if (old != null && old.waits()) {
      return Mark.QUEUED;
    }
    if (window.markerPassed() || (standing.inherited() && below)) {
      return Mark.BASELINE;
    }
    boolean unproven =
        standing.markerLost() || (standing.holding() && (isLate(below) || old == Mark.LOST_MARKER));
    if (unproven || standing.fresh() || standing.replaced()) {
      return asThePersonSaid(video, unproven);
    }
    return Mark.QUEUED;
  }

  private Mark asThePersonSaid(Video video, boolean unproven) {
    return switch (standing.wish()) {
      case Baseline.Unsaid _ -> unproven ? Mark.LOST_MARKER : Mark.QUEUED;
      case Baseline.All _ -> Mark.QUEUED;
      case Baseline.Now _ -> Mark.BASELINE;
      case Baseline.From(Instant start) -> {
        Instant published = video.published();
        if (published == null) {
          yield Mark.LOST_MARKER;
        }
        yield published.isBefore(start) ? Mark.BASELINE : Mark.QUEUED;
      }
    };
  }

  /** What came so far is above, and what comes from now on below, what is known. */
  boolean closed() {
    return window.closed();
  }

  /** In the order of the list. */
  List<NewVideo> found() {
    return found;
  }

  /** Of every id whose mark changes. */
  Map<String, Mark> marks() {
    return marks;
  }
}
