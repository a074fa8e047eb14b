package fetchlinks.ytdlp;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All processes that were started and may still live, with what they have started themselves. */
final class Processes {

  private final Set<ChildProcess> living = ConcurrentHashMap.newKeySet();
  private final Set<Dying> dying = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /** Has been told to end; the process itself may be gone while a descendant is not. */
  private record Dying(List<ProcessHandle> tree, CompletableFuture<Void> gone) {}

  /** Takes a new process in; kills it where everything is being ended. */
  void add(ChildProcess child) {
    living.add(child);
    if (closed) {
      child.killNow();
    }
  }

  /** Whether nothing may be started any more. */
  boolean closed() {
    return closed;
  }

  void remove(ChildProcess child) {
    living.remove(child);
  }

  /**
   * Runs what ends this tree on a thread of its own, since whoever gives up on a process must not
   * wait for it.
   *
   * @return done when the tree is gone
   */
  CompletableFuture<Void> reap(List<ProcessHandle> tree, Runnable reaper) {
    Dying entry = new Dying(tree, new CompletableFuture<>());
    dying.add(entry);
    Thread.ofVirtual()
        .name("yt-dlp reaper")
        .start(() -> {
          try {
            reaper.run();
          } finally {
            dying.remove(entry);
            entry.gone().complete(null);
          }
        });
    return entry.gone();
  }

  /** Done when all that have been told to end until now are gone. */
  CompletableFuture<Void> dying() {
    return CompletableFuture.allOf(
        dying.stream().map(Dying::gone).toArray(CompletableFuture<?>[]::new));
  }

  /** Whether all of them end within this time. */
  static boolean allEnd(List<ProcessHandle> tree, Duration limit) {
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends all of them and waits until they are gone. */
  void endAll() {
    closed = true;
    for (ChildProcess child : living) {
      var _ = child.end();
    }
    dying.forEach(entry -> entry.gone().join());
  }

  /** SIGKILL to all of them. */
  void killAll() {
    closed = true;
    living.forEach(ChildProcess::killNow);
    dying.forEach(entry -> entry.tree().forEach(ProcessHandle::destroyForcibly));
  }
}
