package fetchlinks.engine;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.Baseline;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Depth;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.Marker;
import fetchlinks.model.Reading;
import fetchlinks.model.SafeText;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.Window;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one source in one attempt: a list, or a tab with the playlist that spares its depth. */
final class SourceListing {

  private static final int KNOWN_IDS_SENT = 500;

  private final CheckContext context;
  private final CheckTally tally;
  private final int slot;
  private final int attempt;
  private final Deadline deadline;
  private final SourceId source;
  private final SourceState before;
  private final Marker marker;
  private final Baseline baseline;

  private Window window;

  /** Requests of the lists before the one that is being read. */
  private int requests;

  SourceListing(
      CheckContext context,
      CheckTally tally,
      int slot,
      int attempt,
      Deadline deadline,
      SourceId source,
      SourceState before,
      Marker marker,
      Baseline baseline) {
    this.context = context;
    this.tally = tally;
    this.slot = slot;
    this.attempt = attempt;
    this.deadline = deadline;
    this.source = source;
    this.before = before;
    this.marker = marker;
    this.baseline = baseline;
    this.window = new Window(before, marker);
  }

  /** From the top, in full or until the window is closed. */
  Reading read(boolean full) throws FetchException, InterruptedException {
    return list(source, full, full ? List.of() : known(), Set.of(), 0);
  }

  /** In full, most of it through the playlist if that proves enough. */
  Reading readWith(SourceId playlist) throws FetchException, InterruptedException {
    int seen = tally.seen;
    Reading top = asked(list(source, false, known(), Set.of(), 0));
    Reading all = top.end() instanceof ListingEnd.Stopped ? below(top, playlist) : top;
    tally.seen = seen + all.items().size();
    return all;
  }

  /** The last list that was read reached down to what is known. */
  boolean reached() {
    return window.closed();
  }

  /** A failure leaves what a full listing would have left that broke off here. */
  private Reading below(Reading top, SourceId playlist) throws InterruptedException {
    try {
      Optional<Reading> depth = depth(top, playlist);
      if (depth.isEmpty()) {
        return list(source, true, List.of(), Set.of(), 0);
      }
      Set<String> open = Depth.open(before, top, depth.get());
      if (open.isEmpty()) {
        return Depth.vouched(before, top, depth.get());
      }
      log("%,d to be looked at further down".formatted(open.size()));
      Reading deeper = asked(list(source, false, List.of(), open, 0));
      return deeper.end() instanceof ListingEnd.Stopped
              && Depth.open(before, deeper, depth.get()).isEmpty()
          ? Depth.vouched(before, deeper, depth.get())
          : deeper;
    } catch (FetchException e) {
      return new Reading(top.items(), new ListingEnd.CutShort(e.failure()), true, top.meta());
    }
  }

  /** The playlist, if it proves what lies below the top. */
  private Optional<Reading> depth(Reading top, SourceId playlist)
      throws FetchException, InterruptedException {
    Optional<String> misfit;
    try {
      Reading depth = list(playlist, true, List.of(), Set.of(), top.items().size());
      if (depth.end() instanceof ListingEnd.CutShort(Failure cause) && Depth.isFinal(cause)) {
        throw new FetchException(cause);
      }
      misfit = Depth.misfit(before, top, depth);
      if (misfit.isEmpty()) {
        return Optional.of(depth);
      }
    } catch (FetchException e) {
      if (Depth.isFinal(e.failure())) {
        throw e;
      }
      misfit = Optional.of(e.failure().message());
    }
    log("read in full, its playlist is not enough: " + misfit.get());
    return Optional.empty();
  }

  private void log(String text) {
    context.reports().log(Level.INFO, SafeText.of(text));
  }

  private List<String> known() {
    return before.known(KNOWN_IDS_SENT);
  }

  /** Everything was asked for, though not of this list. */
  private static Reading asked(Reading reading) {
    return new Reading(reading.items(), reading.end(), true, reading.meta());
  }

  /**
   * Lists.
   *
   * @param until ids that have to come before it is enough
   * @param above entries that were read above this list
   */
  private Reading list(
      SourceId list, boolean full, List<String> known, Set<String> until, int above)
      throws FetchException, InterruptedException {
    ListingRequest request = request(list, known);
    Window closing = new Window(before, marker);
    ChannelStatus.Listing start = new ChannelStatus.Listing(slot, attempt, above, requests);
    context.reports().status(start);
    Recorder recorder =
        new Recorder(
            before,
            closing,
            full,
            new HashSet<>(until),
            start,
            context.reports(),
            tally,
            () -> deadline.extend(context.spacing().await(context.host())));
    try {
      ListingEnd end = context.source().list(request, recorder);
      return recorder.reading(end);
    } finally {
      requests += recorder.requests();
      window = list.equals(source) ? closing : window;
    }
  }

  private ListingRequest request(SourceId list, List<String> known) throws FetchException {
    Duration left = deadline.left();
    if (!left.isPositive()) {
      throw new FetchException(
          Failure.of(FailureClass.TRANSIENT, "TIME", "the attempt took longer than allowed"));
    }
    return new ListingRequest(
        list.url(),
        known,
        before.facts().extractor(),
        baseline instanceof Baseline.From,
        context.spacing().isOn(),
        left);
  }
}
