package fetchlinks.engine;

import fetchlinks.model.Channel;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.util.List;

/**
 * One check of one channel: holds the channel's lock until it is closed. Owned by one thread, which
 * must not be interrupted while it is inside a method that writes.
 */
public interface CheckSession extends AutoCloseable {

  /** The channel as read when the session was opened, its marker as last written by it. */
  Channel channel();

  /** The state as read when the session was opened, with what was recorded since. */
  ChannelState state();

  /**
   * Writes one link file for each video, in the order given (oldest first). Repeatable: a video
   * that this or any other channel has queued before is not queued again. After a kill at any
   * instant the next {@link ChannelStore#open} completes what had begun.
   *
   * @param firstIndex {@code my_index} of the first one
   * @return for each video what became of it
   * @throws FetchException of class {@code LOCAL}: disk full, permission
   */
  List<Placement> queue(List<NewVideo> videos, int firstIndex) throws FetchException;

  /** Remembers, durably, what a check found, then brings the channel file to {@code marker}. */
  void record(SourceId source, SourceUpdate update, Marker marker) throws FetchException;

  /** Adds a line to the channel's history. */
  void finish(PastRun run) throws FetchException;

  @Override
  void close();

  /**
   * What became of a video that was to be queued.
   *
   * @param linkFile name of its link file
   */
  record Placement(String videoId, String linkFile, Kind kind) {

    /** How the link came to be. */
    public enum Kind {
      /** Written now. */
      WRITTEN,
      /** Written by an earlier run of this channel that was killed before it could remember. */
      RECOVERED,
      /** Another channel or source has queued it: one link for both. */
      QUEUED_BEFORE
    }
  }
}
