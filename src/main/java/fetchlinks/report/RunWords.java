package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import java.time.Duration;
import java.time.Instant;

/** What happens to the run as a whole, and what comes next for a channel, as phrases. */
final class RunWords {

  private RunWords() {}

  /** {@code paused}, {@code finishing what runs}, ... */
  static String state(RunState state) {
    return switch (state) {
      case RUNNING -> "fetching";
      case PAUSED -> "paused";
      case OFFLINE -> "offline";
      case DRAINING -> "finishing";
      case STOPPING -> "stopping";
      case DONE -> "done";
    };
  }

  static String stateChange(FetchEvent.RunChanged change) {
    String state = change.state() == RunState.RUNNING ? "going on" : state(change.state());
    return change.why().isEmpty() ? state : state + ": " + change.why();
  }

  static String brake(FetchEvent.BrakeChanged change) {
    Instant until = change.until();
    return until == null
        ? change.host() + ": brake lifted"
        : change.host()
            + ": brake for "
            + Words.seconds(Duration.between(change.at(), until))
            + (change.why().isEmpty() ? "" : ", " + change.why());
  }

  /** {@code 429 too many requests, attempt 2 of 4 in 10s}. */
  static String retry(ChannelStatus.WaitingForRetry wait) {
    return "%s, attempt %d of %d in %s"
        .formatted(
            wait.cause().reason(), wait.attempt(), wait.attempts(), Words.delay(wait.delay()));
  }
}
