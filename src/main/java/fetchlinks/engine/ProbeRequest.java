package fetchlinks.engine;

import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import java.time.Duration;

/**
 * One list to ask about.
 *
 * @param before what is known of the list
 * @param timeout for the whole probe, positive
 */
public record ProbeRequest(SourceId source, SourceState before, Duration timeout) {

  public ProbeRequest {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout is not positive: " + timeout);
    }
  }
}
