package fetchlinks.tui;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only thread that paints. It takes the newest frame from a mailbox that holds one, so a
 * terminal that does not read costs pictures, never a wait of the one who draws them. Each frame is
 * compared with the last one written, and is one write.
 */
final class FrameWriter {

  private final Gate gate;
  private final Runnable onGone;
  private final FramePainter painter; // writer thread only
  private final Bytes out = new Bytes(); // writer thread only
  private Frame taken = new Frame(1, 1); // writer thread only
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition quiet = lock.newCondition();
  private final Announcements announcements; // guarded by lock, as is all below
  private @Nullable Theme theme; // null before the first picture
  private Frame newest = new Frame(1, 1);
  private boolean fresh; // newest was not taken yet
  private boolean pending;
  private boolean full = true;
  private boolean writing;
  private boolean stopped;

  /**
   * @param onGone told once, on the writer's thread, when the terminal takes no more bytes
   */
  FrameWriter(Gate gate, TerminalEnvironment environment, LongSupplier nanoTime, Runnable onGone) {
    this.gate = gate;
    this.onGone = onGone;
    this.painter = new FramePainter(environment);
    this.announcements = new Announcements(environment, nanoTime);
  }

  void start() {
    Thread.ofPlatform().daemon().name("terminal-write").start(this::run);
  }

  /** Copies the picture: it may be drawn on again at once. */
  void show(Frame frame, Theme newTheme) {
    change(_ -> {
      newest.take(frame);
      theme = newTheme;
      fresh = true;
      pending = true;
    });
  }

  /** Paints the newest frame in full, whatever the terminal shows. */
  void repaint() {
    change(_ -> {
      full = true;
      pending = theme != null;
    });
  }

  /** For a screen that was entered anew: nothing of what was written is there any more. */
  void startOver() {
    change(news -> {
      full = true;
      pending = theme != null;
      news.forget();
    });
  }

  void announce(Consumer<Announcements> news) {
    change(news);
  }

  boolean copy(String text) {
    lock.lock();
    try {
      boolean possible = announcements.copy(text);
      changed.signal();
      return possible;
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    change(_ -> stopped = true);
  }

  /** Waits, up to a limit, until everything handed over was written or thrown away. */
  void awaitQuiet(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && !stopped && (writing || pending || announcements.dueInNanos() == 0)) {
        nanos = quiet.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(Consumer<Announcements> change) {
    lock.lock();
    try {
      change.accept(announcements);
      changed.signal();
      if (stopped) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (next()) {
        gate.send(out.array(), out.length());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      stop();
      onGone.run();
    }
  }

  /** Waits for something to write and puts it into {@link #out}; false after {@link #stop}. */
  private boolean next() throws InterruptedException {
    Theme look;
    boolean whole;
    lock.lock();
    try {
      writing = false;
      awaitWork();
      if (stopped) {
        return false;
      }
      writing = true;
      look = pending ? theme : null;
      whole = full;
      if (look != null) {
        takeNewest();
        pending = false;
        full = false;
      }
      announcements.send(out.clear());
    } finally {
      lock.unlock();
    }
    if (look != null) {
      out.add(painter.paint(taken, look, whole));
    }
    return true;
  }

  /** The last one stays taken when it is only to be painted again. */
  private void takeNewest() {
    if (fresh) {
      Frame last = taken;
      taken = newest;
      newest = last;
      fresh = false;
    }
  }

  private void awaitWork() throws InterruptedException {
    while (!stopped && !pending) {
      long nanos = announcements.dueInNanos();
      if (nanos == 0) {
        break;
      }
      quiet.signalAll();
      if (nanos == Long.MAX_VALUE) {
        changed.await();
      } else {
        changed.awaitNanos(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
      }
    }
  }
}
