package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.event.ResultWords;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Progress on a terminal: the run and its workers in a few rows at the bottom, what is finished
 * above them. Draws in {@link #tick} only, at most ten times a second, and nothing that has not
 * changed.
 */
final class LiveReporter implements Reporter {

  private static final Duration LEAST_BETWEEN_FRAMES = Duration.ofMillis(100);

  private final RunTally tally;
  private final InstantSource clock;
  private final Look look;
  private final boolean videos;
  private final LiveBlock block;
  private final OverallRow overall;
  private final WorkerRows workers;
  private final List<Line> finished = new ArrayList<>();
  private Instant lastFrame = Instant.MIN;
  private RunState state = RunState.RUNNING;

  LiveReporter(RunTally tally, Output output, OutputOptions options, InstantSource clock) {
    this.tally = tally;
    this.clock = clock;
    this.look = Look.of(options);
    this.videos = options.videos();
    this.block = new LiveBlock(output, look);
    this.overall = new OverallRow(tally, look);
    this.workers = new WorkerRows(tally, look);
  }

  @Override
  public void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.ChannelFinished finish -> finished(finish.result());
      case FetchEvent.StatusChanged(_, var id, ChannelStatus.WaitingForRetry wait) ->
          about(look.glyphs().retry, Tint.YELLOW, tally.name(id), RunWords.retry(wait));
      case FetchEvent.VideoQueued video when videos ->
          about(look.glyphs().fresh, Tint.GREEN, tally.name(video.id()), video.title());
      case FetchEvent.RunChanged change -> changed(change);
      case FetchEvent.BrakeChanged change ->
          print(look.glyphs().paused, Tint.YELLOW, RunWords.brake(change));
      case FetchEvent.LogLine line when Lines.concernsTheRun(line) ->
          print("!", Tint.YELLOW, line.text());
      case FetchEvent.StatusChanged _,
          FetchEvent.VideoQueued _,
          FetchEvent.LogLine _,
          FetchEvent.RunStarted _,
          FetchEvent.ChannelRead _,
          FetchEvent.AttemptFailed _,
          FetchEvent.WorkersChanged _ -> {}
    }
  }

  @Override
  public void tick() {
    Instant now = clock.instant();
    // A clock that was set back must not stop the picture.
    boolean early = !now.isBefore(lastFrame) && now.isBefore(lastFrame.plus(LEAST_BETWEEN_FRAMES));
    if (!early) {
      lastFrame = now;
      draw(now);
    }
  }

  @Override
  public boolean wantsTicks() {
    return true;
  }

  @Override
  public void close() {
    block.erase(finished);
    finished.clear();
  }

  private void draw(Instant now) {
    int width = block.usable();
    List<Line> rows = new ArrayList<>();
    rows.add(overall.at(now, width));
    rows.addAll(workers.at(now, width));
    block.draw(finished, rows);
    finished.clear();
  }

  private void finished(ChannelResult result) {
    if (ResultWords.worthALine(result)) {
      about(
          look.glyphs().of(result),
          result.suspicious() ? Tint.YELLOW : Tint.of(Outcome.of(result.status())),
          result.channel().targetFolder(),
          ResultWords.brief(result));
    }
  }

  private void changed(FetchEvent.RunChanged change) {
    if (change.state() != state && change.state() != RunState.DONE) {
      print(look.glyphs().paused, Tint.YELLOW, RunWords.stateChange(change));
    }
    state = change.state();
  }

  private void about(String glyph, Tint tint, String name, String text) {
    print(glyph, tint, name + " - " + text);
  }

  private void print(String glyph, Tint tint, String text) {
    finished.add(Line.of(tint, glyph).and(" " + look.text(text)));
  }
}
