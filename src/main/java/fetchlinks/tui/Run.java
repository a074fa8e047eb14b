package fetchlinks.tui;

import fetchlinks.event.Eta;
import fetchlinks.event.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about the run as a whole. */
record Run(
    RunState state,
    String why,
    Clock clock,
    Slots slots,
    Map<String, Brake> brakes,
    Eta eta,
    Promise promise) {

  static final Run START =
      new Run(
          RunState.RUNNING,
          "",
          new Clock(null, null, null, Duration.ZERO),
          new Slots(0, 0),
          Map.of(),
          Eta.startingAt(Instant.EPOCH),
          Promise.NONE);

  /**
   * The run's times.
   *
   * @param started null before the run's first event
   * @param ended null while it goes on
   * @param pausedSince null while it is not paused
   * @param paused how long it was paused before; that time does not count
   */
  record Clock(
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Instant pausedSince,
      Duration paused) {

    Clock changed(RunState state, Instant at) {
      boolean nowPaused = state == RunState.PAUSED;
      Duration sum =
          pausedSince != null && !nowPaused
              ? paused.plus(Duration.between(pausedSince, at))
              : paused;
      Instant since = !nowPaused ? null : pausedSince == null ? at : pausedSince;
      return new Clock(started, state == RunState.DONE ? at : null, since, sum);
    }

    /** Time that the run has worked. */
    Duration elapsed(Instant now) {
      if (started == null) {
        return Duration.ZERO;
      }
      Instant until = ended != null ? ended : pausedSince != null ? pausedSince : now;
      Duration elapsed = Duration.between(started, until).minus(paused);
      return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    /** Whether the time shown moves on. */
    boolean ticks() {
      return started != null && ended == null && pausedSince == null;
    }
  }

  /**
   * Worker slots.
   *
   * @param asked how many the person asked for and the engine has not confirmed yet, 0 for none
   */
  record Slots(int workers, int asked) {}

  /** Nothing is started for a host. */
  record Brake(String host, Instant until, String why) {}

  boolean over() {
    return state == RunState.DONE;
  }

  /** Nothing more is started, and the program ends with the run. */
  boolean ending() {
    return state == RunState.DRAINING || state == RunState.STOPPING;
  }

  /** What ended a standstill is no reason for a run that goes on. */
  Run with(RunState next, String reason, Instant at) {
    String kept = next == RunState.RUNNING && !over() ? "" : reason;
    return new Run(next, kept, clock.changed(next, at), slots, brakes, eta, promise);
  }

  Run startedAt(Instant at, int workers) {
    return new Run(
        RunState.RUNNING,
        "",
        new Clock(at, null, null, Duration.ZERO),
        new Slots(workers, 0),
        brakes,
        Eta.startingAt(at),
        Promise.NONE);
  }

  Run with(Slots next) {
    return new Run(state, why, clock, next, brakes, eta, promise);
  }

  Run with(Eta next) {
    return new Run(state, why, clock, slots, brakes, next, promise);
  }

  Run with(Promise next) {
    return new Run(state, why, clock, slots, brakes, eta, next);
  }

  Run braking(Brake brake) {
    Map<String, Brake> next = new TreeMap<>(brakes);
    next.put(brake.host(), brake);
    return new Run(state, why, clock, slots, Map.copyOf(next), eta, promise);
  }

  Run lifting(String host) {
    Map<String, Brake> next = new TreeMap<>(brakes);
    next.remove(host);
    return new Run(state, why, clock, slots, Map.copyOf(next), eta, promise);
  }

  /** The brake that ends last, null when none is set. */
  @Nullable Brake longestBrake() {
    Brake longest = null;
    for (Brake brake : brakes.values()) {
      if (longest == null || brake.until().isAfter(longest.until())) {
        longest = brake;
      }
    }
    return longest;
  }
}
