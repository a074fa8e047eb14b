package fetchlinks.tui;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next picture is due: at once for what the person does, at most 15 times a second for
 * what the engine tells, eight times a second for spinners while something runs, once a second for
 * clocks and countdowns, and never when nothing changes. Reads no clock.
 *
 * @param events least time between two pictures that only events ask for
 * @param spinner least time between two pictures that only spinners ask for
 */
record Pacer(Duration events, Duration spinner) {

  static final Pacer LOCAL = new Pacer(Duration.ofMillis(66), Duration.ofMillis(125));

  /** For a terminal at the far end of a slow line. */
  static final Pacer REMOTE = new Pacer(Duration.ofMillis(125), Duration.ofMillis(250));

  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * The moment of the next picture; null for none.
   *
   * @param last when the last one was shown
   * @param waiting something was told that has not been shown
   */
  @Nullable Instant due(UiState state, Instant last, boolean waiting) {
    Instant due = waiting ? last.plus(events) : null;
    if (spins(state)) {
      due = sooner(due, next(last, spinner));
    }
    if (countsTime(state)) {
      due = sooner(due, next(last, SECOND));
    }
    Instant order = state.table().sorting().due(state.shell().lastKey());
    return order == null ? due : sooner(due, order.isAfter(last) ? order : last.plus(events));
  }

  /** Whether a spinner is shown. */
  static boolean spins(UiState state) {
    return !state.rows().slots().isEmpty() || state.rows().running() > 0;
  }

  /** Whether a time is shown that moves on by itself. */
  static boolean countsTime(UiState state) {
    return state.run().clock().ticks()
        || state.rows().count(RowKind.WAITING) + state.rows().count(RowKind.HELD) > 0
        || (!state.run().over() && !state.run().brakes().isEmpty());
  }

  private static Instant sooner(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** The next whole step, so that all spinners and clocks move together. */
  private static Instant next(Instant last, Duration step) {
    long millis = step.toMillis();
    return Instant.ofEpochMilli((last.toEpochMilli() / millis + 1) * millis);
  }
}
