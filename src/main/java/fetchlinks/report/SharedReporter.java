package fetchlinks.report;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunTally;

/**
 * What every reporter needs around it: folds the events, keeps a close from another thread (a
 * signal's) from tearing a frame, closes once, and says the last word after it.
 */
final class SharedReporter implements Reporter {

  @GuardedBy("this")
  private final RunTally tally;

  @GuardedBy("this")
  private final Reporter inner;

  private final Runnable lastWord;

  @GuardedBy("this")
  private boolean closed;

  SharedReporter(RunTally tally, Reporter inner, Runnable lastWord) {
    this.tally = tally;
    this.inner = inner;
    this.lastWord = lastWord;
  }

  @Override
  public synchronized void accept(FetchEvent event) {
    if (!closed) {
      tally.accept(event);
      inner.accept(event);
    }
  }

  @Override
  public synchronized void tick() {
    if (!closed) {
      inner.tick();
    }
  }

  @Override
  public synchronized boolean wantsTicks() {
    return !closed && inner.wantsTicks();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      inner.close();
      lastWord.run();
    }
  }
}
