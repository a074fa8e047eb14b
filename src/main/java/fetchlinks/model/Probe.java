package fetchlinks.model;

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
  private @Nullable String doubt;

  public Probe(SourceState before) {
    this.before = before;
  }

  /**
   * Whether a feed may answer for the list in this check. It may not while a listing has anything
   * to tell beside new videos: a gap to close, videos that are held back, a marker or a wish of the
   * person that was not looked at. The caller knows in addition whether a full listing is due.
   *
   * @param marker by {@link ChannelState#markerFor}
   */
  public static boolean isAllowed(SourceState state, Marker marker, Baseline baseline) {
    SourceFacts facts = state.facts();
    return facts.probesInARow() < IN_A_ROW
        && !Detection.needsFull(state, baseline)
        && facts.doubts() == 0
        && !facts.absent()
        && facts.children().isEmpty()
        && state.held() == 0
        && Window.trusted(state, marker) == null;
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
          case Item.Hole _ -> "an entry came without data";
          case Item.Nested _ -> "a list stands in it";
        };
    if (doubt == null && entries > MOST_ENTRIES) {
      doubt = "more than %,d entries".formatted(MOST_ENTRIES);
    }
    return doubt == null;
  }

  private static @Nullable String about(@Nullable Mark mark) {
    if (mark == null) {
      return "new id";
    }
    return mark.settled() ? null : "a video that was not to be had";
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
        ? new ProbeAnswer.AskTheList("empty")
        : new ProbeAnswer.NothingNew("all of %,d entries are known".formatted(entries), validators);
  }
}
