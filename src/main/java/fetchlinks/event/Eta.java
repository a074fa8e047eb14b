package fetchlinks.event;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the rest of a run will take: open channels over the rate of the last minute. The rate is
 * an exponentially weighted average over time that was worked; time in which the run was paused, or
 * wholly held by a brake, does not exist for it. Immutable, and it reads no clock.
 *
 * <p>Where channels take longer than the minute holds, the window widens to five of them: else a
 * single slow channel would swing the estimate up and down.
 *
 * @param at up to when the figures below are
 * @param worked time worked since the start
 * @param finished channels checked since the start
 * @param weight of the finished channels, each fading as it ages
 * @param span seconds over which {@code weight} was gathered, fading alike
 * @param stopped whether time is standing still
 */
public record Eta(
    Instant at, Duration worked, int finished, double weight, double span, boolean stopped) {

  private static final int ENOUGH_CHANNELS = 5;
  private static final Duration ENOUGH_TIME = Duration.ofSeconds(10);
  private static final double WINDOW_SECONDS = 60;
  private static final double CERTAIN_WEIGHT = 3;
  private static final double LONGEST_SECONDS = Duration.ofDays(4).toSeconds();

  /** An estimate of the time that is left. */
  public sealed interface Left {

    /** Too early to tell, or nothing moves. */
    record Unknown() implements Left {}

    /** The run is paused or held: it takes as long as that lasts. */
    record Stopped() implements Left {}

    /**
     * About this long.
     *
     * @param certain false: rests on so few channels that it should be shown as a guess
     */
    record About(Duration time, boolean certain) implements Left {}
  }

  /** Of a run that starts now. */
  public static Eta startingAt(Instant start) {
    return new Eta(start, Duration.ZERO, 0, 0, 0, false);
  }

  /** After one more channel was checked. */
  public Eta finishedAt(Instant time) {
    Eta then = advancedTo(time);
    return new Eta(then.at, then.worked, finished + 1, then.weight + 1, then.span, stopped);
  }

  /**
   * What follows from what the run is doing: while it is paused, offline, or all that is left is
   * held by a brake, time stands still.
   *
   * @param idle no worker slot is occupied
   * @param held some channel is held by a brake
   */
  public Eta watching(Instant time, RunState state, boolean idle, boolean held) {
    boolean still = state == RunState.PAUSED || state == RunState.OFFLINE || (idle && held);
    return still == stopped ? this : stoppedAt(time, still);
  }

  /** From {@code time} on the run stands still, or goes on again. */
  public Eta stoppedAt(Instant time, boolean nowStopped) {
    Eta then = advancedTo(time);
    return new Eta(then.at, then.worked, finished, then.weight, then.span, nowStopped);
  }

  /** What is left at {@code now}, with {@code open} channels to come. */
  public Left left(Instant now, int open) {
    if (open <= 0) {
      return new Left.About(Duration.ZERO, true);
    }
    if (stopped) {
      return new Left.Stopped();
    }
    return advancedTo(now).leftFor(open);
  }

  /** Whether {@link #perSecond} says something: the first channels of a run promise too much. */
  public boolean paceKnown() {
    return finished > 0 && span > 0 && (finished >= ENOUGH_CHANNELS || span >= 10);
  }

  /** Channels checked a second, lately. */
  public double perSecond() {
    return weight / span;
  }

  /** How far an estimate may be off, as a part of it: few channels say little. */
  public double spread() {
    return Math.clamp(1 / Math.sqrt(Math.max(1, weight)), 0.1, 0.5);
  }

  private Left leftFor(int open) {
    boolean tooEarly = finished < ENOUGH_CHANNELS && worked.compareTo(ENOUGH_TIME) < 0;
    double seconds = open * span / weight;
    if (finished == 0 || tooEarly || !(seconds < LONGEST_SECONDS)) {
      return new Left.Unknown();
    }
    return new Left.About(Duration.ofMillis((long) (seconds * 1000)), weight >= CERTAIN_WEIGHT);
  }

  /** Events of different channels may come a little out of order; time never runs backwards. */
  private Eta advancedTo(Instant time) {
    if (!time.isAfter(at)) {
      return this;
    }
    if (stopped) {
      return new Eta(time, worked, finished, weight, span, true);
    }
    Duration passed = Duration.between(at, time);
    double window = windowSeconds();
    double fade = Math.exp(-passed.toMillis() / 1000.0 / window);
    double newSpan = span * fade + window * (1 - fade);
    return new Eta(time, worked.plus(passed), finished, weight * fade, newSpan, false);
  }

  private double windowSeconds() {
    return finished == 0
        ? WINDOW_SECONDS
        : Math.max(WINDOW_SECONDS, ENOUGH_CHANNELS * worked.toSeconds() / (double) finished);
  }
}
