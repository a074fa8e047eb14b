package fetchlinks.engine;

import fetchlinks.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker that people can see and lift. Once tripped it admits nobody until its time is
 * over, then one trial; a trial that fails trips it for longer, one that succeeds lifts it.
 *
 * <p>Not thread-safe: owned by the dispatcher, under its lock.
 */
final class Brake {

  /** For a host that says stop without saying for how long. */
  static final List<Duration> HOST_STEPS =
      List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

  /** For a network that is gone. */
  static final List<Duration> OFFLINE_STEPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(40),
          Duration.ofSeconds(60));

  private final List<Duration> steps;
  private final RandomGenerator random;

  private @Nullable Instant until;
  private @Nullable Failure cause;
  private int trips;

  /** Who was let through though it is set. */
  private @Nullable Turn trial;

  Brake(List<Duration> steps, RandomGenerator random) {
    this.steps = steps;
    this.random = random;
  }

  boolean isSet() {
    return until != null;
  }

  @Nullable Instant until() {
    return until;
  }

  @Nullable Failure cause() {
    return cause;
  }

  /** How often it was tripped since it was last lifted. */
  int trips() {
    return trips;
  }

  /** Whether one more may start now. */
  boolean admits(Instant now) {
    Instant end = until;
    return end == null || (trial == null && !now.isBefore(end));
  }

  /** What {@link #admits} let through has started. */
  void started(Turn turn) {
    if (isSet()) {
      trial = turn;
    }
  }

  /** What had started is over, whatever came of it. */
  void ended(Turn turn) {
    if (isTrial(turn)) {
      trial = null;
    }
  }

  /** Whether this was let through to find out; what was under way before was not. */
  boolean isTrial(Turn turn) {
    return turn.equals(trial);
  }

  /**
   * Trips it. What was under way when it was tripped first does not count as a trial.
   *
   * @return false when it was set already and this changes nothing
   */
  boolean trip(Turn turn, Instant now, Failure newCause) {
    Instant end = until;
    boolean late = end != null && !isTrial(turn);
    Duration asked = newCause.retryAfter();
    if (late && (asked == null || !now.plus(asked).isAfter(end))) {
      return false;
    }
    Duration step = steps.get(Math.min(trips, steps.size() - 1));
    set(now, asked != null ? asked : withJitter(step), newCause);
    trips += late ? 0 : 1;
    return true;
  }

  private Duration withJitter(Duration step) {
    return step.plusMillis(random.nextLong(step.toMillis() / 5 + 1));
  }

  /** Sets it for as long as the caller says. */
  void set(Instant now, Duration length, Failure newCause) {
    until = now.plus(length);
    cause = newCause;
    trial = null;
  }

  void lift() {
    until = null;
    cause = null;
    trips = 0;
    trial = null;
  }
}
