package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of channels from earlier runs, as far as it was read; newest first. */
final class Memory {

  static final Memory NONE = new Memory(Map.of());

  private final Map<ChannelId, List<PastRun>> runs;

  private Memory(Map<ChannelId, List<PastRun>> runs) {
    this.runs = runs;
  }

  List<PastRun> of(ChannelId id) {
    return runs.getOrDefault(id, List.of());
  }

  @Nullable Instant lastChecked(ChannelId id) {
    List<PastRun> past = of(id);
    return past.isEmpty() ? null : past.getFirst().at();
  }

  Memory with(Map<ChannelId, List<PastRun>> more) {
    Map<ChannelId, List<PastRun>> all = new HashMap<>(runs);
    all.putAll(more);
    return new Memory(all);
  }
}
