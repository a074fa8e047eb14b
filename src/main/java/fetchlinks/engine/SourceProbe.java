package fetchlinks.engine;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Marker;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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
  private final Instant deadline;

  SourceProbe(
      CheckSession session,
      CheckContext context,
      CheckTally tally,
      ChannelStatus.Probing status,
      Instant deadline) {
    this.session = session;
    this.context = context;
    this.tally = tally;
    this.status = status;
    this.deadline = deadline;
  }

  /**
   * Whether a feed says that the source has nothing new; that is recorded then, as a check of it.
   * Otherwise nothing is changed, and the list has to be read.
   *
   * @throws FetchException it could not be recorded
   * @throws InterruptedException the channel was steered
   */
  boolean answers(SourceId source, SourceState before, Marker marker)
      throws FetchException, InterruptedException {
    if (!Probe.isAllowed(before, marker, session.channel().baseline())
        || !timeout().isPositive()
        || !tally.probedOnce.add(source)) {
      return false;
    }
    ProbeRequest request = new ProbeRequest(source, before, timeout());
    return switch (context.probes().ask(context.host(), request, this::beforeRequest, this::stop)) {
      case ProbeAnswer.NothingNew(String proof, String validators) -> {
        record(source, before, validators);
        log("nothing new by its feed: " + proof);
        yield true;
      }
      case ProbeAnswer.AskTheList(String reason) -> {
        log("feed: " + reason);
        yield false;
      }
      case ProbeAnswer.Failed(String reason) -> {
        log("feed: " + reason);
        yield false;
      }
      case ProbeAnswer.NoFeed _ -> false;
    };
  }

  private Duration timeout() {
    // Not Duration.dividedBy, which calculates with BigDecimal.
    Duration part = Duration.ofMillis(Duration.between(context.now(), deadline).toMillis() / PART);
    return part.compareTo(TIMEOUT) < 0 ? part : TIMEOUT;
  }

  private void beforeRequest() throws InterruptedException {
    context.reports().status(status);
    context.spacing().await(context.host());
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
