package fetchlinks.event;

import fetchlinks.model.ChannelId;
import java.time.Duration;

/**
 * What a watcher may ask of the engine. Carrying one out never blocks; what comes of it is seen in
 * the events.
 */
public sealed interface Command {

  /** A queued channel is not started, a running one stops at its next safe point. */
  record Pause(ChannelId id) implements Command {}

  record Resume(ChannelId id) implements Command {}

  /** Ends the channel's check now; a link that is being written is finished. */
  record Cancel(ChannelId id) implements Command {}

  /** Checks a finished channel again, or a waiting one at once. */
  record Retry(ChannelId id) implements Command {}

  /** As {@link Retry}, with a full listing of every source. */
  record Reconcile(ChannelId id) implements Command {}

  /** Every channel that failed, is incomplete or was not checked. */
  record RetryFailed() implements Command {}

  record PauseAll() implements Command {}

  record ResumeAll() implements Command {}

  /** More or fewer worker slots; {@code workers} is clamped to 1..64. */
  record SetWorkers(int workers) implements Command {}

  record LiftBrake(String host) implements Command {}

  record SetBrake(String host, Duration length) implements Command {}

  /** Start nothing more, let running channels finish, then end. */
  record Drain() implements Command {}

  /** Cancel the running channels, then end. */
  record Stop() implements Command {}

  /** End now; child processes are killed. */
  record Kill() implements Command {}
}
