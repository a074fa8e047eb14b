package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.event.Command;
import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Hosts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Checks channels in parallel, one virtual thread each, and tells a sink what happens.
 *
 * <p>Every channel that is started ends with exactly one {@link FetchEvent.ChannelFinished}; after
 * the last of them comes {@code RunChanged(DONE)}. Commands may come from any thread and never
 * block.
 */
public final class FetchEngine implements AutoCloseable {

  private static final int RECONCILE_SHARE = 10;

  private static final Set<Outcome> TO_BE_RETRIED =
      Set.of(Outcome.FAILED, Outcome.INCOMPLETE, Outcome.NOT_CHECKED);

  private static final Set<RunState> GOING_ON =
      Set.of(RunState.RUNNING, RunState.PAUSED, RunState.OFFLINE);

  private static final Set<RunState> NOT_STOPPED =
      Set.of(RunState.RUNNING, RunState.PAUSED, RunState.OFFLINE, RunState.DRAINING);

  private final ChannelStore store;
  private final VideoSource source;
  private final Probes probes;
  private final EventSink sink;
  private final EngineSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Dispatcher dispatcher;
  private final Spacing spacing;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("channel-", 1).factory());

  /** Announced and not launched yet. */
  private final List<ChannelTask> inOrder = new ArrayList<>();

  private final Map<ChannelId, ChannelTask> tasks = new ConcurrentHashMap<>();
  private final Map<ChannelId, ChannelResult> results = new ConcurrentHashMap<>();

  /** Guards every change of the state, and with it the order in which changes are told. */
  private final Object stateLock = new Object();

  @GuardedBy("stateLock")
  private int unfinished;

  private volatile RunState state = RunState.RUNNING;
  private volatile int started;

  /**
   * An engine that has started nothing yet.
   *
   * @param prober asked before a list is read; {@link Prober#NONE} for lists only
   * @param random for jitter; thread-safe
   */
  public FetchEngine(
      ChannelStore store,
      VideoSource source,
      Prober prober,
      EventSink sink,
      EngineSettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.source = source;
    this.probes = new Probes(prober);
    this.sink = sink;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.dispatcher = new Dispatcher(settings, sink, this::networkChanged, clock, random);
    this.spacing = new Spacing(settings.requestInterval());
  }

  /** Announces channels and starts their checks at once. */
  public void start(List<ChannelId> channels) {
    announce(channels, Map.of());
    launch();
  }

  /**
   * Tells of the channels that {@link #launch} is going to check, which has to follow; called once.
   * Commands count from now on.
   *
   * @param names what channels are called, as far as that is known before their files are read
   */
  public void announce(List<ChannelId> channels, Map<ChannelId, String> names) {
    started = channels.size();
    sink.publish(
        new FetchEvent.RunStarted(
            clock.instant(), List.copyOf(channels), Map.copyOf(names), settings.workers()));
    synchronized (stateLock) {
      unfinished = channels.size();
    }
    for (ChannelId id : channels) {
      int order = inOrder.size();
      ChannelTask task = new ChannelTask(id, order, mayReconcile(order), false, this);
      tasks.put(id, task);
      inOrder.add(task);
    }
    if (channels.isEmpty()) {
      var _ = change(Set.of(RunState.RUNNING), RunState.DONE, "no channels");
    }
  }

  /** Starts the check of each channel, in file order as far as slots are free; called once. */
  public void launch() {
    Thread _ = Thread.ofVirtual().name("launcher").start(this::launchAll);
  }

  /** One after the other, so that the line forms in file order; checks begin meanwhile. */
  private void launchAll() {
    inOrder.forEach(ChannelTask::launch);
    inOrder.clear();
  }

  /** Gives a task the thread that it runs on; any thread, once a task. */
  void start(ChannelTask task) {
    threads.execute(task);
  }

  /** Spreads routine full listings: a tenth of the channels may in one run, each in its turn. */
  private boolean mayReconcile(int index) {
    int share = Math.clamp(started, 1, RECONCILE_SHARE);
    return index % share == Math.floorMod(settings.runNumber(), share);
  }

  /** Carries a command out; any thread, never blocks. What comes of it is seen in the events. */
  public void execute(Command command) {
    switch (command) {
      case Command.Pause(ChannelId id) -> pause(id);
      case Command.Resume(ChannelId id) -> with(id, task -> task.steering().tell(Steering.Wish.GO));
      case Command.Cancel(ChannelId id) ->
          with(id, task -> task.steering().tell(Steering.Wish.CANCEL));
      case Command.Retry(ChannelId id) -> retry(id, false);
      case Command.Reconcile(ChannelId id) -> retry(id, true);
      case Command.RetryFailed() ->
          results.forEach((id, result) -> {
            if (TO_BE_RETRIED.contains(Outcome.of(result.status()))) {
              retry(id, false);
            }
          });
      case Command.PauseAll() -> pauseAll();
      case Command.ResumeAll() -> resumeAll();
      case Command.SetWorkers(int workers) -> dispatcher.setWorkers(workers);
      case Command.LiftBrake(String host) -> dispatcher.forgive(host);
      case Command.SetBrake set -> dispatcher.setBrake(set.host(), set.length());
      case Command.Drain() -> drain();
      case Command.Stop(), Command.Kill() -> stop();
    }
  }

  private void with(ChannelId id, Consumer<ChannelTask> action) {
    ChannelTask task = tasks.get(id);
    if (task != null && !task.finished()) {
      action.accept(task);
    }
  }

  /** A run that is being ended does not wait for anybody. */
  private void pause(ChannelId id) {
    synchronized (stateLock) {
      if (!isEnding()) {
        with(id, ChannelTask::pause);
      }
    }
  }

  private void retry(ChannelId id, boolean reconcile) {
    if (isEnding()) {
      return;
    }
    tasks.computeIfPresent(
        id,
        (_, task) -> {
          if (task.retry(reconcile)) {
            return task;
          }
          ChannelResult last = results.remove(id);
          if (last != null) {
            dispatcher.forgive(Hosts.of(last.channel().link()));
          }
          oneMore();
          ChannelTask again =
              new ChannelTask(id, task.order(), mayReconcile(task.order()), reconcile, this);
          Thread _ = Thread.ofVirtual().name("launcher").start(again::launch);
          return again;
        });
  }

  private void pauseAll() {
    if (change(Set.of(RunState.RUNNING, RunState.OFFLINE), RunState.PAUSED, "by you")) {
      dispatcher.pause(true);
      tasks.values().stream()
          .filter(ChannelTask::inTurn)
          .forEach(task -> task.steering().tell(Steering.Wish.YIELD));
    }
  }

  private void resumeAll() {
    if (change(Set.of(RunState.PAUSED), RunState.RUNNING, "by you")) {
      dispatcher.pause(false);
    }
  }

  private void drain() {
    if (change(GOING_ON, RunState.DRAINING, "finishing what runs")) {
      end();
      tasks.values().stream()
          .filter(task -> !task.inTurn() || task.steering().pausing())
          .forEach(task -> task.steering().tell(Steering.Wish.SHUTDOWN));
    }
  }

  private void stop() {
    if (change(NOT_STOPPED, RunState.STOPPING, "cancelling what runs")) {
      end();
      tasks.values().forEach(task -> task.steering().tell(Steering.Wish.SHUTDOWN));
    }
  }

  private void end() {
    dispatcher.end(Failure.of(FailureClass.UNEXPECTED, "STOP", "the run was ended"));
  }

  /** Under the dispatcher's lock. What a person asked for, or the end, is not changed by it. */
  private void networkChanged(boolean gone, String why) {
    var _ =
        gone
            ? change(Set.of(RunState.RUNNING, RunState.OFFLINE), RunState.OFFLINE, why)
            : change(Set.of(RunState.OFFLINE), RunState.RUNNING, why);
  }

  /** Nobody works until the person wants it. */
  boolean isPaused() {
    return state == RunState.PAUSED;
  }

  /** Shutdown was asked for: nothing is started any more. */
  boolean isEnding() {
    return state == RunState.DRAINING || state == RunState.STOPPING;
  }

  /**
   * Changes the state where it is still one of these: commands come from many threads, and one that
   * comes late must not undo what a later one, or the end of the run, has done.
   */
  private boolean change(Set<RunState> from, RunState to, String why) {
    synchronized (stateLock) {
      if (!from.contains(state)) {
        return false;
      }
      state = to;
      sink.publish(new FetchEvent.RunChanged(clock.instant(), to, why));
      return true;
    }
  }

  /** A finished channel is checked again. A pause ended with the run that was paused. */
  private void oneMore() {
    boolean anew;
    synchronized (stateLock) {
      unfinished++;
      anew = change(Set.of(RunState.DONE), RunState.RUNNING, "checking again");
    }
    if (anew) {
      dispatcher.pause(false);
    }
  }

  /** The task's thread, exactly once a task, after {@link ChannelTask#finished} is true. */
  void finished(ChannelTask task, ChannelResult result) {
    results.put(task.id(), result);
    FetchEvent end = new FetchEvent.ChannelFinished(clock.instant(), task.id(), result);
    if (task.steering().end(() -> sink.publish(end))) {
      retry(task.id(), task.reconciles());
    }
    synchronized (stateLock) {
      unfinished--;
      if (unfinished == 0) {
        stateLock.notifyAll();
        var _ = change(EnumSet.allOf(RunState.class), RunState.DONE, "all channels are checked");
      }
    }
  }

  /** Waits until every channel has ended; call it after {@code DONE} or a shutdown command. */
  @Override
  public void close() {
    // An executor that is closing takes no more tasks, and every task has to come to its end.
    synchronized (stateLock) {
      try {
        while (unfinished > 0) {
          stateLock.wait();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    threads.close();
  }

  // ---- what the tasks share

  ChannelStore store() {
    return store;
  }

  VideoSource source() {
    return source;
  }

  Probes probes() {
    return probes;
  }

  EventSink sink() {
    return sink;
  }

  EngineSettings settings() {
    return settings;
  }

  InstantSource clock() {
    return clock;
  }

  RandomGenerator random() {
    return random;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Spacing spacing() {
    return spacing;
  }
}
