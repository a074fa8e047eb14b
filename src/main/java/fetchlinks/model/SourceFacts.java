package fetchlinks.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source beside its ids.
 *
 * @param size entries at the last full listing, -1 before the first
 * @param gap the last listing was open at its end, so the next one is full
 * @param checksSinceFull checks since the last full listing
 * @param lastFull when the last full listing was, null before the first
 * @param probesInARow checks answered by a probe since the last listing
 * @param gained the source appeared on a channel that was known already: all in it is new
 * @param absent the channel has no such tab
 * @param doubts checks in a row whose listing was not believed
 * @param baseline the {@link Baseline#text()} that was applied last, "" for none
 * @param children the sources that this one expands to; not empty for a bare channel address
 * @param extractor what the backend called its extractor, "" while unknown; a hint
 * @param siteId the site's own id of the channel, "" while unknown; for probes
 */
public record SourceFacts(
    int size,
    Order order,
    boolean gap,
    int checksSinceFull,
    @Nullable Instant lastFull,
    int probesInARow,
    boolean gained,
    boolean absent,
    int doubts,
    String baseline,
    List<SourceId> children,
    String extractor,
    String siteId) {

  /** Of a source that was never listed. */
  public static final SourceFacts NONE =
      new SourceFacts(-1, Order.TOP, false, 0, null, 0, false, false, 0, "", List.of(), "", "");

  public SourceFacts {
    children = List.copyOf(children);
  }
}
