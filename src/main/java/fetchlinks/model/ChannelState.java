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
}
