package fetchlinks.files;

import fetchlinks.engine.BusyElsewhereException;
import fetchlinks.engine.ChannelStore;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.FetchException;
import fetchlinks.files.JournalLine.Move;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Channels in TOML files, links in the queue's folder, state in journals. A session is for the
 * thread that opened it; it blocks while it writes and can't be broken off by an interrupt.
 */
public final class TomlChannelStore implements ChannelStore {

  private final Settings settings;
  private final QueueFolder folder;
  private final ChannelFiles files;
  private final LinkQueue queue;

  public TomlChannelStore(Settings settings) {
    this.settings = settings;
    this.folder = new QueueFolder(settings.queueDir());
    this.files = new ChannelFiles(settings);
    this.queue = new LinkQueue(folder);
  }

  /** A store that reads the same files and answers the same, but writes and creates nothing. */
  public static ChannelStore dryRun(Settings settings) {
    return new DryRunStore(settings);
  }

  /**
   * What is remembered of a channel's earlier checks, newest first; reads without taking its lock.
   *
   * @throws FetchException the channel's journal can't be read
   */
  public static List<PastRun> history(Settings settings, ChannelId id) throws FetchException {
    return load(new QueueFolder(settings.queueDir()), id).state().history();
  }

  @Override
  public Channel read(ChannelId id) throws FetchException {
    return files.read(id);
  }

  @Override
  public CheckSession open(ChannelId id) throws FetchException, BusyElsewhereException {
    Path file = files.file(id);
    LockFile lock = lock(folder.channelLock(id.name()));
    boolean opened = false;
    try {
      Channel channel = files.read(id);
      finishKilledRuns();
      ChannelJournal journal = load(folder, id);
      Marker marker = finishEdit(file, channel.marker(), journal);
      compact(journal, id);
      Drafts drafts = new Drafts(queue, settings);
      CheckSession session =
          new TomlCheckSession(lock, drafts, journal, user(), moved(channel, marker));
      opened = true;
      return session;
    } finally {
      if (!opened) {
        TomlCheckSession.release(lock);
      }
    }
  }

  private static LockFile lock(Path file) throws FetchException, BusyElsewhereException {
    try {
      LockFile lock = LockFile.tryHold(file);
      if (lock == null) {
        throw new BusyElsewhereException();
      }
      return lock;
    } catch (IOException e) {
      throw Disk.failure(file, e);
    }
  }

  private void finishKilledRuns() throws FetchException {
    try {
      queue.recover();
    } catch (JournalException e) {
      throw e.failure(FailureClass.LOCAL);
    } catch (IOException e) {
      throw Disk.failure(folder.state(), e);
    }
  }

  static ChannelJournal load(QueueFolder folder, ChannelId id) throws FetchException {
    Path file = folder.journal(id.name());
    try {
      return ChannelJournal.load(file);
    } catch (JournalException e) {
      throw e.failure(FailureClass.NEEDS_PERSON);
    } catch (IOException e) {
      throw Disk.failure(file, e);
    }
  }

  /**
   * A run that was killed between its journal and the channel file is completed. It shows in the
   * file still holding the old marker; anything else was written by a person or another program
   * since, and stands.
   */
  private Marker finishEdit(Path file, Marker found, ChannelJournal journal) throws FetchException {
    Move move = journal.unfinished();
    if (move == null) {
      return found;
    }
    Marker now = ChannelFileEdit.move(file, user(), move.from(), move.to());
    try {
      journal.edited();
      return now;
    } catch (IOException e) {
      throw Disk.failure(folder.state(), e);
    }
  }

  private void compact(ChannelJournal journal, ChannelId id) throws FetchException {
    try {
      journal.compactIfWorthwhile();
    } catch (IOException e) {
      throw Disk.failure(folder.journal(id.name()), e);
    }
  }

  private String user() {
    return settings.queueDir().toString();
  }

  /** The channel with another marker. */
  static Channel moved(Channel channel, Marker marker) {
    return new Channel(
        channel.id(),
        channel.file(),
        channel.link(),
        channel.targetFolder(),
        channel.maxHeight(),
        marker,
        channel.enabled(),
        channel.baseline());
  }
}
