package fetchlinks.engine;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Hosts;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SafeText;
import fetchlinks.model.Suspicion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The check of one channel from the queue to its one final status: wait for a turn, try, back off,
 * try again. That is done on a thread of its own, which is not started before the first turn is
 * there or something is asked of the channel: thousands wait for theirs.
 */
final class ChannelTask implements Runnable {

  private final ChannelId id;
  private final int order;
  private final boolean mayReconcile;
  private final FetchEngine engine;
  private final Reports reports;
  private final Steering steering = new Steering();
  private final CheckTally tally = new CheckTally();
  private final Backoff backoff;

  private Channel channel;
  private String host = "";
  private @Nullable FetchException unreadable;
  private int attempt;
  private @Nullable Instant firstAttempt;
  private Duration nextDelay = Duration.ZERO;

  /** The place in line that was taken before the thread was started. */
  private @Nullable Ticket place;

  private String doubt = "";

  private final AtomicBoolean started = new AtomicBoolean();

  /** A person asked for a full listing. */
  private volatile boolean reconcile;

  private volatile boolean inTurn;
  private volatile boolean finished;

  ChannelTask(
      ChannelId id, int order, boolean mayReconcile, boolean reconcile, FetchEngine engine) {
    this.id = id;
    this.order = order;
    this.mayReconcile = mayReconcile;
    this.reconcile = reconcile;
    this.engine = engine;
    this.reports = new Reports(id, engine.sink(), engine.clock());
    this.backoff = new Backoff(engine.settings().retryDelay(), engine.random());
    this.channel = unread(id);
  }

  /** Stands in for a channel whose file can't be read. */
  private static Channel unread(ChannelId id) {
    return new Channel(
        id,
        Path.of(id.name() + ".toml"),
        "",
        id.name(),
        0,
        Marker.NONE,
        true,
        new Baseline.Unsaid());
  }

  // ---- any thread

  Steering steering() {
    return steering;
  }

  boolean inTurn() {
    return inTurn;
  }

  /** Set before the final status is published, so that a retry is never lost. */
  boolean finished() {
    return finished;
  }

  ChannelId id() {
    return id;
  }

  int order() {
    return order;
  }

  boolean reconciles() {
    return reconcile;
  }

  void pause() {
    steering.pause(() -> {
      if (inTurn) {
        reports.status(new ChannelStatus.Pausing());
      }
    });
  }

  /** As {@link Steering#retry}, the next attempt with a full listing if that is wanted. */
  boolean retry(boolean fully) {
    reconcile |= fully;
    return steering.retry();
  }

  // ---- before the channel's thread is started

  /**
   * Reads the channel file, which says to what host's line the channel belongs, and stands in it if
   * there is something to wait for. Called once, from any thread.
   */
  void launch() {
    read();
    if (unreadable == null && channel.enabled()) {
      Ticket _ = enter();
      steering.starts(this::start);
    } else {
      start();
    }
  }

  /** Kept in its field first: whoever is called at once finds it there. */
  private Ticket enter() {
    Ticket ticket = new Ticket(host, order, new Place());
    place = ticket;
    engine.dispatcher().enter(ticket);
    return ticket;
  }

  private void read() {
    try {
      channel = engine.store().read(id);
      host = Hosts.of(channel.link());
      reports.sink().publish(new FetchEvent.ChannelRead(reports.clock().instant(), channel, host));
    } catch (FetchException e) {
      unreadable = e;
    } catch (RuntimeException | Error e) {
      // Must not end the reading of the channels behind this one.
      unreadable = new FetchException(bug(e), e);
    }
  }

  /** Any thread: starts the channel's own, unless that was done. */
  private void start() {
    if (started.compareAndSet(false, true)) {
      engine.start(this);
    }
  }

  // ---- the channel's thread

  @Override
  public void run() {
    ChannelStatus.Final end =
        failed(Failure.of(FailureClass.UNEXPECTED, "BUG", "the check ended without a result"));
    try {
      steering.bind();
      end = check();
    } catch (RuntimeException | Error e) {
      reports.log(Level.ERROR, SafeText.of("unexpected: " + e));
      end = failed(bug(e));
    } finally {
      finished = true;
      engine.finished(this, result(end));
    }
  }

  private ChannelStatus.Final check() {
    try {
      if (unreadable != null) {
        throw unreadable;
      }
      if (!channel.enabled()) {
        return new ChannelStatus.Disabled();
      }
      return untilDone();
    } catch (FetchException e) {
      if (e.failure().kind() == FailureClass.EXTRACTOR_BROKEN) {
        engine.dispatcher().extractorBroken(host, e.failure());
      }
      return failed(e.failure());
    } catch (CancelledException e) {
      return new ChannelStatus.Cancelled(e.byShutdown(), tally.newVideos);
    } catch (RefusedException e) {
      if (engine.isEnding()) {
        return new ChannelStatus.Cancelled(true, tally.newVideos);
      }
      return attempt == 0 ? new ChannelStatus.NotChecked(e.failure()) : failed(e.failure());
    }
  }

  /** Again and again, where the person's steering interrupts an attempt or a backoff. */
  private ChannelStatus.Final untilDone()
      throws FetchException, CancelledException, RefusedException {
    for (; ; ) {
      try {
        return Failsafe.with(retryPolicy()).get(this::attemptInTurn);
      } catch (FailsafeException e) {
        steering.backingOff(false);
        switch (e.getCause()) {
          case FetchException failure -> throw failure;
          case RefusedException refused -> throw refused;
          case InterruptedException _ -> settle();
          case null, default -> throw e;
        }
      }
    }
  }

  private void settle() throws CancelledException {
    steering.settle(() -> reports.status(new ChannelStatus.Paused()));
  }

  /** Decides by the failure's class; the number of attempts is ours, since pausing uses up none. */
  private RetryPolicy<ChannelStatus.Final> retryPolicy() {
    return RetryPolicy.<ChannelStatus.Final>builder()
        .handleIf(e -> e instanceof FetchException failure && isRetried(failure.failure()))
        .withMaxRetries(-1)
        .withDelayFn(_ -> nextDelay)
        .build();
  }

  private boolean isRetried(Failure failure) {
    return attempt <= failure.retries(engine.settings().maxRetries()) && !engine.isEnding();
  }

  private ChannelStatus.Final attemptInTurn()
      throws FetchException, InterruptedException, RefusedException {
    steering.backingOff(false);
    for (; ; ) {
      try (Turn turn = awaitTurn()) {
        inTurn = true;
        attempt++;
        if (engine.isPaused()) { // whoever paused the run may not have seen yet who is in turn
          throw new InterruptedException("paused");
        }
        firstAttempt = firstAttempt == null ? reports.clock().instant() : firstAttempt;
        ChannelStatus.Final end = attempt(turn);
        if (end != null) {
          return end;
        }
        attempt--;
      } catch (InterruptedException e) {
        attempt -= inTurn ? 1 : 0;
        throw e;
      } finally {
        inTurn = false;
      }
    }
  }

  private Turn awaitTurn() throws InterruptedException, RefusedException {
    Ticket ticket = takePlace();
    try {
      steering.check();
      return engine.dispatcher().await(ticket);
    } catch (InterruptedException e) {
      engine.dispatcher().leave(ticket);
      throw e;
    }
  }

  private Ticket takePlace() {
    Ticket early = place;
    Ticket ticket = early == null ? enter() : early;
    place = null;
    return ticket;
  }

  /** Returns null if the channel has to stand in line again because its host is held back. */
  private ChannelStatus.@Nullable Final attempt(Turn turn)
      throws FetchException, InterruptedException {
    try (CheckSession session = open(turn)) {
      channel = session.channel();
      reports.log(
          Level.INFO,
          "attempt "
              + attempt
              + " of "
              + (engine.settings().maxRetries() + 1)
              + ", marker "
              + SafeText.of(Objects.requireNonNullElse(channel.marker().lastVideo(), "none")));
      return attempt(turn, session);
    } catch (BusyElsewhereException _) {
      return new ChannelStatus.BusyElsewhere();
    } catch (FetchException e) {
      if (isRetried(e.failure())) {
        announceRetry(e.failure());
      }
      throw e;
    }
  }

  private CheckSession open(Turn turn) throws FetchException, BusyElsewhereException {
    try {
      return engine.store().open(id);
    } catch (FetchException e) {
      boolean _ = standsAgain(turn, e.failure()); // never: it is our own disk's trouble
      throw e;
    }
  }

  /** Tells of a failed attempt. Returns whether it does not count because of the host's brake. */
  private boolean standsAgain(Turn turn, Failure failure) {
    reports
        .sink()
        .publish(new FetchEvent.AttemptFailed(reports.clock().instant(), id, attempt, failure));
    return engine.dispatcher().failed(id, turn, failure, tally.doubted.size());
  }

  private ChannelStatus.@Nullable Final attempt(Turn turn, CheckSession session)
      throws FetchException, InterruptedException {
    CheckContext context =
        new CheckContext(
            engine.source(),
            engine.probes(),
            engine.settings(),
            engine.spacing(),
            steering,
            reports,
            host,
            mayReconcile,
            reconcile);
    try {
      new ChannelCheck(session, context, tally, turn.slot(), attempt).run();
      if (tally.listed) {
        engine.dispatcher().answered(id, turn);
      } else {
        engine.dispatcher().reached();
      }
      channel = session.channel();
      String suspicion = tally.newVideos > 0 ? "" : suspicion(session);
      history(session, tally.newVideos > 0 ? "new" : "ok");
      doubt = suspicion;
      return tally.newVideos > 0
          ? new ChannelStatus.Fetched(tally.newVideos, tally.seen)
          : new ChannelStatus.UpToDate(tally.seen);
    } catch (FetchException e) {
      channel = session.channel();
      if (standsAgain(turn, e.failure())) {
        return null;
      }
      if (!isRetried(e.failure())) {
        history(session, tally.incomplete ? "incomplete" : "failed");
      }
      throw e;
    }
  }

  private String suspicion(CheckSession session) {
    return Suspicion.about(session.state().history(), reports.clock().instant()).orElse("");
  }

  private void history(CheckSession session, String outcome) throws FetchException {
    PastRun run =
        new PastRun(reports.clock().instant(), outcome, tally.newVideos, took(), attempt - 1);
    steering.finishing(() -> session.finish(run));
  }

  /** Failsafe waits; this says so, and lets {@link Steering#retry} end it. */
  private void announceRetry(Failure failure) {
    nextDelay = backoff.delay(attempt);
    reports.status(
        new ChannelStatus.WaitingForRetry(
            attempt + 1,
            failure.retries(engine.settings().maxRetries()) + 1,
            nextDelay,
            reports.clock().instant().plus(nextDelay),
            failure));
    steering.backingOff(true);
  }

  private ChannelStatus.Final failed(Failure failure) {
    return tally.incomplete
        ? new ChannelStatus.Incomplete(failure, tally.newVideos)
        : new ChannelStatus.Failed(failure, attempt, tally.newVideos);
  }

  private static Failure bug(Throwable e) {
    return Failure.of(FailureClass.UNEXPECTED, "BUG", SafeText.of(e.toString()))
        .advising("this is a fault of the program: please report it with the log");
  }

  private Duration took() {
    return firstAttempt == null
        ? Duration.ZERO
        : Duration.between(firstAttempt, reports.clock().instant());
  }

  private ChannelResult result(ChannelStatus.Final end) {
    return new ChannelResult(
        channel,
        end,
        Math.max(0, attempt - 1),
        tally.requests,
        tally.probed,
        took(),
        tally.note(),
        List.copyOf(tally.reasons.values()),
        doubt);
  }

  /** Tells the watchers how the channel stands in line. */
  private final class Place implements Ticket.Listener {
    @Override
    public void queued() {
      reports.status(new ChannelStatus.Queued());
    }

    @Override
    public void held(String heldHost, Instant until, Failure cause) {
      reports.status(new ChannelStatus.HeldByBrake(heldHost, until, cause));
    }

    @Override
    public void called() {
      start();
    }
  }
}
