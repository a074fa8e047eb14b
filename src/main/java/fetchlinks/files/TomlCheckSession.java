package fetchlinks.files;

import fetchlinks.engine.CheckSession;
import fetchlinks.engine.FetchException;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.io.IOException;
import java.util.List;

/** A check that holds its channel's lock and writes. */
final class TomlCheckSession implements CheckSession {

  private final LockFile lock;
  private final Drafts drafts;
  private final ChannelJournal journal;
  private final String user;
  private Channel channel;
  private boolean closed;

  /**
   * @param user see {@link ChannelFileEdit}
   */
  TomlCheckSession(
      LockFile lock, Drafts drafts, ChannelJournal journal, String user, Channel channel) {
    this.lock = lock;
    this.drafts = drafts;
    this.journal = journal;
    this.user = user;
    this.channel = channel;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public ChannelState state() {
    return journal.state();
  }

  @Override
  public List<Placement> queue(List<NewVideo> videos, int firstIndex) throws FetchException {
    return drafts.queue(videos, firstIndex, channel, journal.state());
  }

  /** The journal says what will stand in the channel file before it does. */
  @Override
  public void record(SourceId source, SourceUpdate update, Marker marker) throws FetchException {
    Marker from = channel.marker();
    try {
      journal.record(source, update, from, marker);
    } catch (IOException e) {
      throw Disk.failure(journal.file(), e);
    }
    if (!from.equals(marker)) {
      Marker now = ChannelFileEdit.move(channel.file(), user, from, marker);
      channel = TomlChannelStore.moved(channel, now);
      note();
    }
  }

  private void note() throws FetchException {
    try {
      journal.edited();
    } catch (IOException e) {
      throw Disk.failure(journal.file(), e);
    }
  }

  @Override
  public void finish(PastRun run) throws FetchException {
    try {
      journal.finish(run);
    } catch (IOException e) {
      throw Disk.failure(journal.file(), e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release(lock);
    }
  }

  static void release(LockFile lock) {
    try {
      lock.close();
    } catch (IOException _) {
      // a lock that can't be given up ends with the process
    }
  }
}
