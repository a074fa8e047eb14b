package fetchlinks.event;

import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine tells its watchers. All text in events is already clean ({@code SafeText}). */
public sealed interface FetchEvent {

  Instant at();

  /** How much a log line matters. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /**
   * First event: the channels of this run in file order. Their files are read later.
   *
   * @param names what those channels are called of which that is known already
   */
  record RunStarted(Instant at, List<ChannelId> channels, Map<ChannelId, String> names, int workers)
      implements FetchEvent {

    public RunStarted(Instant at, List<ChannelId> channels, int workers) {
      this(at, channels, Map.of(), workers);
    }
  }

  record RunChanged(Instant at, RunState state, String why) implements FetchEvent {}

  /** A channel file was read (again): what a watcher may show about the channel. */
  record ChannelRead(Instant at, Channel channel, String host) implements FetchEvent {}

  /** Not for final statuses: those come as {@link ChannelFinished}. */
  record StatusChanged(Instant at, ChannelId id, ChannelStatus.Active status)
      implements FetchEvent {}

  /** One link is on disk. */
  record VideoQueued(
      Instant at, ChannelId id, String videoId, String title, String linkFile, boolean resurfaced)
      implements FetchEvent {}

  /** An attempt failed; what happens next comes as the following status. */
  record AttemptFailed(Instant at, ChannelId id, int attempt, Failure cause)
      implements FetchEvent {}

  /** Exactly one a check. A later {@code StatusChanged(Queued)} says that it is checked again. */
  record ChannelFinished(Instant at, ChannelId id, ChannelResult result) implements FetchEvent {}

  /** How many slots there are now; running channels may still occupy more for a while. */
  record WorkersChanged(Instant at, int workers) implements FetchEvent {}

  /** A host's brake was set or, with {@code until} null, lifted. */
  record BrakeChanged(Instant at, String host, @Nullable Instant until, String why)
      implements FetchEvent {}

  /** A line for the log; {@code id} null when it concerns the whole run. Droppable. */
  record LogLine(Instant at, Level level, @Nullable ChannelId id, String text)
      implements FetchEvent {}
}
