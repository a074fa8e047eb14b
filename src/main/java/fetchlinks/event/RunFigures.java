package fetchlinks.event;

import fetchlinks.model.ListReason;
import java.util.Map;

/**
 * A run in numbers. The channels of all outcomes and the open ones always add up to {@code total}.
 *
 * @param total channels of the run
 * @param outcomes channels by what became of them, without those that are open (again)
 * @param newVideos links written, by whatever became of their channel later
 * @param retries attempts beyond the first, of finished checks
 * @param requests requests to sites, of finished checks
 * @param probed sources that a probe answered without a listing
 * @param listed sources that were listed, by why no probe answered for them
 */
public record RunFigures(
    int total,
    Map<Outcome, Integer> outcomes,
    int newVideos,
    int retries,
    int requests,
    int probed,
    Map<ListReason, Integer> listed) {

  public RunFigures {
    outcomes = Map.copyOf(outcomes);
    listed = Map.copyOf(listed);
  }

  /** Channels that came to this. */
  public int of(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Channels that have their final status. */
  public int done() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Channels that are still to come, running, waiting or paused. */
  public int open() {
    return total - done();
  }
}
