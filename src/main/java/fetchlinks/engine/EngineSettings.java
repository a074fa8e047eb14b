package fetchlinks.engine;

import fetchlinks.model.Workers;
import java.time.Duration;

/**
 * How the engine works.
 *
 * @param workers channels worked on at once, 1 to {@link #MAX_WORKERS}
 * @param perHost channels of one host at once; 0: as many as there are workers
 * @param maxRetries retries of a transient failure, 0 or more
 * @param retryDelay first backoff; doubles each time up to {@link Backoff#CAP}
 * @param requestInterval least time between two requests to one host
 * @param timeout for one attempt at one channel
 * @param attended whether a person can lift the brake: then channels wait for it as long as needed
 * @param brakeWait how long an unattended run waits for a brake instead of giving the host up
 * @param runNumber counts runs; spreads routine full listings over them
 */
public record EngineSettings(
    int workers,
    int perHost,
    int maxRetries,
    Duration retryDelay,
    Duration requestInterval,
    Duration timeout,
    boolean attended,
    Duration brakeWait,
    long runNumber) {

  /** As for all who ask for workers. */
  public static final int MAX_WORKERS = Workers.MOST;

  public EngineSettings {
    if (workers < 1 || workers > MAX_WORKERS) {
      throw new IllegalArgumentException("workers must be 1 to 64, not " + workers);
    }
    if (perHost < 0 || maxRetries < 0 || retryDelay.isNegative() || requestInterval.isNegative()) {
      throw new IllegalArgumentException("a setting is negative");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout is not positive: " + timeout);
    }
  }
}
