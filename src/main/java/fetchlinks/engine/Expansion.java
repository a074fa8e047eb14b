package fetchlinks.engine;

import fetchlinks.model.Channel;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Mark;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import fetchlinks.model.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lists a channel's address stands for, and with what state a list is met first. Pure. */
final class Expansion {

  private Expansion() {}

  /**
   * The lists to check. Tabs that the channel did not have last time are asked for again only when
   * {@code reconciling}.
   */
  static List<SourceId> sources(Channel channel, ChannelState state, boolean reconciling) {
    SourceId root = new SourceId(channel.link());
    List<SourceId> tabs = Sources.tabs(root);
    if (tabs.isEmpty()) {
      List<SourceId> children = state.source(root).facts().children();
      return children.isEmpty() || reconciling ? List.of(root) : children;
    }
    List<SourceId> present =
        tabs.stream().filter(tab -> reconciling || !state.source(tab).facts().absent()).toList();
    return present.isEmpty() ? tabs : present;
  }

  /**
   * The first record of a list that was never met. A channel that nothing was ever queued for has
   * nothing to be careful about, nor has a list that appeared beside known ones. Otherwise the
   * address was changed, by a rename for example: what was seen under the old one is still known.
   */
  static SourceUpdate firstRecord(
      SourceId source, List<SourceId> siblings, Channel channel, ChannelState state) {
    boolean first = state.sources().values().stream().allMatch(s -> s.seen().isEmpty());
    boolean appeared =
        !first && siblings.stream().anyMatch(s -> !s.equals(source) && isKnown(state, s));
    boolean gained = (first && channel.marker().isNew()) || appeared;
    Map<String, Mark> marks = new LinkedHashMap<>();
    if (!gained) {
      for (SourceState other : state.sources().values()) {
        marks.putAll(other.seen());
      }
    }
    return new SourceUpdate(marks, SourceFacts.start(Sources.startOrder(source), gained));
  }

  private static boolean isKnown(ChannelState state, SourceId id) {
    return state.sources().containsKey(id);
  }
}
