package fetchlinks.tui;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the terminal on a thread of its own, so that others can wait for input with a limit. A
 * channel instead of a stream, because a read from it can be ended: an editor must get its own
 * keys.
 */
final class InputReader implements Chunks {

  private static final int CHUNKS_AHEAD = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Opener opener;
  private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>(CHUNKS_AHEAD);
  private boolean ended; // consumer's thread only
  private @Nullable Thread thread; // guarded by this

  InputReader(Opener opener) {
    this.opener = opener;
  }

  /** Begins to read, or begins again after {@link #pause}. */
  synchronized void start() throws IOException {
    ReadableByteChannel channel = opener.open();
    thread = Thread.ofPlatform().daemon().name("terminal-read").start(() -> read(channel));
  }

  /** Stops reading; what the terminal sends from now on is for somebody else. */
  synchronized void pause() {
    Thread reader = thread;
    thread = null;
    if (reader != null) {
      reader.interrupt();
      boolean _ = Waiting.on(() -> reader.join(PATIENCE));
    }
  }

  private void read(ReadableByteChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    try (channel) {
      while (channel.read(buffer) >= 0) {
        byte[] chunk = new byte[buffer.flip().remaining()];
        buffer.get(chunk).clear();
        if (chunk.length > 0) {
          chunks.put(chunk);
        }
      }
      chunks.put(END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // paused
    } catch (IOException e) {
      boolean paused = Thread.currentThread().isInterrupted();
      if (!paused && !chunks.offer(END)) {
        chunks.clear();
        boolean _ = chunks.offer(END);
      }
    }
  }

  @Override
  public byte @Nullable [] next(long millis) throws InterruptedException {
    if (ended) {
      return END;
    }
    byte[] chunk = millis == FOREVER ? chunks.take() : chunks.poll(millis, TimeUnit.MILLISECONDS);
    ended = chunk != null && chunk.length == 0;
    return chunk;
  }

  /** Opens the terminal for reading. */
  interface Opener {
    ReadableByteChannel open() throws IOException;
  }
}
