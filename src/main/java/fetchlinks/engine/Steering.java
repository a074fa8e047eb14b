package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands for one channel from any thread to the channel's own thread. That thread is
 * interrupted only where it waits or lists, never while it writes.
 */
final class Steering {

  /** What the channel is asked to do. The last two are final. */
  enum Wish {
    GO,
    /** Give the slot back and queue again. */
    YIELD,
    PAUSE,
    CANCEL,
    SHUTDOWN
  }

  /** Something that writes. */
  @FunctionalInterface
  interface Writing {
    void run() throws FetchException;
  }

  @GuardedBy("this")
  private Wish wish = Wish.GO;

  @GuardedBy("this")
  private boolean shielded;

  @GuardedBy("this")
  private boolean backingOff;

  /** To be checked again once it was cancelled. */
  @GuardedBy("this")
  private boolean again;

  @GuardedBy("this")
  private boolean ended;

  /** Starts the channel's thread, where that is not done yet. */
  @GuardedBy("this")
  private Runnable starter = () -> {};

  @GuardedBy("this")
  private @Nullable Thread thread;

  /** From now on a wish starts the channel's thread; so does one that came before. */
  synchronized void starts(Runnable channel) {
    starter = channel;
    if (wish != Wish.GO) {
      starter.run();
    }
  }

  /** Called first by the channel's thread. */
  synchronized void bind() {
    thread = Thread.currentThread();
  }

  /** Any thread; never blocks. */
  synchronized void tell(Wish newWish) {
    again &= newWish != Wish.CANCEL;
    if (wish == Wish.SHUTDOWN || (wish == Wish.CANCEL && newWish != Wish.SHUTDOWN)) {
      return;
    }
    if (newWish == Wish.YIELD && wish != Wish.GO) {
      return; // it gives the slot back anyway, and is not to go on after that
    }
    wish = newWish;
    notifyAll();
    if (newWish != Wish.GO) {
      interrupt();
    }
  }

  /**
   * Any thread: a waiting channel is tried at once, a paused one goes on, one that is being
   * cancelled is to be checked again. Returns false where the channel has ended.
   */
  synchronized boolean retry() {
    again |= wish == Wish.CANCEL;
    tell(Wish.GO);
    if (backingOff) {
      interrupt();
    }
    return !ended;
  }

  /** Any thread, while the channel has not ended. */
  synchronized void pause(Runnable announce) {
    if (!ended) {
      announce.run();
      tell(Wish.PAUSE);
    }
  }

  /** Any thread: whether the channel is to wait as long as a person wants. */
  synchronized boolean pausing() {
    return wish == Wish.PAUSE;
  }

  /**
   * Ended; called once. Nothing is told of the channel's check after that, and nobody has it
   * checked again before.
   *
   * @return whether it is to be checked again
   */
  synchronized boolean end(Runnable announce) {
    announce.run();
    ended = true;
    return again;
  }

  @GuardedBy("this")
  private void interrupt() {
    if (thread == null) {
      starter.run();
    } else if (!shielded) {
      thread.interrupt();
    }
  }

  /** The channel's thread: from now on {@link #retry} may interrupt it. */
  synchronized void backingOff(boolean now) {
    backingOff = now;
  }

  /** The channel's thread: a safe point. */
  synchronized void check() throws InterruptedException {
    if (wish != Wish.GO) {
      throw new InterruptedException(wish.name());
    }
  }

  /** Runs something that must not be interrupted; a wish that came before prevents it. */
  void shielded(Writing writing) throws FetchException, InterruptedException {
    synchronized (this) {
      check();
      shielded = true;
      boolean _ = Thread.interrupted();
    }
    try {
      writing.run();
    } finally {
      synchronized (this) {
        shielded = false;
      }
    }
  }

  /**
   * Runs something that must not be interrupted and has to happen even if a wish came before: the
   * end of what a shielded part began.
   */
  void finishing(Writing writing) throws FetchException {
    synchronized (this) {
      shielded = true;
      boolean _ = Thread.interrupted();
    }
    try {
      writing.run();
    } finally {
      synchronized (this) {
        shielded = false;
      }
    }
  }

  /**
   * The channel's thread, after an interrupt: returns when it may go on.
   *
   * @param paused told once if the channel is to wait
   */
  synchronized void settle(Runnable paused) throws CancelledException {
    boolean told = false;
    for (; ; ) {
      boolean _ = Thread.interrupted();
      switch (wish) {
        case GO -> {
          return;
        }
        case YIELD -> wish = Wish.GO;
        case CANCEL -> throw new CancelledException(false);
        case SHUTDOWN -> throw new CancelledException(true);
        case PAUSE -> {
          if (!told) {
            paused.run();
            told = true;
          }
          awaitChange();
        }
      }
    }
  }

  @GuardedBy("this")
  @SuppressWarnings({"WaitNotInLoop", "InterruptedExceptionSwallowed"})
  private void awaitChange() {
    try {
      wait();
    } catch (InterruptedException _) {
      // The caller looks at the wish again, which is all that an interrupt means here.
    }
  }
}
