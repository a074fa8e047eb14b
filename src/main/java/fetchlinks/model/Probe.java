package fetchlinks.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed of a list and decides whether the list itself has to be read. A feed is a hint,
 * never proof: it lags, fails and leaves entries out. So it may only say that nothing is new, only
 * of a list that is known well, and only so many times in a row. Not thread-safe.
 */
public final class Probe {

  /** Checks in a row that a feed may answer; the next one reads the list. */
  public static final int IN_A_ROW = 6;

  /** A feed that shows more is as costly as the list, which is read no further than needed. */
  public static final int MOST_ENTRIES = 100;

  private final SourceState before;
  private int entries;
  private @Nullable ListReason doubt;

  public Probe(SourceState before) {
    this.before = before;
  }

  /**
   * Why a feed may not answer for the list in this check; empty where it may. It may not while a
   * listing has anything to tell beside new videos: a gap to close, videos that are held back, a
   * marker or a wish of the person that was not looked at. The caller knows in addition whether a
   * full listing is due.
   *
   * @param marker by {@link ChannelState#markerFor}
   */
  public static Optional<ListReason> refusal(SourceState state, Marker marker, Baseline baseline) {
    SourceFacts facts = state.facts();
    if (facts.absent()) {
      return Optional.of(ListReason.ABSENT);
    }
    if (facts.lastFull() == null) {
      return Optional.of(ListReason.FIRST);
    }
    if (facts.doubts() > 0) {
      return Optional.of(ListReason.DOUBTED);
    }
    if (Detection.needsFull(state, baseline)) {
      return Optional.of(ListReason.FULL);
    }
    if (state.held() > 0) {
      return Optional.of(ListReason.HELD);
    }
    if (Window.trusted(state, marker) != null) {
      return Optional.of(ListReason.MARKER);
    }
    if (!facts.children().isEmpty()) {
      return Optional.of(ListReason.NO_FEED);
    }
    return facts.probesInARow() < IN_A_ROW ? Optional.empty() : Optional.of(ListReason.TURN);
  }

  /**
   * Takes the next entry of the feed.
   *
   * @return false: enough was seen, the list has to be read
   */
  public boolean take(Item item) {
    entries++;
    doubt =
        switch (item) {
          case Item.Entry(Video video) -> about(before.mark(video.id()));
          case Item.Hole _, Item.Nested _ -> ListReason.ODD_ENTRY;
        };
    if (doubt == null && entries > MOST_ENTRIES) {
      doubt = ListReason.LONG_FEED;
    }
    return doubt == null;
  }

  private static @Nullable ListReason about(@Nullable Mark mark) {
    if (mark == null) {
      return ListReason.NEW_ID;
    }
    return mark.settled() ? null : ListReason.WAITING;
  }

  /**
   * What follows, after an entry that was enough or at the proven end of the feed.
   *
   * @param validators of this feed
   */
  public ProbeAnswer answer(String validators) {
    if (doubt != null) {
      return new ProbeAnswer.AskTheList(doubt);
    }
    return entries == 0
        ? new ProbeAnswer.AskTheList(ListReason.EMPTY_FEED)
        : new ProbeAnswer.NothingNew(
            "all of " + Plural.grouped(entries) + " entries are known", validators);
  }
}
