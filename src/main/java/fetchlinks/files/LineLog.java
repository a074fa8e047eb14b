package fetchlinks.files;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows; a line counts once its line feed is there. What a killed process
 * left behind the last one is not read, and is cut off by the next append. For one user at a time:
 * the caller holds the lock that belongs to the file.
 */
final class LineLog {

  /** Bytes that are read at once; less where the file is shorter, as most are. */
  private static final int CHUNK = 1 << 16;

  private final Path file;

  /** Where the next line goes: behind the last whole line that was read or written. */
  private long end;

  private int lines;

  /** Which file was read or written, as far as the system can tell files apart. */
  private @Nullable Object key;

  LineLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Bytes in whole lines, as far as read or written. */
  long size() {
    return end;
  }

  /** Lines read or written so far. */
  int lines() {
    return lines;
  }

  /** Forgets what was read, so that the next {@link #read} begins at the top. */
  void rewind() {
    end = 0;
    lines = 0;
  }

  /** Goes on where another log ends that has taken this one's place. */
  void takeOver(LineLog successor) {
    end = successor.end;
    key = successor.key;
    lines = successor.lines;
  }

  /** Whether what was read is no longer there: somebody has removed or replaced the file. */
  boolean wasReplaced() throws IOException {
    if (end == 0) {
      return false;
    }
    try {
      BasicFileAttributes now = attributes();
      return now.size() < end || !Objects.equals(now.fileKey(), key);
    } catch (NoSuchFileException _) {
      return true;
    }
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  /**
   * Gives every whole line that was not read yet to {@code reader}; none where there is no file.
   *
   * @throws JournalException a line that {@code reader} can't understand
   */
  void read(LineReader reader) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    BasicFileAttributes now = attributes();
    key = now.fileKey();
    try (InputStream in = new FileInputStream(file.toFile())) {
      in.skipNBytes(end);
      readLines(in, new byte[Math.clamp(now.size() - end, 1, CHUNK)], reader);
    }
  }

  private void readLines(InputStream in, byte[] chunk, LineReader reader) throws IOException {
    ByteArrayOutputStream begun = new ByteArrayOutputStream();
    for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
      int start = 0;
      for (int i = 0; i < length; i++) {
        if (chunk[i] == '\n') {
          begun.write(chunk, start, i - start);
          take(begun.toString(StandardCharsets.UTF_8), reader);
          end += begun.size() + 1;
          begun.reset();
          start = i + 1;
        }
      }
      begun.write(chunk, start, length - start);
    }
  }

  private void take(String line, LineReader reader) throws IOException {
    lines++;
    try {
      reader.take(line);
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new JournalException(file, lines, e);
    }
  }

  /**
   * Appends lines, each with its line feed.
   *
   * @param durable whether to wait until they are on the medium
   * @throws IOException also when some of the lines before are there no more
   */
  void append(String text, boolean durable) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean first = end == 0;
    if (first) {
      Disk.createFolder(Disk.folderOf(file));
    }
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      if (out.length() < end) {
        throw new IOException("somebody has removed or cut it while it was in use");
      }
      out.setLength(end);
      out.seek(end);
      out.write(bytes);
      if (durable) {
        out.getFD().sync();
      }
    }
    if (first) {
      key = attributes().fileKey();
      if (durable) {
        Disk.syncFolder(Disk.folderOf(file));
      }
    }
    end += bytes.length;
    lines += (int) text.chars().filter(c -> c == '\n').count();
  }

  /** Takes one line, without its line feed. */
  @FunctionalInterface
  interface LineReader {

    /** Throws one of three kinds when the line can't be understood. */
    void take(String line) throws IOException;
  }
}
