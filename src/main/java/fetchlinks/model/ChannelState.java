package fetchlinks.model;

import java.util.List;
import java.util.Map;

/**
 * All that our journal remembers of a channel; immutable.
 *
 * @param history past checks, newest first, as many as the journal keeps
 */
public record ChannelState(Map<SourceId, SourceState> sources, List<PastRun> history) {

  /** Of a channel that was never checked. */
  public static final ChannelState NONE = new ChannelState(Map.of(), List.of());

  public ChannelState {
    sources = Map.copyOf(sources);
    history = List.copyOf(history);
  }

  public SourceState source(SourceId id) {
    return sources.getOrDefault(id, SourceState.NONE);
  }

  /**
   * The marker as far as it tells something about a source. The newest video of one source, queued
   * by us, says nothing about another one that was read in full: without this, a video that stands
   * in two lists would hide what lies below it in the second.
   */
  public Marker markerFor(SourceId id, Marker marker) {
    String last = marker.lastVideo();
    boolean ours =
        last != null
            && source(id).facts().lastFull() != null
            && sources.values().stream().anyMatch(source -> source.isSettled(last));
    return ours ? new Marker(null, marker.queued()) : marker;
  }
}
