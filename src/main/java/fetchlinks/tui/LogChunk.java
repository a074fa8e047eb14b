package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some lines of the log that follow each other. Immutable. */
sealed interface LogChunk {

  int size();

  LogEntry at(int index);

  /** As of {@link #at}, without making the line. */
  Level level(int index);

  /** As of {@link #at}, without making the line. */
  @Nullable ChannelId id(int index);

  /** Lines as they came. */
  record Loose(List<LogEntry> lines) implements LogChunk {

    @Override
    public int size() {
      return lines.size();
    }

    @Override
    public LogEntry at(int index) {
      return lines.get(index);
    }

    @Override
    public Level level(int index) {
      return lines.get(index).level();
    }

    @Override
    public @Nullable ChannelId id(int index) {
      return lines.get(index).id();
    }
  }

  /** Lines that no more are added to: their text and 20 bytes each. Times keep milliseconds. */
  final class Packed implements LogChunk {

    private final long first;
    private final long[] times;
    private final Level[] levels;
    private final @Nullable ChannelId[] ids;

    /** Where each line's text ends. */
    private final int[] ends;

    private final byte[] text;

    Packed(List<LogEntry> lines) {
      int size = lines.size();
      first = lines.getFirst().seq();
      times = new long[size];
      levels = new Level[size];
      ids = new ChannelId[size];
      ends = new int[size];
      ByteArrayOutputStream texts = new ByteArrayOutputStream(64 * size);
      for (int i = 0; i < size; i++) {
        LogEntry line = lines.get(i);
        times[i] = line.at().toEpochMilli();
        levels[i] = line.level();
        ids[i] = line.id();
        texts.writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
        ends[i] = texts.size();
      }
      text = texts.toByteArray();
    }

    /** Bytes that the text takes. */
    int bytes() {
      return text.length;
    }

    @Override
    public int size() {
      return times.length;
    }

    @Override
    public LogEntry at(int index) {
      int start = index == 0 ? 0 : ends[index - 1];
      return new LogEntry(
          first + index,
          Instant.ofEpochMilli(times[index]),
          level(index),
          id(index),
          new String(text, start, ends[index] - start, StandardCharsets.UTF_8));
    }

    @Override
    public Level level(int index) {
      return levels[index];
    }

    @Override
    public @Nullable ChannelId id(int index) {
      return ids[index];
    }
  }
}
