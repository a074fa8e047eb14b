package fetchlinks.cli;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.engine.FetchEngine;
import fetchlinks.engine.FetchException;
import fetchlinks.event.Command;
import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunTally;
import fetchlinks.files.ConfigException;
import fetchlinks.report.RunLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind the screen. It is got ready on a thread of its own while the first picture is
 * already there, for configuration, channel files and yt-dlp take several times as long to look at
 * as a screen takes to appear.
 */
final class Backstage implements AutoCloseable {

  /** How long to wait, when the screen was left early, for a disk that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Opener opener;
  private final LogOpener logs;
  private final EventSink screen;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Program program;
  private volatile @Nullable RunLog log;
  private volatile @Nullable UsageException problem;
  private volatile boolean killed;

  /** What was asked for before there was an engine. */
  @GuardedBy("this")
  private final List<Command> early = new ArrayList<>();

  /** What was to be logged before there was a recorder. */
  @GuardedBy("this")
  private final List<FetchEvent.LogLine> earlyLines = new ArrayList<>();

  @GuardedBy("this")
  private @Nullable FetchEngine engine;

  @GuardedBy("this")
  private @Nullable RunRecorder recorder;

  @GuardedBy("this")
  private boolean left;

  /** Reads configuration and channels. */
  @FunctionalInterface
  interface Opener {
    Program open() throws ConfigException, FetchException, UsageException, IOException;
  }

  /** May wait for something. */
  @FunctionalInterface
  interface Waiting {
    void run() throws InterruptedException;
  }

  /** Opens the log file; null where none can be written, or none is wanted. */
  @FunctionalInterface
  interface LogOpener {
    @Nullable RunLog open();
  }

  /**
   * Nothing is read yet.
   *
   * @param screen gets the events of the run
   */
  Backstage(Opener opener, LogOpener logs, EventSink screen) {
    this.opener = opener;
    this.logs = logs;
    this.screen = screen;
  }

  /**
   * Begins to read, on a thread of its own; called once.
   *
   * @param first done before
   * @param ready told of the program before the run's first event
   * @param listed returns when the channels are shown: what it takes to ask for them can wait so
   *     long
   * @param failed told that there will be no run; {@link #end} says why
   */
  void start(Waiting first, Consumer<Program> ready, Waiting listed, Runnable failed) {
    thread =
        Thread.ofPlatform().name("backstage").start(() -> prepare(first, ready, listed, failed));
  }

  private void prepare(Waiting first, Consumer<Program> ready, Waiting listed, Runnable failed) {
    try {
      first.run();
      Program opened = opener.open();
      program = opened;
      log = logs.open();
      ready.accept(opened);
      FetchEngine announced = announce(opened);
      if (announced != null) {
        launch(announced, listed);
      }
    } catch (UsageException e) {
      problem = e;
      failed.run();
    } catch (InterruptedException _) {
      failed.run();
    } catch (ConfigException | FetchException | IOException e) {
      problem = new UsageException(Complaint.of(e));
      failed.run();
    }
  }

  private static void launch(FetchEngine announced, Waiting listed) throws InterruptedException {
    try {
      listed.run();
    } finally {
      announced.launch();
    }
  }

  /** Null when the screen was left already. */
  private synchronized @Nullable FetchEngine announce(Program opened) throws FetchException {
    if (left) {
      return null;
    }
    RunRecorder keeper = new RunRecorder(opened, log);
    earlyLines.forEach(keeper::publish);
    earlyLines.clear();
    recorder = keeper;
    FetchEngine started =
        opened.engine(
            event -> {
              screen.publish(event);
              keeper.publish(event);
            },
            true);
    started.announce(opened.channels(), opened.names());
    early.forEach(started::execute);
    engine = started;
    return started;
  }

  /**
   * Shows a line that is not the engine's, and writes it to the log file as soon as there is one;
   * any thread, never blocks for long.
   */
  synchronized void log(FetchEvent.LogLine line) {
    screen.publish(line);
    if (recorder == null) {
      earlyLines.add(line);
    } else {
      recorder.publish(line);
    }
  }

  /** Hands a command to the engine, as soon as there is one; any thread, never blocks for long. */
  void execute(Command command) {
    if (command instanceof Command.Kill) {
      killAll();
      killed = true;
    }
    synchronized (this) {
      if (engine == null) {
        early.add(command);
      } else {
        engine.execute(command);
      }
    }
  }

  /** Ends all child processes at once, and what they know of secrets. */
  void killAll() {
    Program running = program;
    if (running != null) {
      running.killAll();
    }
  }

  /**
   * Asked for once the screen was left, where there is nothing weaker to ask for: first the
   * children are ended, then the program itself.
   */
  void kill() {
    killAll(); // each time: the first one may have come before the program was read
    if (killed) {
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.code());
    }
    killed = true; // last: whoever sees it ends the program
  }

  /** Whether the person wanted no more waiting. */
  boolean killed() {
    return killed;
  }

  /** The program, once it was read. */
  Optional<Program> program() {
    return Optional.ofNullable(program);
  }

  /** Where the run is logged, if it is. */
  @Nullable String logFile() {
    RunLog file = log;
    return file == null ? null : file.file().toString();
  }

  /**
   * Ends the run, once the screen was left, and waits until nothing is under way any more.
   *
   * @return what was done, empty when the screen was left before anything was
   * @throws UsageException there was no run, because of this
   */
  Optional<RunTally> end() throws UsageException {
    Optional<RunTally> tally = stop();
    UsageException why = problem;
    if (why != null) {
      throw why;
    }
    return tally;
  }

  private Optional<RunTally> stop() {
    FetchEngine running;
    RunRecorder keeper;
    List<FetchEvent.LogLine> lines;
    synchronized (this) {
      left = true;
      lines = List.copyOf(earlyLines);
      running = engine;
      keeper = recorder;
    }
    if (running == null || keeper == null) {
      giveUp(lines);
      return Optional.empty();
    }
    running.execute(new Command.Stop());
    if (!killed) {
      awaitReady();
      running.close();
    }
    keeper.close();
    return Optional.of(keeper.tally());
  }

  private void awaitReady() {
    Thread reading = thread;
    try {
      boolean _ = reading == null || reading.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp(List<FetchEvent.LogLine> lines) {
    awaitReady();
    RunLog unused = log;
    if (unused != null) {
      lines.forEach(unused::accept);
      unused.close();
    }
  }

  /** Gives up what the program holds; after {@link #end}, or when the screen could not open. */
  @Override
  public void close() {
    Program opened = program;
    if (opened != null) {
      opened.close();
    }
  }
}
