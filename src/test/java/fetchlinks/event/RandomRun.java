package fetchlinks.event;

import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Events of a run that an engine could have had, as long as one likes. */
public final class RandomRun {

  public static final Instant START = Instant.parse("2026-11-22T20:14:03Z");
  private static final String HOSTILE = "\033[2J\u009b31m\u202eevil\r\n\t\0";

  private final SplittableRandom random;
  private final boolean hostile;
  private final Map<ChannelId, Integer> slots = new HashMap<>();
  private final TreeSet<Integer> free = new TreeSet<>();
  private final List<ChannelId> channels = new ArrayList<>();
  private Instant now = START;

  public RandomRun(long seed, boolean hostile) {
    this.random = new SplittableRandom(seed);
    this.hostile = hostile;
    int workers = random.nextInt(1, 8);
    for (int slot = 1; slot <= workers; slot++) {
      free.add(slot);
    }
    int count = random.nextInt(1, 40);
    for (int n = 0; n < count; n++) {
      channels.add(new ChannelId("channel-" + n));
    }
  }

  public List<ChannelId> channels() {
    return channels;
  }

  public FetchEvent start() {
    return new FetchEvent.RunStarted(now, channels, free.size());
  }

  /** The next thing that happens, up to three seconds later. */
  public FetchEvent next() {
    now = now.plusMillis(random.nextInt(3000));
    ChannelId id = channels.get(random.nextInt(channels.size()));
    return switch (random.nextInt(20)) {
      case 0 -> new FetchEvent.RunChanged(now, state(), text("because"));
      case 1 -> new FetchEvent.ChannelRead(now, channel(id), "example.tv");
      case 2 -> new FetchEvent.BrakeChanged(now, "example.tv", until(), text("bot check"));
      case 3 -> new FetchEvent.WorkersChanged(now, 1 + random.nextInt(9));
      case 4 -> new FetchEvent.LogLine(now, FetchEvent.Level.WARN, null, text("look here"));
      case 5 -> new FetchEvent.VideoQueued(now, id, "v1", text("A title"), "v1.link", false);
      case 6 -> new FetchEvent.AttemptFailed(now, id, 1, failure());
      case 7, 8, 9, 10, 11 -> finish(id);
      case 12, 13, 14 -> new FetchEvent.StatusChanged(now, id, idle(id));
      default -> running(id);
    };
  }

  /** All channels end, whatever they were doing. */
  public List<FetchEvent> end() {
    List<FetchEvent> events = new ArrayList<>();
    channels.forEach(id -> events.add(finish(id)));
    events.add(new FetchEvent.RunChanged(now, RunState.DONE, ""));
    return events;
  }

  private FetchEvent running(ChannelId id) {
    Integer slot = slots.get(id);
    if (slot == null) {
      slot = free.pollFirst();
    }
    if (slot == null) {
      return new FetchEvent.StatusChanged(now, id, new ChannelStatus.Queued());
    }
    slots.put(id, slot);
    int attempt = 1 + random.nextInt(4);
    return new FetchEvent.StatusChanged(
        now,
        id,
        switch (random.nextInt(3)) {
          case 0 -> new ChannelStatus.Probing(slot, attempt);
          case 1 -> new ChannelStatus.Listing(slot, attempt, random.nextInt(3000), 2);
          default -> new ChannelStatus.Writing(slot, attempt, random.nextInt(5), 5);
        });
  }

  private ChannelStatus.Active idle(ChannelId id) {
    int kind = random.nextInt(5);
    if (kind == 0) {
      return new ChannelStatus.Pausing();
    }
    release(id);
    return switch (kind) {
      case 1 -> new ChannelStatus.Paused();
      case 2 ->
          new ChannelStatus.WaitingForRetry(
              2, 4, Duration.ofMillis(random.nextInt(20_000)), now.plusSeconds(9), failure());
      case 3 -> new ChannelStatus.HeldByBrake("example.tv", now.plusSeconds(60), failure());
      default -> new ChannelStatus.Queued();
    };
  }

  private FetchEvent finish(ChannelId id) {
    release(id);
    int retries = random.nextInt(4);
    ChannelStatus.Final status =
        switch (random.nextInt(9)) {
          case 0 -> new ChannelStatus.Fetched(1 + random.nextInt(5), 30);
          case 1 -> new ChannelStatus.Failed(failure(), retries + 1, random.nextInt(2));
          case 2 -> new ChannelStatus.Incomplete(failure(), random.nextInt(3));
          case 3 -> new ChannelStatus.Cancelled(random.nextInt(2) == 0, random.nextInt(2));
          case 4 -> new ChannelStatus.NotChecked(failure());
          case 5 -> new ChannelStatus.Disabled();
          case 6 -> new ChannelStatus.BusyElsewhere();
          default -> new ChannelStatus.UpToDate(random.nextInt(60));
        };
    Duration took = Duration.ofMillis(random.nextInt(100_000));
    String note = random.nextInt(5) == 0 ? text(random.nextInt(90) + " videos held") : "";
    int probed = random.nextInt(2);
    return new FetchEvent.ChannelFinished(
        now, id, new ChannelResult(channel(id), status, retries, 3, probed, took, note));
  }

  private void release(ChannelId id) {
    Integer slot = slots.remove(id);
    if (slot != null) {
      free.add(slot);
    }
  }

  private Failure failure() {
    return switch (random.nextInt(3)) {
      case 0 -> Failure.of(FailureClass.GONE, "404", text("channel not found"));
      case 1 ->
          Failure.of(FailureClass.NEEDS_PERSON, "BOT", text("sign-in required"))
              .advising(text("export fresh cookies"));
      default -> Failure.of(FailureClass.TRANSIENT, "NET", text("read timed out " + now));
    };
  }

  private Channel channel(ChannelId id) {
    return new Channel(
        id,
        Path.of(id + ".toml"),
        "https://example.tv/" + id,
        text("Channel " + id),
        1080,
        Marker.NONE,
        true,
        new Baseline.Unsaid());
  }

  private RunState state() {
    RunState[] states = {RunState.RUNNING, RunState.RUNNING, RunState.PAUSED, RunState.OFFLINE};
    return states[random.nextInt(states.length)];
  }

  private @org.jspecify.annotations.Nullable Instant until() {
    return random.nextInt(2) == 0 ? null : now.plusSeconds(random.nextInt(900));
  }

  private String text(String text) {
    return hostile ? text + HOSTILE : text;
  }
}
