package fetchlinks.engine;

import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Failure;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps everything in memory, as the real store does on disk. */
final class MemoryStore implements ChannelStore {

  final Map<ChannelId, Channel> channels = new ConcurrentHashMap<>();
  final Map<ChannelId, ChannelState> states = new ConcurrentHashMap<>();
  final Map<ChannelId, Failure> unreadable = new ConcurrentHashMap<>();
  final Set<ChannelId> busy = ConcurrentHashMap.newKeySet();

  /** Ids in the order their links were written. */
  final List<String> links = new ArrayList<>();

  /** Told of each batch before it is written, on the channel's thread. */
  volatile Consumer<List<NewVideo>> beforeWriting = _ -> {};

  /** Told of each channel before its file is read. */
  volatile Consumer<ChannelId> beforeReading = _ -> {};

  /** When set, writing fails with it. */
  volatile @Nullable Failure writeFailure;

  ChannelId add(String name, String link) {
    ChannelId id = new ChannelId(name);
    channels.put(
        id,
        new Channel(
            id,
            Path.of(name + ".toml"),
            link,
            name + " folder",
            1080,
            Marker.NONE,
            true,
            new Baseline.Unsaid()));
    return id;
  }

  void marker(ChannelId id, Marker marker) {
    channels.computeIfPresent(id, (_, c) -> with(c, marker));
  }

  Marker marker(ChannelId id) {
    return channel(id).marker();
  }

  Channel channel(ChannelId id) {
    return Objects.requireNonNull(channels.get(id));
  }

  private static Channel with(Channel c, Marker marker) {
    return new Channel(
        c.id(),
        c.file(),
        c.link(),
        c.targetFolder(),
        c.maxHeight(),
        marker,
        c.enabled(),
        c.baseline());
  }

  @Override
  public Channel read(ChannelId id) throws FetchException {
    beforeReading.accept(id);
    Failure failure = unreadable.get(id);
    if (failure != null) {
      throw new FetchException(failure);
    }
    return channel(id);
  }

  @Override
  public CheckSession open(ChannelId id) throws FetchException, BusyElsewhereException {
    if (busy.contains(id)) {
      throw new BusyElsewhereException();
    }
    return new Session(id);
  }

  private final class Session implements CheckSession {
    private final ChannelId id;

    Session(ChannelId id) {
      this.id = id;
    }

    @Override
    public Channel channel() {
      return MemoryStore.this.channel(id);
    }

    @Override
    public ChannelState state() {
      return states.getOrDefault(id, ChannelState.NONE);
    }

    @Override
    public List<Placement> queue(List<NewVideo> videos, int firstIndex) throws FetchException {
      beforeWriting.accept(videos);
      Failure failure = writeFailure;
      if (failure != null) {
        throw new FetchException(failure);
      }
      List<Placement> placements = new ArrayList<>();
      synchronized (links) {
        Set<String> known = new LinkedHashSet<>(links);
        for (NewVideo video : videos) {
          String videoId = video.video().id();
          boolean fresh = known.add(videoId);
          if (fresh) {
            links.add(videoId);
          }
          placements.add(
              new Placement(
                  videoId,
                  videoId + ".link",
                  fresh ? Placement.Kind.WRITTEN : Placement.Kind.QUEUED_BEFORE));
        }
      }
      return placements;
    }

    @Override
    public void record(SourceId source, SourceUpdate update, Marker marker) {
      ChannelState old = state();
      Map<SourceId, SourceState> sources = new HashMap<>(old.sources());
      sources.put(source, old.source(source).with(update));
      states.put(id, new ChannelState(sources, old.history()));
      marker(id, marker);
    }

    @Override
    public void finish(PastRun run) {
      List<PastRun> history = new ArrayList<>(state().history());
      history.addFirst(run);
      states.put(id, new ChannelState(state().sources(), history));
    }

    @Override
    public void close() {}
  }
}
