package fetchlinks.tui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Output to a terminal that can stop reading, and that remembers every write. */
final class StallingTerminal extends OutputStream {

  final CountDownLatch blocked = new CountDownLatch(1);
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private int writes;
  private boolean stalled;
  private boolean gone;

  synchronized void stall() {
    stalled = true;
  }

  synchronized void readOn() {
    stalled = false;
    notifyAll();
  }

  synchronized void hangUp() {
    gone = true;
  }

  synchronized void awaitWrites(int count) throws InterruptedException {
    while (writes < count) {
      wait();
    }
  }

  synchronized byte[] bytes() {
    return all.toByteArray();
  }

  synchronized int writes() {
    return writes;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    while (stalled) {
      blocked.countDown();
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
    if (gone) {
      throw new IOException("Input/output error");
    }
    writes++;
    all.write(bytes, offset, length);
    notifyAll();
  }
}
