package fetchlinks.cli;

import fetchlinks.engine.FetchEngine;
import fetchlinks.engine.FetchException;
import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.report.Closing;
import fetchlinks.report.Output;
import fetchlinks.report.OutputOptions;
import fetchlinks.report.Reporter;
import fetchlinks.report.Reporters;
import fetchlinks.report.RunLog;
import fetchlinks.tui.Signals;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run without a screen: the main thread drains the event queue into a reporter until the end. */
final class HeadlessRun {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(125);
  private static final int EVENTS_A_ROUND = 10_000;

  private final Program program;
  private final Reporter reporter;
  private final @Nullable RunLog log;
  private final RunTally tally;
  private final EventQueue queue = new EventQueue(InstantSource.system());
  private boolean done;

  /**
   * @param log null where none can be written; closed with the run
   */
  HeadlessRun(
      Program program, Output output, OutputOptions form, Closing closing, @Nullable RunLog log) {
    this.program = program;
    this.log = log;
    this.tally = new RunTally();
    this.reporter =
        Reporters.of(tally, output, form, closing, InstantSource.system(), ZoneId.systemDefault());
  }

  /** Runs to the end and says how it went. */
  ExitStatus run() throws FetchException {
    FetchEngine engine = program.engine(queue, false);
    Shutdown shutdown = new Shutdown(engine::execute, this::kill);
    boolean _ = Signals.on("INT", shutdown::next);
    boolean _ = Signals.on("TERM", shutdown::next);
    boolean _ = Signals.on("HUP", shutdown::stop);
    try (engine) {
      engine.start(program.channels());
      watch();
    } finally {
      endReport();
    }
    return ExitStatus.of(tally, shutdown.requested());
  }

  private void watch() {
    while (!done) {
      int _ = queue.drain(EVENTS_A_ROUND, this::take);
      reporter.tick();
      if (!done) {
        queue.await(reporter.wantsTicks() ? TICK_NANOS : Long.MAX_VALUE);
      }
    }
  }

  private void take(FetchEvent event) {
    reporter.accept(event);
    if (log != null) {
      log.accept(event);
    }
    switch (event) {
      case FetchEvent.RunChanged change -> done |= change.state() == RunState.DONE;
      case FetchEvent.ChannelFinished finished -> remember(finished.result());
      case FetchEvent.RunStarted _,
          FetchEvent.ChannelRead _,
          FetchEvent.StatusChanged _,
          FetchEvent.VideoQueued _,
          FetchEvent.AttemptFailed _,
          FetchEvent.WorkersChanged _,
          FetchEvent.BrakeChanged _,
          FetchEvent.LogLine _ -> {}
    }
  }

  /** A full disk can keep a result from being remembered: said once a channel, nothing lost. */
  private void remember(ChannelResult result) {
    program
        .remember(result)
        .ifPresent(failure ->
            reporter.accept(
                new FetchEvent.LogLine(
                    Instant.now(), FetchEvent.Level.WARN, null, failure.message())));
  }

  /** The log first: the output may be one that nobody reads. */
  private void endReport() {
    if (log != null) {
      log.close();
    }
    reporter.close();
  }

  /**
   * The third request: what is on disk is consistent at any instant, so just leave. The main thread
   * holds the reporter for as long as it waits for whoever reads the output.
   */
  private void kill() {
    program.killAll();
    LastWords.say(this::endReport);
    Runtime.getRuntime().halt(ExitStatus.INTERRUPTED.code());
  }

  /** Where the program writes. */
  static Output output(PrintStream out, PrintStream err, boolean terminal) {
    return terminal
        ? new Output(out, err, TerminalSize::columns, TerminalSize::rows)
        : Output.toFile(out, err);
  }
}
