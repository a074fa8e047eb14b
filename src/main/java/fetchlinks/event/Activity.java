package fetchlinks.event;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who is doing what at the moment. Owned by one thread. */
public final class Activity {

  private final SortedMap<Integer, Busy> slots = new TreeMap<>();
  private final Map<ChannelId, Integer> slotOf = new LinkedHashMap<>();
  private final Map<ChannelId, ChannelStatus.WaitingForRetry> waiting = new LinkedHashMap<>();
  private final Map<ChannelId, ChannelStatus.HeldByBrake> held = new LinkedHashMap<>();

  /**
   * What occupies a slot.
   *
   * @param status the newest that was said
   * @param since when this attempt took the slot
   * @param pausing told to pause, still busy until the next safe point
   */
  public record Busy(ChannelId id, ChannelStatus.Running status, Instant since, boolean pausing) {}

  /** Occupied slots by number. A view. */
  public SortedMap<Integer, Busy> slots() {
    return Collections.unmodifiableSortedMap(slots);
  }

  /** Channels that back off, in the order in which they began to. A view. */
  public Map<ChannelId, ChannelStatus.WaitingForRetry> waiting() {
    return Collections.unmodifiableMap(waiting);
  }

  /** Channels that wait for the brake of their host. A view. */
  public Map<ChannelId, ChannelStatus.HeldByBrake> held() {
    return Collections.unmodifiableMap(held);
  }

  void change(Instant at, ChannelId id, ChannelStatus.Active status) {
    switch (status) {
      case ChannelStatus.Running running -> run(at, id, running);
      case ChannelStatus.Pausing _ -> pause(id);
      case ChannelStatus.WaitingForRetry wait -> {
        clear(id);
        waiting.put(id, wait);
      }
      case ChannelStatus.HeldByBrake hold -> {
        clear(id);
        held.put(id, hold);
      }
      case ChannelStatus.Queued _, ChannelStatus.Paused _ -> clear(id);
    }
  }

  /** The channel does nothing any more. */
  void clear(ChannelId id) {
    waiting.remove(id);
    held.remove(id);
    Integer slot = slotOf.remove(id);
    // The slot's next channel may have spoken before this one's last event came through.
    if (slot != null && holds(slot, id)) {
      slots.remove(slot);
    }
  }

  private void run(Instant at, ChannelId id, ChannelStatus.Running status) {
    Busy before = slots.get(status.slot());
    boolean sameAttempt =
        before != null && before.id.equals(id) && before.status.attempt() == status.attempt();
    clear(id);
    slotOf.put(id, status.slot());
    Instant since = before != null && sameAttempt ? before.since : at;
    slots.put(status.slot(), new Busy(id, status, since, false));
  }

  private void pause(ChannelId id) {
    Integer slot = slotOf.get(id);
    if (slot != null && holds(slot, id)) {
      slots.computeIfPresent(slot, (_, busy) -> new Busy(id, busy.status, busy.since, true));
    }
  }

  private boolean holds(int slot, ChannelId id) {
    Busy busy = slots.get(slot);
    return busy != null && busy.id.equals(id);
  }
}
