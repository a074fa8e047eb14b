package fetchlinks.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a channel usually behaves, by its history.
 *
 * @param newPerDay videos that came a day
 * @param took the median of the checks' lengths
 * @param firstTry percent of the checks that needed no retry
 */
public record Usual(double newPerDay, Duration took, int firstTry) {

  private static final int FEWEST_CHECKS = 3;
  private static final Duration SHORTEST = Duration.ofDays(1);

  /** Empty as long as the history is too short to tell. */
  public static Optional<Usual> of(List<PastRun> newestFirst) {
    List<PastRun> checks = newestFirst.stream().filter(Usual::wentWell).toList();
    if (checks.size() < FEWEST_CHECKS) {
      return Optional.empty();
    }
    Duration span = Duration.between(checks.getLast().at(), checks.getFirst().at());
    if (span.compareTo(SHORTEST) < 0) {
      return Optional.empty();
    }
    List<PastRun> later = checks.subList(0, checks.size() - 1);
    // What the oldest check found came before it, nobody knows since when.
    int found = later.stream().mapToInt(PastRun::newVideos).sum();
    List<Duration> lengths = checks.stream().map(PastRun::took).sorted().toList();
    long firstTry = checks.stream().filter(run -> run.retries() == 0).count();
    return Optional.of(
        new Usual(
            found * (double) SHORTEST.toSeconds() / span.toSeconds(),
            lengths.get(lengths.size() / 2),
            (int) (firstTry * 100 / checks.size())));
  }

  /** Whether a check says what the channel had. */
  static boolean wentWell(PastRun run) {
    return run.outcome().equals("ok") || run.outcome().equals("new");
  }
}
