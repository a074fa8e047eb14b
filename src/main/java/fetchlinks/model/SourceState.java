package fetchlinks.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a source; immutable.
 *
 * @param seen every id ever listed with what became of it, in the order of first sight, oldest
 *     first
 */
public record SourceState(Map<String, Mark> seen, SourceFacts facts) {

  /** Of a source that was never listed. */
  public static final SourceState NONE = new SourceState(Map.of(), SourceFacts.NONE);

  public SourceState {
    seen = Collections.unmodifiableMap(seen);
  }

  public @Nullable Mark mark(String id) {
    return seen.get(id);
  }

  /** Nothing will ever have to be done about the id again. */
  public boolean isSettled(String id) {
    Mark mark = mark(id);
    return mark != null && mark.settled();
  }

  /** Something is known that a listing is expected to show. */
  public boolean knowsAny() {
    return seen.values().stream().anyMatch(Mark::closesWindow);
  }

  /** How many ids are held until the person decides. */
  public int held() {
    return Math.toIntExact(seen.values().stream().filter(m -> m == Mark.LOST_MARKER).count());
  }

  /** As {@link #held} of {@link #with}, without making that. */
  public int heldAfter(SourceUpdate update) {
    int held = held();
    for (Map.Entry<String, Mark> entry : update.marks().entrySet()) {
      held -= mark(entry.getKey()) == Mark.LOST_MARKER ? 1 : 0;
      held += entry.getValue() == Mark.LOST_MARKER ? 1 : 0;
    }
    return held;
  }

  public SourceState with(SourceUpdate update) {
    if (update.marks().isEmpty()) {
      return new SourceState(seen, update.facts());
    }
    Map<String, Mark> merged = new LinkedHashMap<>(seen);
    merged.putAll(update.marks());
    return new SourceState(merged, update.facts());
  }

  /** The newest {@code limit} ids that close the window, newest first. */
  public List<String> known(int limit) {
    List<String> known = new ArrayList<>();
    for (String id : new ArrayList<>(seen.keySet()).reversed()) {
      if (known.size() == limit) {
        break;
      }
      Mark mark = seen.get(id);
      if (mark != null && mark.closesWindow()) {
        known.add(id);
      }
    }
    return known;
  }
}
