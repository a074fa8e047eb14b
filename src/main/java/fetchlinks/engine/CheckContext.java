package fetchlinks.engine;

import java.time.Instant;

/**
 * What a check needs beside its session.
 *
 * @param host of the channel's address, for spacing
 * @param mayReconcile it is this channel's turn for a routine full listing, if one is due
 * @param reconcile a person asked for a full listing
 */
record CheckContext(
    VideoSource source,
    Probes probes,
    EngineSettings settings,
    Spacing spacing,
    Steering steering,
    Reports reports,
    String host,
    boolean mayReconcile,
    boolean reconcile) {

  Instant now() {
    return reports.clock().instant();
  }
}
