package fetchlinks.engine;

import fetchlinks.event.Command;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * Whole runs of the engine with a store in memory and a source that says what a test wrote down.
 */
@Timeout(60)
abstract class EngineRun {

  static final Failure OFFLINE_HOST = Failure.of(FailureClass.UNREACHABLE, "NET", "host not found");
  static final Failure SERVER_ERROR = Failure.of(FailureClass.TRANSIENT, "500", "HTTP 500");
  static final Failure GONE = Failure.of(FailureClass.GONE, "404", "no such channel");
  static final Failure TOO_MANY =
      Failure.of(FailureClass.HOST_SAYS_STOP, "429", "too many requests");

  final MemoryStore store = new MemoryStore();
  final ScriptedSource source = new ScriptedSource();
  EventLog log = new EventLog();
  private @Nullable FetchEngine engine;

  /** What the engine takes for the time. */
  InstantSource clock = InstantSource.system();

  static EngineSettings settings(int workers) {
    return new EngineSettings(
        workers,
        0,
        3,
        Duration.ofMillis(1),
        Duration.ZERO,
        Duration.ofMinutes(1),
        false,
        Duration.ZERO,
        0);
  }

  static EngineSettings attended(int workers, Duration retryDelay) {
    return new EngineSettings(
        workers, 0, 3, retryDelay, Duration.ZERO, Duration.ofMinutes(1), true, Duration.ZERO, 0);
  }

  /** Asked before lists are. */
  Prober prober() {
    return Prober.NONE;
  }

  void start(EngineSettings settings) {
    make(settings).start(channels());
  }

  FetchEngine make(EngineSettings settings) {
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    FetchEngine made = new FetchEngine(store, source, prober(), log, settings, clock, random);
    engine = made;
    return made;
  }

  List<ChannelId> channels() {
    return store.channels.keySet().stream().sorted().toList();
  }

  void run(EngineSettings settings) throws InterruptedException {
    start(settings);
    log.awaitDone();
    endEngine();
  }

  /** A host of its own for each, so that one host's trouble is not another's. */
  ChannelId channel(String name) {
    return store.add(name, "https://" + name + ".example/videos");
  }

  String link(ChannelId id) {
    return store.channel(id).link();
  }

  @AfterEach
  void endEngine() {
    if (engine != null) {
      engine.execute(new Command.Stop());
      engine.close();
    }
  }

  void command(Command command) {
    Objects.requireNonNull(engine).execute(command);
  }
}
