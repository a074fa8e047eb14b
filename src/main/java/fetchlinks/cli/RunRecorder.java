package fetchlinks.cli;

import fetchlinks.event.EventQueue;
import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunTally;
import fetchlinks.report.RunLog;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what outlasts the screen: the figures for the closing summary, the results for a later
 * {@code --failed}, the log file. On a thread of its own, so that a slow disk never holds up the
 * screen.
 */
final class RunRecorder implements EventSink, AutoCloseable {

  private static final int EVENTS_A_ROUND = 10_000;

  private final EventQueue queue = new EventQueue(InstantSource.system());
  private final RunTally tally = new RunTally();
  private final Program program;
  private final @Nullable RunLog log;
  private final Thread thread;
  private volatile boolean ending;

  /**
   * @param log null where none can be written; closed with the recorder
   */
  RunRecorder(Program program, @Nullable RunLog log) {
    this.program = program;
    this.log = log;
    this.thread = Thread.ofVirtual().name("recorder").start(this::record);
  }

  @Override
  public void publish(FetchEvent event) {
    queue.publish(event);
  }

  private void record() {
    do {
      queue.await(Long.MAX_VALUE);
      drain();
    } while (!ending);
    drain();
  }

  private void drain() {
    while (queue.drain(EVENTS_A_ROUND, this::take) > 0) {
      // until it is empty
    }
  }

  private void take(FetchEvent event) {
    tally.accept(event);
    if (log != null) {
      log.accept(event);
    }
    if (event instanceof FetchEvent.ChannelFinished finished) {
      // A result that can't be kept is in the figures and on the screen all the same.
      var _ = program.remember(finished.result());
    }
  }

  /** Takes what was published so far and ends; nothing may be published afterwards. */
  @Override
  public void close() {
    ending = true;
    queue.publish(
        new FetchEvent.LogLine(Instant.now(), FetchEvent.Level.DEBUG, null, "the screen was left"));
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (log != null) {
      log.close();
    }
  }

  /** The figures; valid after {@link #close}. */
  RunTally tally() {
    return tally;
  }
}
