package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all channels in file order, with what is counted about them. Immutable; a batch of
 * events is applied to a {@link Draft}, which copies the array of references once.
 */
final class Rows {

  static final Rows NONE =
      new Rows(
          new Row[0], Map.of(), new EnumMap<>(RowKind.class), 0, new TreeMap<>(), new BitSet());

  private final Row[] rows;
  private final Map<ChannelId, Integer> places;
  private final EnumMap<RowKind, Integer> counts;
  private final int found;
  private final SortedMap<Integer, Integer> slots;
  private final BitSet waiting;

  /** For each row, the queued ones before it; counted when first asked, by the UI thread. */
  private int @Nullable [] queuedBefore;

  private Rows(
      Row[] rows,
      Map<ChannelId, Integer> places,
      EnumMap<RowKind, Integer> counts,
      int found,
      SortedMap<Integer, Integer> slots,
      BitSet waiting) {
    this.rows = rows;
    this.places = places;
    this.counts = counts;
    this.found = found;
    this.slots = slots;
    this.waiting = waiting;
  }

  int size() {
    return rows.length;
  }

  Row at(int index) {
    return rows[index];
  }

  /** Null for a channel that is not in this run. */
  @Nullable Row find(ChannelId id) {
    Integer place = places.get(id);
    return place == null ? null : rows[place];
  }

  int count(RowKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Channels that have their final status. */
  int done() {
    return done(counts);
  }

  private static int done(Map<RowKind, Integer> counts) {
    int done = 0;
    for (Map.Entry<RowKind, Integer> count : counts.entrySet()) {
      done += count.getKey().ended() ? count.getValue() : 0;
    }
    return done;
  }

  int running() {
    return count(RowKind.PROBING) + count(RowKind.LISTING) + count(RowKind.WRITING);
  }

  /** Those that {@code retry failed} would check again. */
  int retryable() {
    return count(RowKind.FAILED) + count(RowKind.INCOMPLETE) + count(RowKind.NOT_CHECKED);
  }

  /** Links written by finished checks. */
  int found() {
    return found;
  }

  /** Indices of the rows that occupy a worker slot, by slot. */
  SortedMap<Integer, Integer> slots() {
    return Collections.unmodifiableSortedMap(slots);
  }

  /** Rows that wait for a retry, in file order. */
  int[] waiting() {
    int[] indexes = new int[waiting.cardinality()];
    int count = 0;
    for (int i = waiting.nextSetBit(0); i >= 0; i = waiting.nextSetBit(i + 1)) {
      indexes[count++] = i;
    }
    return indexes;
  }

  /** Channels that stand in line before this one. */
  int queuedBefore(int index) {
    int[] before = queuedBefore;
    if (before == null) {
      before = new int[rows.length];
      int queued = 0;
      for (int i = 0; i < rows.length; i++) {
        before[i] = queued;
        queued += rows[i].kind() == RowKind.QUEUED ? 1 : 0;
      }
      queuedBefore = before;
    }
    return before[index];
  }

  Draft edit() {
    return new Draft(this);
  }

  /** Rows that are being changed by one step; not shared. */
  static final class Draft {

    private Row[] rows;
    private Map<ChannelId, Integer> places;
    private int size;
    private int found;
    private EnumMap<RowKind, Integer> counts;
    private TreeMap<Integer, Integer> slots;
    private BitSet waiting;
    private boolean ownsPlaces;

    /** What the draft last froze to; what belongs to it must not be changed any more. */
    private @Nullable Rows frozen;

    private Draft(Rows before) {
      rows = before.rows;
      places = before.places;
      size = rows.length;
      found = before.found;
      counts = before.counts;
      slots = new TreeMap<>(before.slots);
      waiting = before.waiting;
      frozen = before;
    }

    int size() {
      return size;
    }

    Row at(int index) {
      return rows[index];
    }

    @Nullable Row find(ChannelId id) {
      Integer place = places.get(id);
      return place == null ? null : rows[place];
    }

    int count(RowKind kind) {
      return counts.getOrDefault(kind, 0);
    }

    /** Channels that have no final status. */
    int open() {
      return size - done(counts);
    }

    /** No worker slot is occupied. */
    boolean idle() {
      return slots.isEmpty();
    }

    /** Adds a row; its index has to be {@link #size()}. */
    void add(Row row) {
      own();
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, Math.max(16, size * 2));
      }
      if (!ownsPlaces) {
        places = new HashMap<>(places);
        ownsPlaces = true;
      }
      rows[size] = row;
      places.put(row.id(), size);
      size++;
      counts.merge(row.kind(), 1, Integer::sum);
    }

    /** Puts a changed row in the place of the one with its index. */
    void set(Row row) {
      own();
      Row old = rows[row.index()];
      rows[row.index()] = row;
      if (old.kind() != row.kind()) {
        counts.merge(old.kind(), -1, Integer::sum);
        counts.merge(row.kind(), 1, Integer::sum);
      }
      found += row.progress().found() - old.progress().found();
      waiting.set(row.index(), row.kind() == RowKind.WAITING);
    }

    /** As {@link #set}, of a row whose status was told anew. */
    void setStatus(Row row) {
      Row old = rows[row.index()];
      set(row);
      moveSlot(old, row);
    }

    /** A channel that is pausing keeps the slot it had until its next status. */
    private void moveSlot(Row old, Row row) {
      if (row.status() instanceof ChannelStatus.Running now) {
        Integer there = slots.get(now.slot());
        if (there == null || there != row.index()) {
          leaveSlot(old);
          slots.put(now.slot(), row.index());
        }
      } else if (row.kind() != RowKind.PAUSING) {
        leaveSlot(old);
      }
    }

    private void leaveSlot(Row old) {
      if (old.kind().running() || old.kind() == RowKind.PAUSING) {
        slots.values().remove(old.index());
      }
    }

    private void own() {
      if (frozen != null) {
        rows = rows.clone();
        counts = new EnumMap<>(counts);
        slots = new TreeMap<>(slots);
        waiting = (BitSet) waiting.clone();
        ownsPlaces = false;
        frozen = null;
      }
    }

    Rows freeze() {
      if (frozen == null) {
        Row[] exact = size == rows.length ? rows : Arrays.copyOf(rows, size);
        frozen = new Rows(exact, places, counts, found, slots, waiting);
      }
      return frozen;
    }
  }
}
