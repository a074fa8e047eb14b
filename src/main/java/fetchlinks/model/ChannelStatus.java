package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a channel is doing or what became of it. A channel's check always ends in exactly one {@link
 * Final} status.
 */
public sealed interface ChannelStatus {

  /** Not over yet. */
  sealed interface Active extends ChannelStatus {}

  /** Occupies a numbered worker slot, 1 and up. */
  sealed interface Running extends Active {
    int slot();

    /** 1 for the first attempt. */
    int attempt();
  }

  /** Over; a retry starts again at {@link Queued}. */
  sealed interface Final extends ChannelStatus {}

  record Queued() implements Active {}

  /** Asking the cheap feed whether there is anything new. */
  record Probing(int slot, int attempt) implements Running {}

  /**
   * Reading the listing.
   *
   * @param entries entries seen in this attempt
   * @param requests requests made in this attempt
   */
  record Listing(int slot, int attempt, int entries, int requests) implements Running {}

  record Writing(int slot, int attempt, int written, int total) implements Running {}

  /**
   * Backing off, without a slot.
   *
   * @param attempt the attempt that will come
   * @param attempts how many there may be at most
   */
  record WaitingForRetry(int attempt, int attempts, Duration delay, Instant until, Failure cause)
      implements Active {}

  /** Waiting for the brake of its host. */
  record HeldByBrake(String host, Instant until, Failure cause) implements Active {}

  /** Told to pause, still busy until the next safe point. */
  record Pausing() implements Active {}

  record Paused() implements Active {}

  /** Nothing new; {@code seen} entries were looked at, 0 when a probe answered. */
  record UpToDate(int seen) implements Final {}

  record Fetched(int newVideos, int seen) implements Final {}

  /** Checked as far as possible; the next check of it is a full one. */
  record Incomplete(Failure cause, int newVideos) implements Final {}

  /** Given up; {@code newVideos} links were written before, from another tab for example. */
  record Failed(Failure cause, int attempts, int newVideos) implements Final {}

  /** By the person, or because the run was ended before the channel's turn came. */
  record Cancelled(boolean byShutdown, int newVideos) implements Final {}

  /** Never checked: its host, or the whole run, was stopped for {@code cause}. */
  record NotChecked(Failure cause) implements Final {}

  record Disabled() implements Final {}

  record BusyElsewhere() implements Final {}
}
