package fetchlinks.ytdlp;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.engine.FetchException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Idle workers, the last one used on top: a small run starts few, and those that are not needed any
 * more age at the bottom until they are ended. They are started on the threads of those who need
 * one, so that nobody else waits for that.
 */
final class WorkerPool {

  /** As many times one list's patience is all that lists wait before one more is started. */
  private static final int TOGETHER = 4;

  private final WorkerStarter starter;
  private final Limits limits;

  /** Fair: whoever waits longest for a worker gets the next one. */
  private final ReentrantLock lock = new ReentrantLock(true);

  @GuardedBy("lock")
  private final Deque<Worker> idle = new ArrayDeque<>();

  /** Workers that somebody has. */
  @GuardedBy("lock")
  private int busy;

  @GuardedBy("lock")
  private int starting;

  /** One list's, in nanoseconds: as long as two starts like the last one take, or longer. */
  @GuardedBy("lock")
  private long patience;

  /** How long lists have waited for busy workers since the last start, added up. */
  @GuardedBy("lock")
  private long waited;

  @GuardedBy("lock")
  private boolean closed;

  /** Ends what has been idle too long; runs only while somebody is idle. */
  @GuardedBy("lock")
  private @Nullable Thread janitor;

  private final Condition closing = lock.newCondition();

  /** A worker was taken back, or one was started, or could not be. */
  private final Condition changed = lock.newCondition();

  WorkerPool(WorkerStarter starter, Limits limits) {
    this.starter = starter;
    this.limits = limits;
  }

  /** A worker that is idle or soon will be, or a new one; empty where this yt-dlp can't be one. */
  Optional<Worker> acquire(Executable executable) throws FetchException, InterruptedException {
    for (Worker worker = idleSoon(); worker != null; worker = idleSoon()) {
      if (worker.reusable() && worker.isOf(executable)) {
        return Optional.of(worker);
      }
      released();
      worker.child().end().join();
    }
    return start(executable);
  }

  /** Null: one has to be started, and counts as being started from now on. */
  private @Nullable Worker idleSoon() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitIdle();
      if (idle.isEmpty()) {
        starting++;
        return null;
      }
      busy++;
      return idle.removeLast();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for one of the workers that there are, but no longer than it takes to start two more: a
   * start takes as much CPU time as a dozen pages, and a first page takes as long to come as a
   * worker to start. So short lists get by with few workers, and nobody waits three times as long
   * as needed. Nor do many together wait long each: where there is work for more workers they come
   * one after the other, each once the waiting since the last has cost several times what a start
   * does. How long that takes nobody knows before the first one was started.
   */
  @GuardedBy("lock")
  private void awaitIdle() throws InterruptedException {
    long left = patience;
    while (idle.isEmpty() && !closed) {
      if (startsSuffice()) {
        boolean first = patience == 0;
        changed.await();
        left = first ? patience : left;
      } else if (busy > 0 && left > 0 && waited < TOGETHER * patience) {
        long most = Math.min(left, TOGETHER * patience - waited);
        long spent = most - changed.awaitNanos(most);
        left -= spent;
        waited += spent;
      } else {
        return;
      }
    }
  }

  /**
   * While the first one is being started, nobody knows how long that takes, or whether there can be
   * any. Later, more starts than there are processors would only delay each other.
   */
  @GuardedBy("lock")
  private boolean startsSuffice() {
    return starting > 0 && (busy == 0 || starting >= limits.startsAtOnce());
  }

  private Optional<Worker> start(Executable executable)
      throws FetchException, InterruptedException {
    long began = System.nanoTime();
    Optional<Worker> worker = Optional.empty();
    try {
      worker = starter.start(executable);
      return worker;
    } finally {
      lock.lock();
      try {
        starting--;
        if (worker.isPresent()) {
          busy++;
          waited = 0;
          patience = Math.max(2 * (System.nanoTime() - began), limits.patience().toNanos());
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void released() {
    lock.lock();
    try {
      busy--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes it back, or ends it if it has served its time. */
  void release(Worker worker) {
    lock.lock();
    try {
      busy--;
      changed.signalAll();
      if (!closed && worker.reusable()) {
        worker.idleFrom(System.nanoTime());
        idle.addLast(worker);
        if (janitor == null) {
          janitor = Thread.ofVirtual().name("yt-dlp janitor").start(this::clean);
        }
        return;
      }
    } finally {
      lock.unlock();
    }
    var _ = worker.child().end();
  }

  private void clean() {
    lock.lock();
    try {
      while (awaitOldest()) {
        var _ = idle.removeFirst().child().end();
      }
      janitor = null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the one that is idle longest is so for too long; false when there is none. */
  @GuardedBy("lock")
  private boolean awaitOldest() {
    Worker oldest = idle.peekFirst();
    while (oldest != null && !closed) {
      long left = oldest.idleSinceNanos() + limits.idle().toNanos() - System.nanoTime();
      if (left <= 0) {
        return true;
      }
      try {
        // Woken early only when the pool closes; the next look shows who is oldest then.
        var _ = closing.awaitNanos(left);
      } catch (InterruptedException _) {
        return false; // Nobody has a reason to; without a janitor the others still end at close.
      }
      oldest = idle.peekFirst();
    }
    return false;
  }

  /** Forgets the idle workers; from now on none is kept. The caller ends the processes. */
  void close() {
    lock.lock();
    try {
      closed = true;
      idle.clear();
      closing.signalAll();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
