package fetchlinks.event;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lock-free way from any number of publishers to one consumer, first in first out for each
 * publisher.
 *
 * <p>Memory stays bounded however long the consumer looks away: of a channel's running progress
 * only the newest is kept (at the place of the oldest not yet taken), and log lines over {@link
 * #LOG_LINES} are counted instead of kept. Everything else is never dropped; a channel publishes
 * only a handful of it per attempt.
 */
public final class EventQueue implements EventSink {

  /** Log lines that may wait; more are dropped from view with a line that says how many. */
  public static final int LOG_LINES = 8_192;

  private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Map<ChannelId, Progress> progress = new ConcurrentHashMap<>();
  private final AtomicInteger waitingLines = new AtomicInteger();
  private final AtomicInteger droppedLines = new AtomicInteger();
  private final InstantSource clock;

  /** The consumer while it is parked, or about to be. */
  private final AtomicReference<@Nullable Thread> sleeper = new AtomicReference<>();

  public EventQueue(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void publish(FetchEvent event) {
    if (accept(event)) {
      wake();
    }
  }

  /** Returns whether something was added that the consumer does not know to be there. */
  private boolean accept(FetchEvent event) {
    return switch (event) {
      case FetchEvent.LogLine line -> offerLine(line);
      case FetchEvent.StatusChanged change when isProgress(change) -> offerProgress(change);
      case FetchEvent.StatusChanged change -> offerInOrder(change.id(), change);
      case FetchEvent.ChannelFinished finished -> offerInOrder(finished.id(), finished);
      case FetchEvent.ChannelRead _,
          FetchEvent.AttemptFailed _,
          FetchEvent.VideoQueued _,
          FetchEvent.RunStarted _,
          FetchEvent.RunChanged _,
          FetchEvent.WorkersChanged _,
          FetchEvent.BrakeChanged _ ->
          entries.offer(new Plain(event));
    };
  }

  private static boolean isProgress(FetchEvent.StatusChanged change) {
    return change.status() instanceof ChannelStatus.Running;
  }

  private boolean offerLine(FetchEvent.LogLine line) {
    if (waitingLines.incrementAndGet() > LOG_LINES) {
      waitingLines.decrementAndGet();
      droppedLines.incrementAndGet();
      return false;
    }
    return entries.offer(new Plain(line));
  }

  /** A channel has one publisher at a time, so only the consumer races with this. */
  private boolean offerProgress(FetchEvent.StatusChanged change) {
    Progress waiting = progress.get(change.id());
    if (waiting != null && waiting.replace(change)) {
      return false;
    }
    Progress fresh = new Progress(new AtomicReference<>(change));
    progress.put(change.id(), fresh);
    return entries.offer(fresh);
  }

  /** Later progress of the channel must not overtake this event, so it starts a new entry. */
  private boolean offerInOrder(ChannelId id, FetchEvent event) {
    progress.remove(id);
    return entries.offer(new Plain(event));
  }

  private void wake() {
    Thread thread = sleeper.getAndSet(null);
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Gives at most {@code limit} waiting events to {@code observer}; consumer thread only.
   *
   * @return how many were given
   */
  public int drain(int limit, Consumer<FetchEvent> observer) {
    int given = 0;
    while (given < limit) {
      Entry entry = entries.poll();
      if (entry == null) {
        break;
      }
      FetchEvent event = entry.take();
      if (event instanceof FetchEvent.LogLine) {
        waitingLines.decrementAndGet();
      }
      observer.accept(event);
      given++;
    }
    int dropped = droppedLines.getAndSet(0);
    if (dropped > 0) {
      Instant now = clock.instant();
      observer.accept(
          new FetchEvent.LogLine(
              now, FetchEvent.Level.WARN, null, "… %,d lines not shown".formatted(dropped)));
    }
    return given;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Parks the consumer until something is published, it is unparked or interrupted, or the time is
   * over; returns at once when something is waiting.
   *
   * @param nanos how long at most; 0 or less returns at once
   */
  public void await(long nanos) {
    sleeper.set(Thread.currentThread());
    try {
      if (entries.isEmpty() && nanos > 0) {
        LockSupport.parkNanos(this, nanos);
      }
    } finally {
      sleeper.set(null);
    }
  }

  private sealed interface Entry {
    FetchEvent take();
  }

  private record Plain(FetchEvent event) implements Entry {
    @Override
    public FetchEvent take() {
      return event;
    }
  }

  /** Holds the newest progress until the consumer takes it; null from then on. */
  private record Progress(AtomicReference<FetchEvent.@Nullable StatusChanged> newest)
      implements Entry {

    boolean replace(FetchEvent.StatusChanged change) {
      FetchEvent.StatusChanged waiting = newest.get();
      return waiting != null && newest.compareAndSet(waiting, change);
    }

    @Override
    public FetchEvent take() {
      FetchEvent.StatusChanged taken = newest.getAndSet(null);
      if (taken == null) {
        throw new IllegalStateException("progress was taken twice");
      }
      return taken;
    }
  }
}
