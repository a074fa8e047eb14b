package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of the log, immutable. Lines are kept in chunks: adding a batch copies the last
 * chunk and the list of chunks, whatever the number of lines; full chunks are packed.
 */
final class LogBook {

  /** Lines kept at least, up to one chunk more; fewer when their text takes more than BYTES. */
  static final int LINES = 100_000;

  static final int BYTES = 13_500_000;

  private static final int CHUNK = 512;

  static final LogBook EMPTY = new LogBook(List.of(), new LogChunk.Loose(List.of()), 0);

  private final List<LogChunk.Packed> full;
  private final LogChunk.Loose last;

  /** Sequence number of the oldest line. */
  private final long first;

  private LogBook(List<LogChunk.Packed> full, LogChunk.Loose last, long first) {
    this.full = full;
    this.last = last;
    this.first = first;
  }

  /** The oldest line's number; every line before it is no longer shown. */
  long first() {
    return first;
  }

  /** One more than the newest line's number. */
  long next() {
    return first + size();
  }

  int size() {
    return full.size() * CHUNK + last.size();
  }

  /** The line with a number from {@link #first()} up to {@link #next()}, that one excluded. */
  LogEntry at(long seq) {
    return chunk(seq).at(index(seq));
  }

  /** Whether a line is one of those that a view shows. */
  boolean isShown(long seq, LogView view) {
    LogChunk chunk = chunk(seq);
    int index = index(seq);
    return view.shows(chunk.level(index), chunk.id(index));
  }

  private LogChunk chunk(long seq) {
    int chunk = (int) ((seq - first) / CHUNK);
    return chunk < full.size() ? full.get(chunk) : last;
  }

  private int index(long seq) {
    return (int) ((seq - first) % CHUNK);
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
      added.add(new LogEntry(before.next() + added.size(), at, level, id, text));
    }

    LogBook freeze() {
      if (frozenLines != added.size()) {
        frozen = append();
        frozenLines = added.size();
      }
      return frozen;
    }

    private LogBook append() {
      List<LogEntry> loose = new ArrayList<>(before.last.lines());
      loose.addAll(added);
      List<LogChunk.Packed> full = new ArrayList<>(before.full);
      int packed = 0;
      for (; loose.size() - packed >= CHUNK; packed += CHUNK) {
        full.add(new LogChunk.Packed(loose.subList(packed, packed + CHUNK)));
      }
      loose = List.copyOf(loose.subList(packed, loose.size()));
      int surplus = surplus(full, full.size() * CHUNK + loose.size());
      return new LogBook(
          List.copyOf(full.subList(surplus, full.size())),
          new LogChunk.Loose(loose),
          before.first + (long) surplus * CHUNK);
    }

    /** How many of the oldest chunks have to go. */
    private static int surplus(List<LogChunk.Packed> full, int lines) {
      long bytes = full.stream().mapToLong(LogChunk.Packed::bytes).sum();
      int surplus = 0;
      while (surplus < full.size() && (lines - surplus * CHUNK >= LINES + CHUNK || bytes > BYTES)) {
        bytes -= full.get(surplus).bytes();
        surplus++;
      }
      return surplus;
    }
  }
}
