package fetchlinks.tui;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The real terminal: {@link Tty} for its modes, {@link FrameWriter} and {@link InputReader} with a
 * thread each, and one more that decodes the input. Signals only set things in motion: a changed
 * size, a stop from outside (told as the key Ctrl-Z), a continuation.
 */
public final class LanternaTerminal implements Terminal {

  /** Sizes come in storms while a window is dragged. */
  private static final long RESIZE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  /** Longer than a picture takes; shorter than a person waits before something happens. */
  private static final Duration PAINTING = Duration.ofMillis(500);

  private final TerminalEnvironment environment;
  private final LineModes modes;
  private final Gate gate;
  private final InputReader reader;
  private final FrameWriter writer;
  private final boolean signals;
  private final AtomicBoolean resizing = new AtomicBoolean();
  private final AtomicBoolean listening = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();

  /** Guards what a stop does to us: signals begin to be heard on a thread of their own. */
  private final Object stops = new Object();

  @GuardedBy("stops")
  private boolean stoppable;

  private volatile @Nullable Tty tty;
  private volatile Consumer<Input> inputs = _ -> {};
  private volatile Size size = Size.USUAL;

  LanternaTerminal(
      TerminalEnvironment environment,
      LineModes modes,
      InputReader.Opener in,
      OutputStream out,
      boolean signals) {
    this.environment = environment;
    this.modes = modes;
    this.gate = new Gate(out);
    this.reader = new InputReader(in);
    this.writer = new FrameWriter(gate, environment, System::nanoTime, this::closed);
    this.signals = signals;
  }

  /**
   * The terminal that this process was started from. Output goes straight to the descriptor, so
   * that {@code System.out} and {@code System.err} can be led elsewhere meanwhile.
   */
  public static LanternaTerminal onConsole(TerminalEnvironment environment) {
    return new LanternaTerminal(
        environment,
        new Stty(Stty.CONSOLE, Size.USUAL),
        () -> FileChannel.open(Path.of("/dev/tty"), StandardOpenOption.READ),
        new FileOutputStream(FileDescriptor.out),
        true);
  }

  /**
   * A terminal that is not there, for a rehearsal: it sends what {@code keys} holds and paints to
   * {@code out} what it would paint.
   */
  public static LanternaTerminal onNothing(
      TerminalEnvironment environment, ReadableByteChannel keys, OutputStream out) {
    return new LanternaTerminal(environment, new NoTerminal(), () -> keys, out, true);
  }

  @Override
  public void open(Consumer<Input> consumer) throws IOException {
    inputs = consumer;
    EscInput input = new EscInput(reader);
    Tty opened = new Tty(input, gate, modes, environment);
    tty = opened;
    try {
      opened.enter();
      size = opened.sizeAtEntry();
      reader.start();
    } catch (IOException e) {
      close();
      throw e;
    }
    writer.start();
    Keys keys = new Keys(input);
    Thread.ofPlatform().daemon().name("terminal-keys").start(() -> decode(opened, keys));
  }

  /** After the first picture: to hear of signals takes as long as to paint it. */
  private void listen() {
    try {
      awaitPainted();
    } catch (InterruptedException _) {
      return; // nobody listens any more
    }
    boolean _ = Signals.on("WINCH", this::resized);
    Size now = modes.size();
    if (!now.equals(size)) {
      tellSize(now); // resized before anybody heard of it
    }
    boolean _ = Signals.on("CONT", this::continued);
    synchronized (stops) {
      if (!stoppable) {
        heedStops();
      }
    }
  }

  @GuardedBy("stops")
  private void heedStops() {
    boolean _ = Signals.on("TSTP", () -> inputs.accept(new Input.Key("Ctrl-Z")));
  }

  private void decode(Tty from, Keys keys) {
    try {
      while (!gone.get()) {
        Input input = keys.map(from.readInput());
        if (input instanceof Input.Closed) {
          break;
        }
        if (input != null) {
          inputs.accept(input);
        }
      }
    } catch (IOException e) {
      closed();
      return;
    }
    closed();
  }

  /** Tells once that the terminal is gone. */
  private void closed() {
    if (!gone.getAndSet(true)) {
      inputs.accept(new Input.Closed());
    }
  }

  private void resized() {
    if (!resizing.getAndSet(true)) {
      LockSupport.parkNanos(RESIZE_PAUSE_NANOS);
      resizing.set(false);
      tellSize(modes.size());
    }
  }

  private void tellSize(Size now) {
    size = now;
    writer.repaint();
    inputs.accept(new Input.Resized(now.columns(), now.rows()));
  }

  private void continued() {
    Tty of = tty;
    try {
      if (of != null && of.enterAgain()) {
        writer.startOver();
        tellSize(of.sizeAtEntry());
      }
    } catch (IOException e) {
      closed();
    }
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public void show(Frame frame, Theme theme) {
    writer.show(frame, theme);
    if (signals && !listening.getAndSet(true)) {
      Thread _ = Thread.ofPlatform().daemon().name("terminal-signals").start(this::listen);
    }
  }

  @Override
  public void repaint() {
    writer.repaint();
  }

  @Override
  public void awaitPainted() throws InterruptedException {
    writer.awaitQuiet(PAINTING);
  }

  @Override
  public void suspend() {
    outside(() -> stoppable(modes::stopGroup));
  }

  /**
   * What is pressed to interrupt the work is not meant for us, though we hear of it too: we are of
   * one process group. What is pressed to stop it stops both, so that the shell is back.
   */
  @Override
  public void runOutside(Runnable work) {
    outside(() -> {
      reader.pause();
      try {
        stoppable(() -> uninterrupted(work));
      } finally {
        reader.start();
      }
    });
  }

  private void uninterrupted(Runnable work) {
    if (signals) {
      Signals.unheard("INT", work);
    } else {
      work.run();
    }
  }

  /** Does some work during which we can be stopped as any program can. */
  private void stoppable(Outside work) throws IOException {
    if (!signals) {
      work.run();
      return;
    }
    synchronized (stops) {
      stoppable = true;
      boolean _ = Signals.reset("TSTP");
    }
    try {
      work.run();
    } finally {
      synchronized (stops) {
        stoppable = false;
        heedStops();
      }
    }
  }

  private void outside(Outside work) {
    Tty of = tty;
    if (of == null || gone.get()) {
      return;
    }
    try {
      of.leave();
      try {
        work.run();
      } finally {
        of.enter();
        writer.startOver();
      }
      tellSize(of.sizeAtEntry());
    } catch (IOException e) {
      closed();
    }
  }

  @Override
  public boolean copy(String text) {
    return writer.copy(text);
  }

  @Override
  public void title(String text) {
    writer.announce(news -> news.title(text));
  }

  @Override
  public void progress(Progress progress) {
    writer.announce(news -> news.progress(progress));
  }

  @Override
  public void mouse(boolean on) {
    Tty of = tty;
    if (of != null) {
      writer.announce(news -> news.mouse(of.mouse(on)));
    }
  }

  @Override
  public void close() {
    gone.set(true);
    writer.stop();
    Tty of = tty;
    if (of != null) {
      of.close();
    }
    reader.pause();
  }

  /** For tests: waits until everything shown so far was written. */
  void awaitQuiet() throws InterruptedException {
    writer.awaitQuiet(Duration.ofMinutes(1));
  }

  private interface Outside {
    void run() throws IOException;
  }
}
