package fetchlinks.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a packed body, so that a small answer can't become a huge one. */
final class UnpackedStream extends FilterInputStream {

  private long count;

  UnpackedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int received = super.read(buffer, offset, length);
    count(received);
    return received;
  }

  private void count(int received) throws TooLargeException {
    count += Math.max(0, received);
    if (count > Body.LIMIT) {
      throw new TooLargeException("the unpacked feed is larger than 16 MB");
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
