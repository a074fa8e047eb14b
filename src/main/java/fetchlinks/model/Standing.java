package fetchlinks.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a source stands when it is listed: what follows for ids about which nothing was decided.
 *
 * @param fresh nothing was ever decided here and nobody was here before us: everything is new,
 *     unless the person said otherwise
 * @param inherited begun by another program and never read in full by us: what is below its marker
 *     or below what we know is its business
 * @param markerLost inherited, but its marker is not listed: nothing can be proven
 * @param replaced something is known of the source, but nothing of what is listed
 * @param holding the person has still to decide about some ids, and no marker tells more about them
 * @param wish what the person said and what was not applied here before
 */
record Standing(
    boolean fresh,
    boolean inherited,
    boolean markerLost,
    boolean replaced,
    boolean holding,
    Baseline wish) {

  static Standing of(SourceState before, Marker marker, Baseline baseline, List<Video> entries) {
    SourceFacts facts = before.facts();
    boolean ours = facts.gained() || facts.lastFull() != null || marker.isNew();
    boolean untouched = before.seen().values().stream().noneMatch(Standing::isMemory);
    String trusted = Window.trusted(before, marker);
    boolean markerListed = entries.stream().anyMatch(video -> video.id().equals(trusted));
    boolean anyListed = entries.stream().anyMatch(video -> isMemory(before.mark(video.id())));
    return new Standing(
        ours && untouched,
        !ours,
        !ours && untouched && !markerListed,
        before.knowsAny() && !anyListed && !markerListed,
        before.held() > 0 && !markerListed,
        isUnapplied(baseline, facts) ? baseline : new Baseline.Unsaid());
  }

  private static boolean isMemory(@Nullable Mark mark) {
    return mark != null && mark != Mark.SUSPECT;
  }

  /**
   * Whether what the person said has still to be applied. It never is to a tab that did not exist:
   * whatever appears there came later.
   */
  static boolean isUnapplied(Baseline baseline, SourceFacts facts) {
    return !(baseline instanceof Baseline.Unsaid)
        && !baseline.text().equals(facts.baseline())
        && !facts.absent();
  }

  boolean wishes() {
    return !(wish instanceof Baseline.Unsaid);
  }
}
