package fetchlinks.report;

import fetchlinks.event.Clocks;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.event.ResultWords;
import fetchlinks.event.RunFigures;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Plural;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lines that are only ever added, for logs, pipes and screen readers.
 *
 * <pre>{@code
 * 20:14:03 start: 500 channels, 5 workers
 * 20:14:06 ok    Slow TV: up to date (35 seen, 2.1s)
 * 20:14:07 new   Woodworking Weekly: 5 new links, marker dQw4w9WgXcQ
 * 20:14:09 retry MusicMix: 429 too many requests, attempt 2 of 4 in 10s
 * 20:14:33 still working: 41 of 500 done, 2 failed, 6 new, about 11 minutes left
 * 20:15:10 FAIL  DailyNews24: sign-in required (4 attempts)
 * }</pre>
 */
final class PlainReporter implements Reporter {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final RunTally tally;
  private final Output output;
  private final Look look;
  private final boolean videos;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Map<ChannelId, String> newest = new HashMap<>();
  private Instant lastLine;
  private RunState state = RunState.RUNNING;

  PlainReporter(
      RunTally tally, Output output, OutputOptions options, InstantSource clock, ZoneId zone) {
    this.tally = tally;
    this.output = output;
    this.look = new Look(options.ascii(), false);
    this.videos = options.videos();
    this.clock = clock;
    this.zone = zone;
    this.lastLine = clock.instant();
  }

  @Override
  public void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.RunStarted start -> started(start);
      case FetchEvent.ChannelFinished finish -> finished(finish.at(), finish.result());
      case FetchEvent.StatusChanged(var at, var id, ChannelStatus.WaitingForRetry wait) ->
          print(at, "retry", tally.name(id) + ": " + RunWords.retry(wait));
      case FetchEvent.VideoQueued video -> queued(video);
      case FetchEvent.RunChanged change -> changed(change);
      case FetchEvent.BrakeChanged change -> print(change.at(), "brake", RunWords.brake(change));
      case FetchEvent.WorkersChanged change -> print(change.at(), "workers: " + change.workers());
      case FetchEvent.LogLine line when Lines.concernsTheRun(line) ->
          print(line.at(), line.level().name().toLowerCase(Locale.ROOT), line.text());
      case FetchEvent.StatusChanged _,
          FetchEvent.LogLine _,
          FetchEvent.ChannelRead _,
          FetchEvent.AttemptFailed _ -> {}
    }
  }

  @Override
  public void tick() {
    Instant now = clock.instant();
    boolean working = tally.figures().open() > 0 && state != RunState.DONE;
    if (working && !now.isBefore(lastLine.plus(SILENCE))) {
      print(now, "still working: " + progress(now));
    }
  }

  @Override
  public boolean wantsTicks() {
    return true;
  }

  @Override
  public void close() {}

  private void started(FetchEvent.RunStarted start) {
    String channels = Plural.of(start.channels().size(), "channel");
    print(start.at(), "start: " + channels + ", " + Plural.of(start.workers(), "worker"));
  }

  private void finished(Instant at, ChannelResult result) {
    String marker = newest.remove(result.channel().id());
    if (ResultWords.worthALine(result)) {
      String text = ResultWords.full(result, marker == null ? "" : marker);
      print(at, keyword(result.status()), result.channel().targetFolder() + ": " + text);
    }
  }

  private static String keyword(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.UpToDate _ -> "ok";
      case ChannelStatus.Fetched _ -> "new";
      case ChannelStatus.Failed _ -> "FAIL";
      case ChannelStatus.Incomplete _ -> "part";
      case ChannelStatus.Cancelled _ -> "stop";
      case ChannelStatus.NotChecked _ -> "held";
      case ChannelStatus.Disabled _ -> "off";
      case ChannelStatus.BusyElsewhere _ -> "busy";
    };
  }

  private void queued(FetchEvent.VideoQueued video) {
    if (!video.resurfaced()) {
      newest.put(video.id(), video.videoId());
    }
    if (videos) {
      print(video.at(), "video", tally.name(video.id()) + ": " + video.title());
    }
  }

  private void changed(FetchEvent.RunChanged change) {
    if (change.state() != state && change.state() != RunState.DONE) {
      print(change.at(), RunWords.stateChange(change));
    }
    state = change.state();
  }

  private String progress(Instant now) {
    RunFigures figures = tally.figures();
    int failed = figures.of(Outcome.FAILED);
    return figures.done()
        + " of "
        + figures.total()
        + " done"
        + (failed == 0 ? "" : ", " + failed + " failed")
        + (figures.newVideos() == 0 ? "" : ", " + figures.newVideos() + " new")
        + Words.about(tally.left(now)).map(left -> ", " + left).orElse("");
  }

  private void print(Instant at, String keyword, String text) {
    print(at, keyword + " ".repeat(Math.max(1, 6 - keyword.length())) + text);
  }

  private void print(Instant at, String text) {
    lastLine = clock.instant();
    Output.write(output.out(), Clocks.ofDay(at, zone) + " " + look.text(text) + "\n");
  }
}
