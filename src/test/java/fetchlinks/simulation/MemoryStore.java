package fetchlinks.simulation;

import fetchlinks.engine.CheckSession;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers what was recorded, and which links were written without being recorded. */
final class MemoryStore implements Store {

  private final Map<ChannelId, Channel> channels = new HashMap<>();
  private final Map<ChannelId, Map<SourceId, SourceState>> states = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final List<String> links = new ArrayList<>();

  @Override
  public void add(ChannelId id, String link, Marker marker) {
    channels.put(id, fileOf(id, link, marker));
    states.put(id, new HashMap<>());
  }

  private static Channel fileOf(ChannelId id, String link, Marker marker) {
    Path file = Path.of(id.name() + ".toml");
    return new Channel(id, file, link, id.name(), 1080, marker, true, new Baseline.Unsaid());
  }

  @Override
  public List<String> consume() {
    List<String> taken = List.copyOf(links);
    links.clear();
    return taken;
  }

  @Override
  public Channel read(ChannelId id) {
    return get(channels, id);
  }

  @Override
  public CheckSession open(ChannelId id) {
    return new Session(id);
  }

  private static <V> V get(Map<ChannelId, V> map, ChannelId id) {
    V value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("no such channel: " + id);
    }
    return value;
  }

  private final class Session implements CheckSession {

    private final ChannelId id;

    Session(ChannelId id) {
      this.id = id;
    }

    @Override
    public Channel channel() {
      return read(id);
    }

    @Override
    public ChannelState state() {
      return new ChannelState(get(states, id), List.of());
    }

    @Override
    public List<Placement> queue(List<NewVideo> videos, int firstIndex) {
      return videos.stream().map(video -> place(video.video().id())).toList();
    }

    private Placement place(String videoId) {
      if (written.add(videoId)) {
        links.add(videoId);
        return new Placement(videoId, videoId + ".link", Placement.Kind.WRITTEN);
      }
      return new Placement(videoId, videoId + ".link", Placement.Kind.RECOVERED);
    }

    @Override
    public void record(SourceId source, SourceUpdate update, Marker marker) {
      get(states, id).merge(source, SourceState.NONE.with(update), (old, _) -> old.with(update));
      channels.put(id, fileOf(id, channel().link(), marker));
    }

    @Override
    public void finish(PastRun run) {}

    @Override
    public void close() {}
  }
}
