package fetchlinks.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The body of one response: ends at the deadline however slowly it drips, on an interrupt, and at
 * {@link #LIMIT} bytes. Read by one thread; {@link #close} stops a read from any other.
 */
final class Body extends InputStream {

  /** Bytes that a feed may have, packed or unpacked: 20 000 entries take 7 MB. */
  static final int LIMIT = 16 << 20;

  /** Bytes worth reading so that the connection can be used again. */
  private static final int DRAIN = 64 << 10;

  private final InputStream in;
  private final Deadline deadline;
  private final Thread watchdog;

  /** Owned by the reading thread. */
  private @Nullable IOException problem;

  private long count;

  Body(InputStream in, Deadline deadline) {
    this.in = in;
    this.deadline = deadline;
    this.watchdog = Thread.ofVirtual().name("feed-deadline").start(this::closeAtDeadline);
  }

  /** What went wrong while receiving, null as long as nothing did. */
  @Nullable IOException problem() {
    return problem;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return receive(buffer, offset, length);
    } catch (IOException e) {
      problem = deadline.passed() ? new HttpTimeoutException("the time is over") : e;
      throw problem;
    }
  }

  private int receive(byte[] buffer, int offset, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException();
    }
    deadline.check();
    int received = in.read(buffer, offset, length);
    count += Math.max(0, received);
    if (count > LIMIT) {
      throw new TooLargeException("the answer is larger than 16 MB");
    }
    return received;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  /** Reads a short rest away, so that the connection is free for the next request. */
  void drain() {
    byte[] rest = new byte[8192];
    long end = count + DRAIN;
    try {
      while (count < end && read(rest, 0, rest.length) >= 0) {
        // only to reach the end
      }
    } catch (IOException _) {
      // Then the connection is not used again; nothing is lost.
    }
  }

  /** Gives the connection back if the body was read to its end, else closes it. */
  @Override
  public void close() {
    watchdog.interrupt();
    closeQuietly();
  }

  private void closeAtDeadline() {
    try {
      Thread.sleep(deadline.left());
      closeQuietly();
    } catch (InterruptedException _) {
      // The body was closed in time; this thread's work is done.
    }
  }

  private void closeQuietly() {
    try {
      in.close();
    } catch (IOException _) {
      // There is nobody left who could do anything about it.
    }
  }
}
