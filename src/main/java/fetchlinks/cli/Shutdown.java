package fetchlinks.cli;

import fetchlinks.event.Command;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Graceful shutdown in three stages: drain, stop, kill. Any thread; never blocks. */
final class Shutdown {

  private final AtomicInteger stage = new AtomicInteger();
  private final Consumer<Command> engine;
  private final Runnable kill;

  /**
   * @param kill ends the program at once
   */
  Shutdown(Consumer<Command> engine, Runnable kill) {
    this.engine = engine;
    this.kill = kill;
  }

  /** One more request, as by Ctrl-C. */
  void next() {
    switch (stage.incrementAndGet()) {
      case 1 -> engine.accept(new Command.Drain());
      case 2 -> engine.accept(new Command.Stop());
      default -> kill.run();
    }
  }

  /** Cancels at once, as when the terminal is gone. */
  void stop() {
    if (stage.getAndSet(2) < 2) {
      engine.accept(new Command.Stop());
    }
  }

  boolean requested() {
    return stage.get() > 0;
  }
}
