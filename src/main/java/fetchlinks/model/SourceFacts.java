package fetchlinks.model;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a source beside its ids.
 *
 * @param size entries at the last full listing, -1 before the first
 * @param gap the last listing was open at its end, so the next one is full
 * @param checksSinceFull checks since the last full listing
 * @param lastFull when the last full listing was, null before the first
 * @param probesInARow checks answered by a probe since the last listing
 * @param gained no marker ever covered the source, so all that it lists at first is new: a new
 *     channel, or a tab that appeared on a known one
 * @param absent the channel has no such tab
 * @param doubts checks in a row whose listing was not believed
 * @param baseline the {@link Baseline#text()} that was applied last, "" for none
 * @param children the sources that this one expands to; not empty for a bare channel address
 * @param extractor what the backend called its extractor, "" while unknown; a hint
 * @param siteId the site's own id of the channel, "" while unknown; for probes
 * @param vouched full listings in a row for which {@link Depth} let a playlist vouch, since the
 *     list itself was last read to its end
 * @param validators what a server gave with a feed that had nothing new, or that was the listing,
 *     so that it can say "not modified"; "" for none, opaque to all but the prober
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
    String siteId,
    int vouched,
    String validators) {

  /** Of a source that was never listed. */
  public static final SourceFacts NONE =
      new SourceFacts(
          -1, Order.TOP, false, 0, null, 0, false, false, 0, "", List.of(), "", "", 0, "");

  public SourceFacts {
    children = List.copyOf(children);
  }

  /**
   * After a check that a probe has answered. It counts as a check, so that full listings come no
   * later than without probes.
   */
  public SourceFacts probed(String newValidators) {
    return but(draft -> {
      draft.checksSinceFull++;
      draft.probesInARow++;
      draft.validators = newValidators;
    });
  }

  /** After a check that proved nothing: the next listing is a full one. */
  public SourceFacts leftOpen() {
    return but(draft -> {
      draft.unproven();
      draft.checksSinceFull++;
    });
  }

  /** After a check whose listing was not believed. */
  public SourceFacts doubted() {
    return but(draft -> {
      draft.unproven();
      draft.checksSinceFull++;
      draft.doubts++;
    });
  }

  /**
   * After a check that came to these facts from {@code before} but could not queue all it found:
   * what counted for all of it (what the person said, doubts, absence) still counts for the rest.
   */
  public SourceFacts unfinished(SourceFacts before) {
    return but(draft -> {
      draft.unproven();
      draft.absent = before.absent;
      draft.doubts = before.doubts;
      draft.baseline = before.baseline;
    });
  }

  /** Of a tab that the channel does not have now; all that it may have one day is new. */
  public SourceFacts gone() {
    return but(draft -> {
      draft.gap = false;
      draft.checksSinceFull = 0;
      draft.probesInARow = 0;
      draft.gained = true;
      draft.absent = true;
      draft.doubts = 0;
      draft.validators = "";
    });
  }

  /** The same, expanding to these lists. */
  public SourceFacts expandedTo(List<SourceId> newChildren) {
    return but(draft -> draft.children = newChildren);
  }

  /** Of a source before its first listing. */
  public static SourceFacts start(Order order, boolean gained) {
    return NONE.but(draft -> {
      draft.order = order;
      draft.gained = gained;
    });
  }

  /** The same but for what {@code change} does. */
  public SourceFacts but(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.facts();
  }

  /** Facts that are being changed, by name: there are too many to tell them apart by place. */
  public static final class Draft {
    public int size;
    public Order order;
    public boolean gap;
    public int checksSinceFull;
    public @Nullable Instant lastFull;
    public int probesInARow;
    public boolean gained;
    public boolean absent;
    public int doubts;
    public String baseline;
    public List<SourceId> children;
    public String extractor;
    public String siteId;
    public int vouched;
    public String validators;

    private Draft(SourceFacts facts) {
      size = facts.size;
      order = facts.order;
      gap = facts.gap;
      checksSinceFull = facts.checksSinceFull;
      lastFull = facts.lastFull;
      probesInARow = facts.probesInARow;
      gained = facts.gained;
      absent = facts.absent;
      doubts = facts.doubts;
      baseline = facts.baseline;
      children = facts.children;
      extractor = facts.extractor;
      siteId = facts.siteId;
      vouched = facts.vouched;
      validators = facts.validators;
    }

    private void unproven() {
      gap = true;
      probesInARow = 0;
    }

    private SourceFacts facts() {
      return new SourceFacts(
          size,
          order,
          gap,
          checksSinceFull,
          lastFull,
          probesInARow,
          gained,
          absent,
          doubts,
          baseline,
          children,
          extractor,
          siteId,
          vouched,
          validators);
    }
  }
}
