package fetchlinks.ytdlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads lines from a process; a line that never ends can't fill the memory. */
final class Lines {

  /** Characters kept of a line; what comes after them is dropped. */
  static final int LONGEST = 8 << 20;

  private final Reader reader;
  private final StringBuilder line = new StringBuilder();

  /** Whether the reading thread waits for the process; read by others. */
  private volatile boolean waiting;

  /** Counts what was read; read by others. */
  private volatile long reads;

  Lines(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** Gives every line to {@code sink} until the end or until the stream is closed. */
  void forEach(Consumer<String> sink) {
    char[] buffer = new char[16_384];
    try {
      for (int n = fill(buffer); n >= 0; n = fill(buffer)) {
        split(buffer, n, sink);
      }
    } catch (IOException _) {
      // Closed by us, or the process was killed: in both cases this is the end.
    }
    if (!line.isEmpty()) {
      sink.accept(line.toString());
    }
  }

  // One thread writes, the others only compare.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private int fill(char[] buffer) throws IOException {
    waiting = true;
    int n = reader.read(buffer);
    waiting = false;
    reads++;
    return n;
  }

  private void split(char[] buffer, int length, Consumer<String> sink) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        append(buffer, start, i);
        sink.accept(line.toString());
        line.setLength(0);
        start = i + 1;
      }
    }
    append(buffer, start, length);
  }

  private void append(char[] buffer, int start, int end) {
    line.append(buffer, start, Math.min(end - start, LONGEST - line.length()));
  }

  /** The reads so far where the reader waits for more, -1 where it is busy. */
  long waitingAfter() {
    return waiting ? reads : -1;
  }
}
