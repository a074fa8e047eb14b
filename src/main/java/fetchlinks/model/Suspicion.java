package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Success that may be none: a site that throttles, or a list that is no longer the right one, has
 * nothing new and reports no error. What gives it away is the channel's own history.
 */
public final class Suspicion {

  private static final int FEWEST_FINDS = 5;
  private static final int FEWEST_EMPTY_CHECKS = 3;
  private static final Duration SHORTEST_SILENCE = Duration.ofDays(1);

  /** By chance, something that comes at random stays away so long less than once in 50 times. */
  private static final int UNUSUAL = 4;

  private Suspicion() {}

  /**
   * Why a check that found nothing new at {@code now} looks suspicious; empty when it does not.
   *
   * @param past the checks before this one, newest first
   */
  public static Optional<String> about(List<PastRun> past, Instant now) {
    List<Instant> finds =
        past.stream().filter(run -> run.newVideos() > 0).map(PastRun::at).toList();
    if (finds.size() < FEWEST_FINDS || emptyChecks(past) + 1 < FEWEST_EMPTY_CHECKS) {
      return Optional.empty();
    }
    Duration silence = Duration.between(finds.getFirst(), now);
    Duration usual =
        Duration.between(finds.getLast(), finds.getFirst()).dividedBy(finds.size() - 1L);
    boolean unusual =
        silence.compareTo(SHORTEST_SILENCE) >= 0
            && silence.compareTo(usual.multipliedBy(UNUSUAL)) >= 0
            && silence.multipliedBy(2).compareTo(longestPause(finds).multipliedBy(3)) > 0;
    return unusual
        ? Optional.of(
            "nothing new for %s, it usually has %s".formatted(rough(silence), each(usual)))
        : Optional.empty();
  }

  /** Checks in a row that found nothing; those that failed say nothing. */
  private static long emptyChecks(List<PastRun> past) {
    return past.stream().filter(Usual::wentWell).takeWhile(run -> run.newVideos() == 0).count();
  }

  private static Duration longestPause(List<Instant> newestFirst) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < newestFirst.size(); i++) {
      Duration pause = Duration.between(newestFirst.get(i), newestFirst.get(i - 1));
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }
    return longest;
  }

  private static String each(Duration interval) {
    String length = rough(interval);
    return "something every " + (length.startsWith("1 ") ? length.substring(2) : length);
  }

  /** {@code 8 hours}, {@code 5 days}; rounded. */
  private static String rough(Duration length) {
    long hours = Math.max(1, (length.toMinutes() + 30) / 60);
    return hours < 20 ? Plural.of(hours, "hour") : Plural.of((hours + 12) / 24, "day");
  }
}
