package fetchlinks.tui;

import fetchlinks.event.Eta;
import fetchlinks.event.RunClock;
import fetchlinks.event.RunState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about the run as a whole. */
record Run(
    RunState state,
    String why,
    RunClock clock,
    Slots slots,
    Map<String, Brake> brakes,
    Eta eta,
    Promise promise) {

  static final Run START =
      new Run(
          RunState.RUNNING,
          "",
          RunClock.NOT_STARTED,
          new Slots(0, 0),
          Map.of(),
          Eta.startingAt(Instant.EPOCH),
          Promise.NONE);

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
        RunClock.startedAt(at),
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
