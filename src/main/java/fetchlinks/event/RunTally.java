package fetchlinks.event;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ListReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a run's events to figures, for every watcher but the screen. That counts its rows, which it
 * needs anyway; {@code RandomStreamsTest} proves both equal. Owned by one thread.
 *
 * <p>A channel that is checked again is open again, and its later result takes the place of the
 * earlier one; what the earlier check has written, asked and retried stays counted.
 */
public final class RunTally {

  private final Map<ChannelId, ChannelTally> channels = new LinkedHashMap<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, FetchEvent.BrakeChanged> brakes = new TreeMap<>();
  private final Activity activity = new Activity();
  private final Sums sums = new Sums();
  private RunState state = RunState.RUNNING;
  private int workers;
  private RunClock clock = RunClock.NOT_STARTED;
  private @Nullable Eta eta;

  /** What is only ever added to. */
  private static final class Sums {
    private int newVideos;
    private int retries;
    private int requests;
    private int probed;
    private final Map<ListReason, Integer> listed = new EnumMap<>(ListReason.class);

    void add(ChannelResult result) {
      newVideos += result.newVideos();
      retries += result.retries();
      requests += result.requests();
      probed += result.probed();
      result.listed().forEach(reason -> listed.merge(reason, 1, Integer::sum));
    }
  }

  /** Takes the next event. */
  public void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.RunStarted start -> start(start);
      case FetchEvent.RunChanged change -> change(change);
      case FetchEvent.ChannelRead read ->
          channel(read.channel().id()).name(read.channel().targetFolder());
      case FetchEvent.StatusChanged change -> {
        reopen(change.id());
        activity.change(change.at(), change.id(), change.status());
      }
      case FetchEvent.ChannelFinished finish -> finish(finish);
      case FetchEvent.WorkersChanged change -> workers = change.workers();
      case FetchEvent.BrakeChanged change -> brake(change);
      case FetchEvent.VideoQueued _, FetchEvent.AttemptFailed _, FetchEvent.LogLine _ -> {}
    }
    watchForStandstill(event.at());
  }

  /** The figures at this moment. */
  public RunFigures figures() {
    return new RunFigures(
        channels.size(),
        outcomes,
        sums.newVideos,
        sums.retries,
        sums.requests,
        sums.probed,
        sums.listed);
  }

  /** Who is doing what. */
  public Activity activity() {
    return activity;
  }

  /** Brakes that are set, by host. A view. */
  public Map<String, FetchEvent.BrakeChanged> brakes() {
    return Collections.unmodifiableMap(brakes);
  }

  public RunState state() {
    return state;
  }

  /** Worker slots there are. */
  public int workers() {
    return workers;
  }

  /** The channel's name for people, as far as its file was read; not cleaned. */
  public String name(ChannelId id) {
    ChannelTally channel = channels.get(id);
    return channel == null ? id.name() : channel.name();
  }

  /** The newest result of each channel that is not open, in the run's order. */
  public List<ChannelResult> results() {
    return channels.values().stream().flatMap(c -> c.result().stream()).toList();
  }

  /** Links that the channel's checks in this run have written. */
  public int newVideos(ChannelId id) {
    ChannelTally channel = channels.get(id);
    return channel == null ? 0 : channel.newVideos();
  }

  /** What the channel counts as, empty while it is open. */
  public Optional<Outcome> outcome(ChannelId id) {
    ChannelTally channel = channels.get(id);
    return channel == null ? Optional.empty() : channel.outcome();
  }

  /** Time that the run has worked, up to its end or to {@code now}; without its pauses. */
  public Duration elapsed(Instant now) {
    return clock.elapsed(now);
  }

  /** How long the rest will take. */
  public Eta.Left left(Instant now) {
    return eta == null ? new Eta.Left.Unknown() : eta.left(now, figures().open());
  }

  private void start(FetchEvent.RunStarted start) {
    start.channels().forEach(this::channel);
    workers = start.workers();
    clock = RunClock.startedAt(start.at());
    eta = Eta.startingAt(start.at());
  }

  private void change(FetchEvent.RunChanged change) {
    state = change.state();
    clock = clock.changed(state, change.at());
  }

  private void finish(FetchEvent.ChannelFinished finish) {
    reopen(finish.id());
    activity.clear(finish.id());
    ChannelTally channel = channel(finish.id());
    channel.name(finish.result().channel().targetFolder());
    channel.finish(finish.result());
    sums.add(finish.result());
    channel.outcome().ifPresent(o -> outcomes.merge(o, 1, Integer::sum));
    if (eta != null && Outcome.of(finish.result().status()).wasChecked()) {
      eta = eta.finishedAt(finish.at());
    }
  }

  private void reopen(ChannelId id) {
    ChannelTally channel = channel(id);
    channel.outcome().ifPresent(o -> outcomes.merge(o, -1, Integer::sum));
    channel.reopen();
  }

  private void brake(FetchEvent.BrakeChanged change) {
    if (change.until() == null) {
      brakes.remove(change.host());
    } else {
      brakes.put(change.host(), change);
    }
  }

  private void watchForStandstill(Instant at) {
    if (eta != null) {
      eta = eta.watching(at, state, activity.slots().isEmpty(), !activity.held().isEmpty());
    }
  }

  private ChannelTally channel(ChannelId id) {
    return channels.computeIfAbsent(id, ChannelTally::new);
  }
}
