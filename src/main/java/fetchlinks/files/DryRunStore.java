package fetchlinks.files;

import fetchlinks.engine.ChannelStore;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.FetchException;
import fetchlinks.files.JournalLine.Move;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what is there and leaves no trace: what a check changes lives as long as its session. */
final class DryRunStore implements ChannelStore {

  private final Settings settings;
  private final QueueFolder folder;
  private final ChannelFiles files;
  private final Queue queue;

  DryRunStore(Settings settings) {
    this.settings = settings;
    this.folder = new QueueFolder(settings.queueDir());
    this.files = new ChannelFiles(settings);
    this.queue = new DryRunQueue(folder);
  }

  @Override
  public Channel read(ChannelId id) throws FetchException {
    return files.read(id);
  }

  /** Takes no lock, because a lock is a file; so nothing is ever busy elsewhere. */
  @Override
  public CheckSession open(ChannelId id) throws FetchException {
    Channel channel = files.read(id);
    ChannelJournal journal = TomlChannelStore.load(folder, id);
    Move move = journal.unfinished();
    boolean unfinished = move != null && move.from().equals(channel.marker());
    Marker marker = move != null && unfinished ? move.to() : channel.marker();
    return new Session(
        new Drafts(queue, settings), TomlChannelStore.moved(channel, marker), journal.state());
  }

  private static final class Session implements CheckSession {

    private final Drafts drafts;
    private Channel channel;
    private ChannelState state;

    Session(Drafts drafts, Channel channel, ChannelState state) {
      this.drafts = drafts;
      this.channel = channel;
      this.state = state;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public ChannelState state() {
      return state;
    }

    @Override
    public List<Placement> queue(List<NewVideo> videos, int firstIndex) throws FetchException {
      return drafts.queue(videos, firstIndex, channel, state);
    }

    @Override
    public void record(SourceId source, SourceUpdate update, Marker marker) {
      Map<SourceId, SourceState> sources = new HashMap<>(state.sources());
      sources.put(source, state.source(source).with(update));
      state = new ChannelState(sources, state.history());
      channel = TomlChannelStore.moved(channel, marker);
    }

    @Override
    public void finish(PastRun run) {
      // a run that writes nothing is no history
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
