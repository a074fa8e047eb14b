package fetchlinks.engine;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.ListReason;
import fetchlinks.model.Marker;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The cheap question that comes before the listings of one attempt. On the channel's thread, with
 * its lock held.
 */
final class SourceProbe {

  /** A feed that takes longer costs more than it saves. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Of the attempt's time at most this part, so that most of it is left for the list. */
  private static final int PART = 3;

  private final CheckSession session;
  private final CheckContext context;
  private final CheckTally tally;
  private final ChannelStatus.Probing status;
  private final Deadline deadline;

  SourceProbe(
      CheckSession session,
      CheckContext context,
      CheckTally tally,
      ChannelStatus.Probing status,
      Deadline deadline) {
    this.session = session;
    this.context = context;
    this.tally = tally;
    this.status = status;
    this.deadline = deadline;
  }

  /**
   * Asks a feed, once a check, whether the source has something new. Nothing new is recorded, as a
   * check of the source; otherwise nothing is changed, and the list has to be read.
   *
   * @return why the list has to be read; empty: there is nothing new
   * @throws FetchException it could not be recorded
   * @throws InterruptedException the channel was steered
   */
  Optional<ListReason> ask(SourceId source, SourceState before, Marker marker)
      throws FetchException, InterruptedException {
    Optional<ListReason> refusal = Probe.refusal(before, marker, session.channel().baseline());
    if (refusal.isPresent()) {
      return refusal;
    }
    // What a feed did not answer before, or was too slow to, it will not answer a moment later.
    ListReason earlier = tally.reasons.putIfAbsent(source, ListReason.FEED_FAILED);
    if (earlier != null || !timeout().isPositive()) {
      return Optional.of(earlier == null ? ListReason.FEED_FAILED : earlier);
    }
    ProbeRequest request = new ProbeRequest(source, before, timeout());
    return switch (context.probes().ask(context.host(), request, this::beforeRequest, this::stop)) {
      case ProbeAnswer.NothingNew(String proof, String validators) -> {
        record(source, before, validators);
        log("nothing new by its feed: " + proof);
        tally.reasons.remove(source);
        yield Optional.empty();
      }
      case ProbeAnswer.AskTheList(ListReason reason) -> {
        log("listed: " + reason.text());
        yield Optional.of(reason);
      }
      case ProbeAnswer.Failed(String reason) -> {
        log("feed: " + reason);
        yield Optional.of(ListReason.FEED_FAILED);
      }
      case ProbeAnswer.NoFeed _ -> Optional.of(ListReason.NO_FEED);
    };
  }

  private Duration timeout() {
    // Not Duration.dividedBy, which calculates with BigDecimal.
    Duration part = Duration.ofMillis(deadline.left().toMillis() / PART);
    return part.compareTo(TIMEOUT) < 0 ? part : TIMEOUT;
  }

  private void beforeRequest() throws InterruptedException {
    context.reports().status(status);
    deadline.extend(context.spacing().await(context.host()));
    tally.requests++;
  }

  private void record(SourceId source, SourceState before, String validators)
      throws FetchException, InterruptedException {
    SourceUpdate update = new SourceUpdate(Map.of(), before.facts().probed(validators));
    Marker marker = session.channel().marker();
    context.steering().shielded(() -> session.record(source, update, marker));
    tally.probed++;
  }

  private void log(String text) {
    context.reports().log(Level.INFO, text);
  }

  private void stop() {
    context
        .reports()
        .sink()
        .publish(
            new FetchEvent.LogLine(
                context.now(),
                Level.WARN,
                null,
                "no more feeds of %s are asked in this run: %d in a row did not come"
                    .formatted(context.host(), Probes.FAILURES_THAT_STOP)));
  }
}
