package fetchlinks.tui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only way to the terminal's output, and one that can be shut: after {@link #shut} returned
 * true not one byte follows. What is written is held back until {@link #flush}. Thread-safe; a
 * write waits as long as the terminal does not read, {@link #shut} and {@link #open} only as long
 * as they are told to.
 */
final class Gate extends OutputStream {

  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private volatile boolean open;

  Gate(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    synchronized (held) {
      held.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    byte[] bytes;
    synchronized (held) {
      bytes = held.toByteArray();
      held.reset();
    }
    send(bytes, bytes.length);
  }

  /** Writes at once and as one piece, or drops all if the gate is shut. */
  void send(byte[] bytes, int length) throws IOException {
    writing.lock();
    try {
      if (open && length > 0) {
        out.write(bytes, 0, length);
        out.flush();
      }
    } finally {
      writing.unlock();
    }
  }

  /**
   * Opens the gate after the given bytes.
   *
   * @return whether they were written in time
   */
  boolean open(byte[] first, Duration limit) {
    return within(
        limit,
        () -> {
          out.write(first);
          out.flush();
          open = true;
        });
  }

  /**
   * Shuts the gate behind the given bytes; nothing is written if it was shut already.
   *
   * @return whether they were written in time
   */
  boolean shut(byte[] last, Duration limit) {
    return within(
        limit,
        () -> {
          if (open) {
            open = false;
            out.write(last);
            out.flush();
          }
        });
  }

  private boolean within(Duration limit, Write write) {
    Thread writer =
        Thread.ofPlatform()
            .daemon()
            .name("terminal-mode")
            .start(() -> {
              writing.lock();
              try {
                write.run();
              } catch (IOException e) {
                open = false; // the terminal is gone: nothing to restore, nothing to say
              } finally {
                writing.unlock();
              }
            });
    return Waiting.on(() -> writer.join(limit));
  }

  private interface Write {
    void run() throws IOException;
  }
}
