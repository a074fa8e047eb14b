package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose turn it is: numbered worker slots that can be raised and lowered, permits and a
 * brake for each host, one brake for the whole network, and the stops that end a host's or the
 * run's turns for good.
 *
 * <p>All state is under one lock that is never held during I/O. Whoever changes something calls
 * {@link #grant}, which gives free slots to the first in line that may go.
 */
final class Dispatcher {

  /** So many lists of one site that can't be believed, and the site is left alone. */
  static final int DOUBTS_THAT_STOP_A_SITE = 3;

  /** A clock that was set, or a machine that slept, is noticed after this. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final EngineSettings settings;
  private final EventSink sink;
  private final InstantSource clock;

  @GuardedBy("lock")
  private final Network network;

  private final Network.Listener listener;

  @GuardedBy("lock")
  private final Lanes lanes;

  /** Until a person wants to try again. */
  @GuardedBy("lock")
  private @Nullable Failure halt;

  /** For good. */
  @GuardedBy("lock")
  private @Nullable Failure ended;

  Dispatcher(
      EngineSettings settings,
      EventSink sink,
      Network.Listener listener,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.sink = sink;
    this.clock = clock;
    this.listener = listener;
    this.network = new Network(new Brake(Brake.OFFLINE_STEPS, random));
    this.lanes = new Lanes(settings, network, this::release, random);
  }

  // ---- the channel's side

  /**
   * Stands in line; never blocks. The listener is {@linkplain Ticket.Listener#called called} where
   * the wait is over before anybody awaits it.
   */
  void enter(Ticket ticket) {
    lock.lock();
    try {
      Lane lane = lanes.of(ticket.host);
      Failure stopped = stopped(lane);
      if (stopped != null) {
        ticket.refuse(stopped);
        return;
      }
      lane.waiting.add(ticket);
      grant();
      if (ticket.turn == null) {
        lane.announce(ticket);
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private @Nullable Failure stopped(Lane lane) {
    return ended != null ? ended : halt != null ? halt : lane.halt;
  }

  /**
   * Waits for the turn of a ticket that is in line.
   *
   * @throws RefusedException there will be none
   * @throws InterruptedException the channel was steered, and has to {@link #leave}
   */
  Turn await(Ticket ticket) throws InterruptedException, RefusedException {
    lock.lockInterruptibly();
    try {
      Condition changed = lock.newCondition();
      ticket.changed = changed;
      for (; ; ) {
        if (ticket.refusal != null) {
          throw ticket.refusal;
        }
        if (ticket.turn != null) {
          return ticket.turn;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a place in line, or the turn it was given meanwhile. */
  void leave(Ticket ticket) {
    lock.lock();
    try {
      lanes.of(ticket.host).waiting.remove(ticket);
      if (ticket.turn != null) {
        release(ticket.turn);
      }
    } finally {
      lock.unlock();
    }
  }

  void release(Turn turn) {
    lock.lock();
    try {
      lanes.free(turn);
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** The host answered: if that is what was to be found out, what held it back is over. */
  void answered(ChannelId id, Turn turn) {
    lock.lock();
    try {
      Lane lane = lanes.of(turn.host());
      lane.doubted.remove(id);
      reachable();
      if (lane.brake.isTrial(turn)) {
        lift(lane);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A host's feed answered: the network is there. Of the host's pages, which hold what a brake is
   * for, this says nothing.
   */
  void reached() {
    lock.lock();
    try {
      reachable();
    } finally {
      lock.unlock();
    }
  }

  /**
   * An attempt failed.
   *
   * @param doubted how many of the channel's lists were not believed
   * @return whether the channel should stand in line again without having used up the attempt
   */
  boolean failed(ChannelId id, Turn turn, Failure failure, int doubted) {
    lock.lock();
    try {
      Lane lane = lanes.of(turn.host());
      if (isAnswer(failure)) {
        reachable();
      }
      if (doubted > 0) {
        doubt(id, lane, doubted);
      }
      return switch (failure.kind()) {
        case HOST_SAYS_STOP -> hostSaysStop(lane, turn, failure);
        case UNREACHABLE -> unreachable(id, turn, failure);
        case NEEDS_PERSON_EVERYWHERE, LOCAL -> {
          haltAll(failure);
          yield false;
        }
        case GONE,
            GONE_PERHAPS,
            NEEDS_PERSON,
            TRANSIENT,
            SUSPICIOUS,
            EXTRACTOR_BROKEN,
            UNEXPECTED ->
            false;
      };
    } finally {
      lock.unlock();
    }
  }

  /** Whether only something at the other end can have said so. */
  private static boolean isAnswer(Failure failure) {
    return switch (failure.kind()) {
      case HOST_SAYS_STOP, GONE, GONE_PERHAPS, NEEDS_PERSON, SUSPICIOUS, EXTRACTOR_BROKEN -> true;
      case UNREACHABLE, TRANSIENT, NEEDS_PERSON_EVERYWHERE, LOCAL, UNEXPECTED -> false;
    };
  }

  /** Not even a retry has helped: yt-dlp does not understand the site any more. */
  void extractorBroken(String host, Failure failure) {
    lock.lock();
    try {
      halt(lanes.of(host), failure);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void doubt(ChannelId id, Lane lane, int lists) {
    lane.doubted.put(id, lists);
    int all = lane.doubted.values().stream().mapToInt(Integer::intValue).sum();
    if (lane.halt == null && all >= DOUBTS_THAT_STOP_A_SITE) {
      halt(
          lane,
          Failure.of(
                  FailureClass.EXTRACTOR_BROKEN,
                  "UPDATE",
                  "%d listings of %s look cut short: it is throttling, or yt-dlp is out of date"
                      .formatted(all, lane.host))
              .advising("update yt-dlp, then try again later"));
    }
  }

  @GuardedBy("lock")
  private boolean hostSaysStop(Lane lane, Turn turn, Failure failure) {
    if (lane.brake.trip(turn, clock.instant(), failure)) {
      braked(lane, failure);
    }
    return lane.halt == null && lane.brake.isSet();
  }

  @GuardedBy("lock")
  private void braked(Lane lane, Failure failure) {
    Instant now = clock.instant();
    Instant until = lane.brake.until();
    sink.publish(new FetchEvent.BrakeChanged(now, lane.host, until, failure.message()));
    if (!settings.attended() && until != null && until.isAfter(now.plus(settings.brakeWait()))) {
      halt(lane, failure);
    } else {
      lane.announce();
      grantAt(until);
    }
  }

  @GuardedBy("lock")
  private boolean unreachable(ChannelId id, Turn turn, Failure failure) {
    if (!network.unreachable(id, turn.host())) {
      return false;
    }
    if (network.brake.trip(turn, clock.instant(), failure)) {
      listener.changed(true, failure.message());
      grantAt(network.brake.until());
    }
    if (!settings.attended() && network.brake.trips() > settings.maxRetries() + 1) {
      haltAll(failure);
      return false;
    }
    return true;
  }

  @GuardedBy("lock")
  private void reachable() {
    if (network.answered()) {
      listener.changed(false, "back online");
      grant();
    }
  }

  // ---- the commands' side

  void setWorkers(int wanted) {
    lock.lock();
    try {
      int workers = Math.clamp(wanted, 1, EngineSettings.MAX_WORKERS);
      lanes.workers(workers);
      sink.publish(new FetchEvent.WorkersChanged(clock.instant(), workers));
      grant();
    } finally {
      lock.unlock();
    }
  }

  void pause(boolean now) {
    lock.lock();
    try {
      lanes.pause(now);
      Failure cause = network.brake.cause();
      if (!now && cause != null) {
        listener.changed(true, cause.message());
      }
      grant();
    } finally {
      lock.unlock();
    }
  }

  void setBrake(String host, Duration length) {
    lock.lock();
    try {
      Failure byPerson = Failure.of(FailureClass.HOST_SAYS_STOP, "BRAKE", "set by you");
      Lane lane = lanes.of(host);
      lane.brake.set(clock.instant(), length, byPerson);
      braked(lane, byPerson);
    } finally {
      lock.unlock();
    }
  }

  /** Lifts the brake of a host and forgets why it, or the run, was stopped. */
  void forgive(String host) {
    lock.lock();
    try {
      halt = null;
      Lane lane = lanes.of(host);
      lane.halt = null;
      lane.doubted.clear();
      lift(lane);
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nobody gets a turn, whatever is asked for. */
  void end(Failure cause) {
    lock.lock();
    try {
      ended = cause;
      haltAll(cause);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void haltAll(Failure cause) {
    halt = cause;
    lanes.refuse(cause);
  }

  @GuardedBy("lock")
  private void halt(Lane lane, Failure cause) {
    lane.refuse(cause);
    lane.halt = cause;
    sink.publish(
        new FetchEvent.LogLine(
            clock.instant(),
            Level.ERROR,
            null,
            "no more of %s in this run: %s".formatted(lane.host, cause.message())));
  }

  // ---- turns

  @GuardedBy("lock")
  private void lift(Lane lane) {
    if (lane.brake.isSet()) {
      lane.brake.lift();
      sink.publish(new FetchEvent.BrakeChanged(clock.instant(), lane.host, null, "lifted"));
      lane.announce();
      grant();
    }
  }

  @GuardedBy("lock")
  private void grant() {
    lanes.grant(clock.instant());
  }

  /** Looks again when a brake's time is over: who stands in line has no thread to do so. */
  private void grantAt(@Nullable Instant when) {
    if (when == null) {
      return;
    }
    Duration left = Duration.between(clock.instant(), when).plusMillis(1);
    if (!left.isPositive()) {
      grantNow();
      return;
    }
    Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> grantAt(when));
  }

  private void grantNow() {
    lock.lock();
    try {
      grant();
    } finally {
      lock.unlock();
    }
  }
}
