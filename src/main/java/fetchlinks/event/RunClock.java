package fetchlinks.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's times. What is paused does not get older.
 *
 * @param started null before the run's first event
 * @param ended null while it goes on
 * @param pausedSince null while it is not paused
 * @param paused how long it was paused before; that time does not count
 */
public record RunClock(
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Instant pausedSince,
    Duration paused) {

  /** Of a run that has told of nothing yet. */
  public static final RunClock NOT_STARTED = new RunClock(null, null, null, Duration.ZERO);

  /** Of a run that has just begun. */
  public static RunClock startedAt(Instant at) {
    return new RunClock(at, null, null, Duration.ZERO);
  }

  /** After the run's state has changed. */
  public RunClock changed(RunState state, Instant at) {
    boolean nowPaused = state == RunState.PAUSED;
    Duration sum =
        pausedSince != null && !nowPaused ? paused.plus(Duration.between(pausedSince, at)) : paused;
    Instant since = !nowPaused ? null : pausedSince == null ? at : pausedSince;
    return new RunClock(started, state == RunState.DONE ? at : null, since, sum);
  }

  /** Time that the run has worked, up to its end or to {@code now}; never negative. */
  public Duration elapsed(Instant now) {
    if (started == null) {
      return Duration.ZERO;
    }
    Instant until = ended != null ? ended : pausedSince != null ? pausedSince : now;
    Duration elapsed = Duration.between(started, until).minus(paused);
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

  /** Whether the elapsed time grows. */
  public boolean ticks() {
    return started != null && ended == null && pausedSince == null;
  }
}
