package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockFileTest {

  @TempDir Path folder;

  private boolean isFreeForAnotherThread(Path file) throws InterruptedException {
    AtomicInteger free = new AtomicInteger(-1);
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try (@Nullable LockFile lock = LockFile.tryHold(file)) {
                free.set(lock == null ? 0 : 1);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.join();
    assertThat(free.get()).isNotNegative();
    return free.get() == 1;
  }

  @Test
  void aLockThatIsHeldIsNotGivenTwice() throws IOException, InterruptedException {
    Path file = folder.resolve("deep/er/a.lck");
    try (LockFile lock = LockFile.tryHold(file)) {
      assertThat(lock).isNotNull();
      assertThat(isFreeForAnotherThread(file)).isFalse();
      assertThat(LockFile.tryHold(file)).isNull();
    }
    assertThat(isFreeForAnotherThread(file)).isTrue();
  }

  @Test
  void aLockOfAnotherProgramIsSeen() throws IOException, InterruptedException {
    Path file = folder.resolve("a.lck");
    try (FileChannel other =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = other.lock()) {
      assertThat(isHeldElsewhere(file)).isTrue();
    }
    assertThat(isFreeForAnotherThread(file)).isTrue();
  }

  /** Another channel of this Java shows as an exception where another process shows as null. */
  private static boolean isHeldElsewhere(Path file) throws IOException {
    try (@Nullable LockFile lock = LockFile.tryHold(file)) {
      return lock == null;
    }
  }

  @Test
  void anInterruptNeitherPreventsALockNorGetsLost() throws IOException, InterruptedException {
    Thread.currentThread().interrupt();
    try (LockFile lock = LockFile.hold(folder.resolve("a.lck"))) {
      assertThat(Thread.interrupted()).isTrue();
      assertThat(isFreeForAnotherThread(folder.resolve("a.lck"))).isFalse();
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void threadsTakeTurns() throws IOException, InterruptedException {
    Path file = folder.resolve("a.lck");
    int[] count = {0};
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 0; n < 50; n++) {
                  try (LockFile _ = LockFile.hold(file)) {
                    count[0]++;
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(count[0]).isEqualTo(400);
  }
}
