package fetchlinks.tui;

import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Publishes what many channels tell, at a rate: of ten events five are progress of running
 * channels, two are lines of the log, one ends a channel and two queue and start the next ones.
 */
final class Storm implements Runnable {

  private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final SplittableRandom random = new SplittableRandom(1);
  private final EventQueue events;
  private final InstantSource clock;
  private final List<ChannelId> ids;
  private final int perSecond;
  private final List<Integer> running = new ArrayList<>();
  private int next;
  private int entries;
  private volatile boolean over;

  Storm(EventQueue events, InstantSource clock, int channels, int workers, int perSecond) {
    this.events = events;
    this.clock = clock;
    this.perSecond = perSecond;
    ids = IntStream.range(0, channels).mapToObj(i -> new ChannelId("channel-" + i)).toList();
    Instant now = clock.instant();
    events.publish(new FetchEvent.RunStarted(now, ids, workers));
    for (ChannelId id : ids) {
      events.publish(new FetchEvent.ChannelRead(now, Scene.channel(id.name()), "example.com"));
    }
    for (int slot = 1; slot <= Math.min(workers, channels); slot++) {
      running.add(next++);
      progress(slot);
    }
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    for (long published = 0; !over; ) {
      long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
      for (; published < due; published++) {
        publish((int) (published % 10));
      }
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  void stop() {
    over = true;
  }

  private void publish(int kind) {
    int slot = random.nextInt(running.size()) + 1;
    switch (kind) {
      case 0 -> {
        finish(slot);
        running.set(slot - 1, next++ % ids.size());
        progress(slot);
      }
      case 1 ->
          events.publish(
              new FetchEvent.StatusChanged(
                  clock.instant(),
                  ids.get((next + random.nextInt(50)) % ids.size()),
                  new ChannelStatus.Queued()));
      case 2, 3 -> log(id(slot), entries + " entries seen, the marker was not reached yet");
      default -> progress(slot);
    }
  }

  void log(ChannelId id, String text) {
    events.publish(new FetchEvent.LogLine(clock.instant(), Level.INFO, id, text));
  }

  List<ChannelId> ids() {
    return ids;
  }

  private ChannelId id(int slot) {
    return ids.get(running.get(slot - 1));
  }

  private void progress(int slot) {
    events.publish(
        new FetchEvent.StatusChanged(
            clock.instant(), id(slot), new ChannelStatus.Listing(slot, 1, ++entries % 9000, 1)));
  }

  private void finish(int slot) {
    ChannelStatus.Final status =
        switch (random.nextInt(20)) {
          case 0 -> new ChannelStatus.Failed(Scene.NOT_FOUND, 4, 0);
          case 1 -> new ChannelStatus.Failed(Scene.TIMEOUT, 4, 0);
          case 2, 3, 4 -> new ChannelStatus.Fetched(1 + random.nextInt(9), 40);
          default -> new ChannelStatus.UpToDate(35);
        };
    ChannelResult result =
        new ChannelResult(
            Scene.channel(id(slot).name()), status, 0, 1, 0, Duration.ofSeconds(3), "");
    events.publish(new FetchEvent.ChannelFinished(clock.instant(), id(slot), result));
  }
}
