package fetchlinks.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one check of one channel came to.
 *
 * @param retries attempts beyond the first
 * @param requests requests to the site, over all attempts
 * @param probed sources that a probe answered without a listing
 * @param took from the first attempt's start to the end, waiting included
 * @param note one clean sentence for the person, may be empty: "37 videos held: marker lost"
 * @param listed for each source that was listed, why a probe did not answer for it
 * @param doubt why the success looks suspicious, clean, empty when it does not
 */
public record ChannelResult(
    Channel channel,
    ChannelStatus.Final status,
    int retries,
    int requests,
    int probed,
    Duration took,
    String note,
    List<ListReason> listed,
    String doubt) {

  public ChannelResult {
    listed = List.copyOf(listed);
  }

  /** A result of no listing that nobody doubts. */
  public ChannelResult(
      Channel channel,
      ChannelStatus.Final status,
      int retries,
      int requests,
      int probed,
      Duration took,
      String note) {
    this(channel, status, retries, requests, probed, took, note, List.of(), "");
  }

  /** Whether it counts as a success that a person should look at. */
  public boolean suspicious() {
    return !doubt.isEmpty();
  }

  /** Links written by this check. */
  public int newVideos() {
    return switch (status) {
      case ChannelStatus.Fetched f -> f.newVideos();
      case ChannelStatus.Incomplete i -> i.newVideos();
      case ChannelStatus.Failed f -> f.newVideos();
      case ChannelStatus.Cancelled c -> c.newVideos();
      case ChannelStatus.UpToDate _,
          ChannelStatus.NotChecked _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          0;
    };
  }

  /** Whether the exit status may still be 0 with this result. */
  public boolean success() {
    return switch (status) {
      case ChannelStatus.UpToDate _,
          ChannelStatus.Fetched _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          true;
      case ChannelStatus.Incomplete _,
          ChannelStatus.Failed _,
          ChannelStatus.Cancelled _,
          ChannelStatus.NotChecked _ ->
          false;
    };
  }

  /** Why it failed, where it did. */
  public Optional<Failure> error() {
    return switch (status) {
      case ChannelStatus.Incomplete i -> Optional.of(i.cause());
      case ChannelStatus.Failed f -> Optional.of(f.cause());
      case ChannelStatus.NotChecked n -> Optional.of(n.cause());
      case ChannelStatus.UpToDate _,
          ChannelStatus.Fetched _,
          ChannelStatus.Cancelled _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          Optional.empty();
    };
  }
}
