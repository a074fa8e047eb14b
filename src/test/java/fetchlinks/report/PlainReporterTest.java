package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.RandomRun;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReporterTest {

  private final Stage stage = new Stage(0, 0);
  private final Reporter reporter = stage.reporter(Stage.plain());

  @Test
  void aRunIsToldLineByLineWithTheTimeAndTheChannelsName() {
    reporter.accept(stage.start(5, "Slow TV", "Woodworking Weekly", "MusicMix", "DailyNews24"));
    stage.pass(Duration.ofSeconds(3));
    reporter.accept(stage.read("MusicMix"));
    reporter.accept(stage.status("MusicMix", new ChannelStatus.Probing(1, 1)));
    reporter.accept(stage.ends("Slow TV", new ChannelStatus.UpToDate(35)));
    video("Woodworking Weekly", "older", false);
    video("Woodworking Weekly", "newest", false);
    video("Woodworking Weekly", "found-late", true);
    reporter.accept(stage.ends("Woodworking Weekly", new ChannelStatus.Fetched(5, 30)));
    stage.pass(Duration.ofSeconds(2));
    reporter.accept(stage.waits("MusicMix", Stage.BUSY_HOST));
    reporter.accept(stage.ends("DailyNews24", new ChannelStatus.Failed(Stage.BOT, 4, 0)));
    stage.pass(Duration.ofMinutes(1));
    reporter.accept(stage.ends("MusicMix", new ChannelStatus.UpToDate(0), "2 videos held"));
    reporter.accept(stage.state(RunState.DONE, ""));
    reporter.close();
    assertThat(stage.written())
        .isEqualTo(
            """
            20:14:03 start: 4 channels, 5 workers
            20:14:06 ok    Slow TV: up to date (35 seen, 2.1s)
            20:14:06 new   Woodworking Weekly: 5 new links, marker newest
            20:14:08 retry MusicMix: 429 too many requests, attempt 2 of 4 in 10s
            20:14:08 FAIL  DailyNews24: sign-in required (needs-person, 4 attempts)
            20:15:08 ok    MusicMix: up to date (0 seen, 2.1s); 2 videos held
            fetch-links: 4 channels in 1m 05s: 2 up to date, 1 with 5 new links, 1 failed, 3 retries
              ✗ 1  sign-in required (BOT)  DailyNews24
                   hint: export fresh cookies and set cookies_file
              note: 2 videos held  MusicMix
              retry these:  fetch-links --failed video_downloads.toml
            """);
    assertThat(stage.errors()).isEmpty();
  }

  @Test
  void everyOtherKindOfLineIsToldToo() {
    reporter.accept(stage.start(1, "A", "B", "C", "D", "E", "F"));
    reporter.accept(stage.ends("A", new ChannelStatus.Incomplete(Stage.CUT, 2)));
    reporter.accept(stage.ends("B", new ChannelStatus.Cancelled(true, 0)));
    reporter.accept(stage.ends("C", new ChannelStatus.Cancelled(false, 1)));
    reporter.accept(stage.ends("D", new ChannelStatus.NotChecked(Stage.BUSY_HOST)));
    reporter.accept(stage.ends("E", new ChannelStatus.Disabled()));
    reporter.accept(stage.ends("F", new ChannelStatus.BusyElsewhere()));
    reporter.accept(stage.state(RunState.PAUSED, "by the person"));
    reporter.accept(new FetchEvent.WorkersChanged(stage.now, 3));
    reporter.accept(
        new FetchEvent.BrakeChanged(
            stage.now, "example.tv", stage.now.plusSeconds(900), "bot check"));
    reporter.accept(
        new FetchEvent.LogLine(stage.now, FetchEvent.Level.ERROR, null, "disk is nearly full"));
    assertThat(stage.written())
        .isEqualTo(
            """
            20:14:03 start: 6 channels, 1 worker
            20:14:03 part  A: incomplete: listing looks cut short (suspicious), 2 new links before that
            20:14:03 stop  C: cancelled, 1 new link before that
            20:14:03 held  D: not checked: 429 too many requests (host-says-stop)
            20:14:03 busy  F: busy in another run
            20:14:03 paused: by the person
            20:14:03 workers: 3
            20:14:03 brake example.tv: brake for 15m 00s, bot check
            20:14:03 error disk is nearly full
            """);
  }

  @Test
  void aHeartbeatComesAfterThirtySecondsInWhichNothingElseWasPrinted() {
    reporter.accept(stage.start(1, "A", "B", "C", "D"));
    stage.pass(Duration.ofSeconds(20));
    reporter.accept(stage.ends("A", new ChannelStatus.Failed(Stage.BOT, 1, 0)));
    reporter.accept(stage.ends("B", new ChannelStatus.Fetched(6, 9)));
    stage.written();
    stage.pass(Duration.ofSeconds(29));
    reporter.tick();
    assertThat(stage.written()).isEmpty();
    stage.pass(Duration.ofSeconds(1));
    reporter.tick();
    reporter.tick();
    assertThat(stage.written())
        .isEqualTo("20:14:53 still working: 2 of 4 done, 1 failed, 6 new, about 55 seconds left\n");
    reporter.accept(stage.state(RunState.PAUSED, ""));
    stage.written();
    stage.pass(Duration.ofSeconds(30));
    reporter.tick();
    assertThat(stage.written())
        .isEqualTo("20:15:23 still working: 2 of 4 done, 1 failed, 6 new, held\n");
    reporter.accept(stage.state(RunState.DONE, ""));
    stage.pass(Duration.ofSeconds(60));
    reporter.tick();
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void videosAreNamedWhereThatIsWanted() {
    Reporter dryRun = stage.reporter(new OutputOptions(true, false, false, false, false, true));
    dryRun.accept(stage.start(1, "A"));
    dryRun.accept(
        new FetchEvent.VideoQueued(stage.now, Stage.id("A"), "v", "A title", "v.link", false));
    assertThat(stage.written()).endsWith("20:14:03 video a: A title\n");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hostileTextNeverBringsAnEscapeOrALineOfItsOwn(long seed) {
    RandomRun run = new RandomRun(seed, true);
    reporter.accept(run.start());
    for (int step = 0; step < 300; step++) {
      reporter.accept(run.next());
    }
    assertThat(stage.written().lines())
        .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d .*"))
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    run.end().forEach(reporter::accept);
    stage.written();
    reporter.close();
    assertThat(stage.written().lines())
        .hasSizeBetween(2, Summary.MOST_LINES)
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
  }

  private void video(String name, String id, boolean resurfaced) {
    reporter.accept(
        new FetchEvent.VideoQueued(
            stage.now, Stage.id(name), id, "title of " + id, id + ".link", resurfaced));
  }
}
