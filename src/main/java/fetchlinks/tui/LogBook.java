package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of the log, immutable. Lines are kept in chunks: adding a batch copies the last
 * chunk and the list of chunks, whatever the number of lines.
 */
final class LogBook {

  /** Lines kept at least; up to one chunk more. */
  static final int LINES = 100_000;

  private static final int CHUNK = 512;

  static final LogBook EMPTY = new LogBook(List.of(), 0, 0);

  private final List<LogEntry[]> chunks;

  /** Sequence number of the oldest line, and of the line that will come next. */
  private final long first;

  private final long next;

  private LogBook(List<LogEntry[]> chunks, long first, long next) {
    this.chunks = chunks;
    this.first = first;
    this.next = next;
  }

  /** The oldest line's number; every line before it is no longer shown. */
  long first() {
    return first;
  }

  /** One more than the newest line's number. */
  long next() {
    return next;
  }

  int size() {
    return Math.toIntExact(next - first);
  }

  /** The line with a number from {@link #first()} up to {@link #next()}, that one excluded. */
  LogEntry at(long seq) {
    int offset = Math.toIntExact(seq - first);
    return chunks.get(offset / CHUNK)[offset % CHUNK];
  }

  Draft edit() {
    return new Draft(this);
  }

  /** Lines that are being added by one step. */
  static final class Draft {

    private final LogBook before;
    private final List<LogEntry> added = new ArrayList<>();
    private LogBook frozen;
    private int frozenLines;

    private Draft(LogBook before) {
      this.before = before;
      frozen = before;
    }

    void add(Instant at, Level level, @Nullable ChannelId id, String text) {
      added.add(new LogEntry(before.next + added.size(), at, level, id, text));
    }

    LogBook freeze() {
      if (frozenLines != added.size()) {
        frozen = append();
        frozenLines = added.size();
      }
      return frozen;
    }

    private LogBook append() {
      List<LogEntry[]> chunks = new ArrayList<>(before.chunks);
      int taken = fillLast(chunks);
      for (int from = taken; from < added.size(); from += CHUNK) {
        int to = Math.min(added.size(), from + CHUNK);
        chunks.add(added.subList(from, to).toArray(LogEntry[]::new));
      }
      long next = before.next + added.size();
      long first = before.first;
      int surplus = Math.max(0, Math.toIntExact((next - first - LINES) / CHUNK));
      return new LogBook(
          List.copyOf(chunks.subList(surplus, chunks.size())),
          first + (long) surplus * CHUNK,
          next);
    }

    private int fillLast(List<LogEntry[]> chunks) {
      if (chunks.isEmpty() || chunks.getLast().length == CHUNK) {
        return 0;
      }
      LogEntry[] last = chunks.getLast();
      int taken = Math.min(CHUNK - last.length, added.size());
      LogEntry[] longer = Arrays.copyOf(last, last.length + taken);
      for (int i = 0; i < taken; i++) {
        longer[last.length + i] = added.get(i);
      }
      chunks.set(chunks.size() - 1, longer);
      return taken;
    }
  }
}
