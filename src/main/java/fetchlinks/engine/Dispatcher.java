package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** So many listings of one site that can't be believed, and the site is left alone. */
  static final int DOUBTS_THAT_STOP_A_SITE = 3;

  private static final int UNREACHABLE_HOSTS = 2;
  private static final int UNREACHABLE_IN_A_ROW = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final EngineSettings settings;
  private final EventSink sink;
  private final InstantSource clock;
  private final RandomGenerator random;

  @GuardedBy("lock")
  private final Map<String, Lane> lanes = new HashMap<>();

  @GuardedBy("lock")
  private final Brake offline;

  @GuardedBy("lock")
  private final Set<String> unreachable = new HashSet<>();

  @GuardedBy("lock")
  private int unreachableInARow;

  @GuardedBy("lock")
  private final BitSet busySlots = new BitSet();

  @GuardedBy("lock")
  private int workers;

  @GuardedBy("lock")
  private boolean paused;

  @GuardedBy("lock")
  private @Nullable Failure halt;

  Dispatcher(EngineSettings settings, EventSink sink, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.sink = sink;
    this.clock = clock;
    this.random = random;
    this.workers = settings.workers();
    this.offline = new Brake(Brake.OFFLINE_STEPS, random);
  }

  // ---- the channel's side

  /**
   * Stands in line; never blocks. The listener is {@linkplain Ticket.Listener#called called} where
   * the wait is over before anybody awaits it.
   */
  void enter(Ticket ticket) {
    lock.lock();
    try {
      Lane lane = lane(ticket.host);
      Failure stopped = halt != null ? halt : lane.halt;
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
      lane(ticket.host).waiting.remove(ticket);
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
      busySlots.clear(turn.slot());
      Lane lane = lane(turn.host());
      lane.running--;
      lane.brake.ended();
      offline.ended();
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** The host answered: whatever held it back is over. */
  void answered(ChannelId id, Turn turn) {
    lock.lock();
    try {
      Lane lane = lane(turn.host());
      lane.doubted.remove(id);
      reachable();
      lift(lane);
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
   * @return whether the channel should stand in line again without having used up the attempt
   */
  boolean failed(ChannelId id, Turn turn, Failure failure) {
    lock.lock();
    try {
      Lane lane = lane(turn.host());
      if (failure.kind() != FailureClass.UNREACHABLE) {
        reachable();
      }
      return switch (failure.kind()) {
        case HOST_SAYS_STOP -> hostSaysStop(lane, failure);
        case UNREACHABLE -> unreachable(lane, failure);
        case NEEDS_PERSON_EVERYWHERE, LOCAL -> {
          haltAll(failure);
          yield false;
        }
        case SUSPICIOUS -> {
          doubt(id, lane);
          yield false;
        }
        case GONE, GONE_PERHAPS, NEEDS_PERSON, TRANSIENT, EXTRACTOR_BROKEN, UNEXPECTED -> false;
      };
    } finally {
      lock.unlock();
    }
  }

  /** Not even a retry has helped: yt-dlp does not understand the site any more. */
  void extractorBroken(String host, Failure failure) {
    lock.lock();
    try {
      halt(lane(host), failure);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void doubt(ChannelId id, Lane lane) {
    if (lane.doubted.add(id) && lane.doubted.size() == DOUBTS_THAT_STOP_A_SITE) {
      halt(
          lane,
          Failure.of(
                  FailureClass.EXTRACTOR_BROKEN,
                  "UPDATE",
                  "%d listings of %s look cut short: it is throttling, or yt-dlp is out of date"
                      .formatted(DOUBTS_THAT_STOP_A_SITE, lane.host))
              .advising("update yt-dlp, then try again later"));
    }
  }

  @GuardedBy("lock")
  private boolean hostSaysStop(Lane lane, Failure failure) {
    if (lane.brake.trip(clock.instant(), failure)) {
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
  private boolean unreachable(Lane lane, Failure failure) {
    unreachable.add(lane.host);
    unreachableInARow++;
    boolean gone =
        offline.isSet()
            || unreachable.size() >= UNREACHABLE_HOSTS
            || unreachableInARow >= UNREACHABLE_IN_A_ROW;
    if (!gone) {
      return false;
    }
    if (offline.trip(clock.instant(), failure)) {
      sink.publish(new FetchEvent.RunChanged(clock.instant(), RunState.OFFLINE, failure.message()));
      grantAt(offline.until());
    }
    if (!settings.attended() && offline.trips() > settings.maxRetries() + 1) {
      haltAll(failure);
      return false;
    }
    return true;
  }

  @GuardedBy("lock")
  private void reachable() {
    unreachable.clear();
    unreachableInARow = 0;
    if (offline.isSet()) {
      offline.lift();
      sink.publish(new FetchEvent.RunChanged(clock.instant(), RunState.RUNNING, "back online"));
      grant();
    }
  }

  // ---- the commands' side

  void setWorkers(int wanted) {
    lock.lock();
    try {
      workers = Math.clamp(wanted, 1, EngineSettings.MAX_WORKERS);
      sink.publish(new FetchEvent.WorkersChanged(clock.instant(), workers));
      grant();
    } finally {
      lock.unlock();
    }
  }

  void pause(boolean now) {
    lock.lock();
    try {
      paused = now;
      grant();
    } finally {
      lock.unlock();
    }
  }

  void setBrake(String host, Duration length) {
    lock.lock();
    try {
      Failure byPerson = Failure.of(FailureClass.HOST_SAYS_STOP, "BRAKE", "set by you");
      Lane lane = lane(host);
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
      Lane lane = lane(host);
      lane.halt = null;
      lane.doubted.clear();
      lift(lane);
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nobody gets a turn. */
  void haltAll(Failure cause) {
    lock.lock();
    try {
      halt = cause;
      for (Lane lane : lanes.values()) {
        lane.refuse(cause);
      }
    } finally {
      lock.unlock();
    }
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
  private Lane lane(String host) {
    return lanes.computeIfAbsent(host, name -> new Lane(name, new Brake(Brake.HOST_STEPS, random)));
  }

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
    Instant now = clock.instant();
    while (!paused && busySlots.cardinality() < workers && offline.admits(now)) {
      Lane lane = firstInLine(now);
      if (lane == null) {
        return;
      }
      give(lane);
    }
  }

  /** Looks again when a brake's time is over: who stands in line has no thread to do so. */
  private void grantAt(@Nullable Instant when) {
    if (when != null) {
      Duration wait = Duration.between(clock.instant(), when).plusMillis(1);
      CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
          .execute(this::grantNow);
    }
  }

  private void grantNow() {
    lock.lock();
    try {
      grant();
    } finally {
      lock.unlock();
    }
  }

  /** The lane whose first ticket is the first of all that may go. */
  @GuardedBy("lock")
  private @Nullable Lane firstInLine(Instant now) {
    Lane first = null;
    for (Lane lane : lanes.values()) {
      Ticket ticket = lane.waiting.peek();
      if (ticket != null
          && lane.running < permits()
          && lane.brake.admits(now)
          && (first == null || goesBefore(lane, first))) {
        first = lane;
      }
    }
    return first;
  }

  /** While the network is gone, hosts that were not tried yet make the better trial. */
  @GuardedBy("lock")
  private boolean goesBefore(Lane lane, Lane other) {
    if (offline.isSet() && unreachable.contains(lane.host) != unreachable.contains(other.host)) {
      return unreachable.contains(other.host);
    }
    Ticket mine = lane.waiting.element();
    return mine.order < other.waiting.element().order;
  }

  @GuardedBy("lock")
  private int permits() {
    return settings.perHost() == 0 ? workers : settings.perHost();
  }

  @GuardedBy("lock")
  private void give(Lane lane) {
    Ticket ticket = lane.waiting.remove();
    int slot = busySlots.nextClearBit(1);
    busySlots.set(slot);
    lane.running++;
    lane.brake.started();
    offline.started();
    ticket.give(new Turn(this, lane.host, slot));
  }
}
