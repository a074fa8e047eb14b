package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of a channel's history.
 *
 * @param outcome {@code ok}, {@code new}, {@code incomplete}, {@code failed} or {@code cancelled}
 */
public record PastRun(Instant at, String outcome, int newVideos, Duration took, int retries) {}
