package fetchlinks.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a listing means: what to queue and what to remember.
 *
 * @param queue oldest first
 * @param update to be recorded after all of {@code queue} is on disk; marks it {@code QUEUED}
 * @param problem why the listing, or a part of it, proves nothing: the check is not complete
 * @param children the lists that this one turned out to consist of
 * @param held videos of the source that wait for the person's decision
 * @param note for the person, may be empty
 */
public record Verdict(
    List<NewVideo> queue,
    SourceUpdate update,
    Optional<Failure> problem,
    List<SourceId> children,
    int held,
    String note) {

  public Verdict {
    queue = List.copyOf(queue);
    children = List.copyOf(children);
  }

  /**
   * The newest of the ids in {@code placed}, which the marker moves to. Empty when only resurfaced
   * ones are among them, and while videos are held: the marker would pass them.
   */
  public Optional<String> newest(Set<String> placed) {
    if (held > 0) {
      return Optional.empty();
    }
    return queue.reversed().stream()
        .filter(v -> !v.resurfaced() && placed.contains(v.video().id()))
        .map(v -> v.video().id())
        .findFirst();
  }

  /**
   * What to remember when only some videos got onto the disk: everything but the others, about
   * which the next check, with a full listing, decides again. Of those that were held until the
   * person decided, it is remembered that they are no longer.
   *
   * @param before the state that was decided from
   */
  public SourceUpdate updateFor(Set<String> placed, SourceState before) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    update
        .marks()
        .forEach((id, mark) -> {
          if (mark != Mark.QUEUED || placed.contains(id)) {
            marks.put(id, mark);
          } else if (before.mark(id) == Mark.LOST_MARKER) {
            marks.put(id, Mark.SUSPECT);
          }
        });
    return new SourceUpdate(marks, update.facts().unfinished(before.facts()));
  }
}
