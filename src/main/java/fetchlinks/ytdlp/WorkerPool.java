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
 * more age at the bottom until they are ended.
 */
final class WorkerPool {

  private final WorkerStarter starter;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Deque<Worker> idle = new ArrayDeque<>();

  @GuardedBy("lock")
  private boolean closed;

  /** Ends what has been idle too long; runs only while somebody is idle. */
  @GuardedBy("lock")
  private @Nullable Thread janitor;

  private final Condition closing = lock.newCondition();

  WorkerPool(WorkerStarter starter, Limits limits) {
    this.starter = starter;
    this.limits = limits;
  }

  /** An idle worker or a new one; empty where this yt-dlp can't be one. */
  Optional<Worker> acquire(Executable executable) throws FetchException, InterruptedException {
    for (Worker worker = top(); worker != null; worker = top()) {
      if (worker.reusable() && worker.isOf(executable)) {
        return Optional.of(worker);
      }
      worker.child().end().join();
    }
    return starter.start(executable);
  }

  private @Nullable Worker top() {
    lock.lock();
    try {
      return idle.pollLast();
    } finally {
      lock.unlock();
    }
  }

  /** Takes it back, or ends it if it has served its time. */
  void release(Worker worker) {
    lock.lock();
    try {
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
    } finally {
      lock.unlock();
    }
  }
}
