package fetchlinks.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of a file's name, among the threads of this program as well as among processes and
 * machines on one file system. Ends with {@link #close}, or with the process.
 *
 * <p>The system's own locks belong to a process: closing <em>any</em> channel on a file gives up
 * the lock that another thread holds on it. So the threads settle it among themselves first, and
 * only the winner opens the file. Lock files are never deleted, for a deleted one could be locked
 * twice.
 */
final class LockFile implements AutoCloseable {

  /** Of all lock files that this program has used. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock turn;
  private final FileChannel channel;

  private LockFile(ReentrantLock turn, FileChannel channel) {
    this.turn = turn;
    this.channel = channel;
  }

  /**
   * Waits for the lock, also when the thread is interrupted.
   *
   * @param file in a folder that is created when it is missing
   */
  static LockFile hold(Path file) throws IOException {
    ReentrantLock turn = turn(file);
    turn.lock();
    FileChannel channel = locked(turn, file, true);
    if (channel == null) {
      throw new IOException(file + " can't be locked");
    }
    return new LockFile(turn, channel);
  }

  /** The lock, or null when another thread or process holds it. */
  static @Nullable LockFile tryHold(Path file) throws IOException {
    ReentrantLock turn = turn(file);
    if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
      return null;
    }
    FileChannel channel = locked(turn, file, false);
    return channel == null ? null : new LockFile(turn, channel);
  }

  private static ReentrantLock turn(Path file) throws IOException {
    Path folder = Disk.folderOf(file);
    Disk.createFolder(folder);
    Path name = folder.toRealPath().resolve(String.valueOf(file.getFileName()));
    return THREADS.computeIfAbsent(name, _ -> new ReentrantLock());
  }

  /** Null (and the turn given back) when another process holds it. */
  private static @Nullable FileChannel locked(ReentrantLock turn, Path file, boolean wait)
      throws IOException {
    FileChannel channel = null;
    try {
      channel = lockedChannel(file, wait);
      return channel;
    } finally {
      if (channel == null) {
        turn.unlock();
      }
    }
  }

  /** An interrupt breaks off opening and locking; it is put by until the lock is there. */
  private static @Nullable FileChannel lockedChannel(Path file, boolean wait) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try {
          return attempt(file, wait);
        } catch (ClosedByInterruptException | FileLockInterruptionException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable FileChannel attempt(Path file, boolean wait) throws IOException {
    FileChannel channel = open(file);
    boolean kept = false;
    try {
      FileLock lock = wait ? channel.lock() : channel.tryLock();
      kept = lock != null;
      return kept ? channel : null;
    } catch (OverlappingFileLockException e) {
      if (wait) {
        throw new IOException("it is locked by something else in this program", e);
      }
      return null;
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (NoSuchFileException _) {
      Disk.createFolder(Disk.folderOf(file)); // removed by somebody a moment ago
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /** Gives the lock up; only the thread that took it may do that. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      turn.unlock();
    }
  }
}
