package fetchlinks.event;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTallyTest {

  private static final Instant START = RandomRun.START;
  private static final ChannelId TECH = new ChannelId("tech");
  private static final ChannelId MUSIC = new ChannelId("music");
  private static final Failure TIMEOUT =
      Failure.of(FailureClass.TRANSIENT, "NET", "read timed out");

  private final RunTally tally = new RunTally();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappensTheCountsAddUpToTheTotal(long seed) {
    RandomRun run = new RandomRun(seed, false);
    tally.accept(run.start());
    Map<ChannelId, ChannelResult> expected = new HashMap<>();
    int newVideos = 0;
    int retries = 0;
    for (int step = 0; step < 600; step++) {
      FetchEvent event = run.next();
      tally.accept(event);
      if (event instanceof FetchEvent.ChannelFinished finish) {
        expected.put(finish.id(), finish.result());
        newVideos += finish.result().newVideos();
        retries += finish.result().retries();
      } else if (event instanceof FetchEvent.StatusChanged change) {
        expected.remove(change.id());
      }
      RunFigures figures = tally.figures();
      assertThat(figures.total()).isEqualTo(run.channels().size());
      assertThat(figures.done()).isEqualTo(expected.size());
      assertThat(figures.done() + figures.open()).isEqualTo(figures.total());
      assertThat(figures.of(Outcome.FAILED)).isEqualTo(failed(expected));
      assertThat(figures.newVideos()).isEqualTo(newVideos);
      assertThat(figures.retries()).isEqualTo(retries);
      assertThat(tally.results()).containsExactlyInAnyOrderElementsOf(expected.values());
    }
    run.end().forEach(tally::accept);
    assertThat(tally.figures().open()).isZero();
    assertThat(tally.activity().slots()).isEmpty();
    assertThat(tally.activity().waiting()).isEmpty();
    assertThat(tally.activity().held()).isEmpty();
  }

  private static int failed(Map<ChannelId, ChannelResult> results) {
    return (int)
        results.values().stream()
            .filter(result -> result.status() instanceof ChannelStatus.Failed)
            .count();
  }

  @Test
  void aRetriedChannelsLaterResultTakesThePlaceOfTheEarlierOne() {
    start();
    finish(TECH, new ChannelStatus.Failed(TIMEOUT, 4, 2), 3);
    assertThat(tally.figures().of(Outcome.FAILED)).isEqualTo(1);
    status(TECH, new ChannelStatus.Queued());
    assertThat(tally.figures().of(Outcome.FAILED)).isZero();
    assertThat(tally.figures().open()).isEqualTo(2);
    finish(TECH, new ChannelStatus.Fetched(1, 30), 0);

    assertThat(tally.figures().outcomes()).containsEntry(Outcome.WITH_NEW, 1);
    assertThat(tally.figures().of(Outcome.FAILED)).isZero();
    assertThat(tally.figures().newVideos()).as("what was written stays written").isEqualTo(3);
    assertThat(tally.figures().retries()).isEqualTo(3);
    assertThat(tally.newVideos(TECH)).isEqualTo(3);
    assertThat(tally.results()).hasSize(1);
  }

  @Test
  void aChannelThatBroughtLinksAndIsCheckedAgainStillCountsAsOneWithNew() {
    start();
    finish(TECH, new ChannelStatus.Fetched(2, 30), 0);
    status(TECH, new ChannelStatus.Queued());
    finish(TECH, new ChannelStatus.UpToDate(30), 0);
    assertThat(tally.outcome(TECH)).contains(Outcome.WITH_NEW);
    assertThat(tally.figures().of(Outcome.UP_TO_DATE)).isZero();
  }

  @Test
  void aSlotKnowsItsChannelSinceWhenAndInWhichAttempt() {
    start();
    status(TECH, new ChannelStatus.Probing(2, 1), 0);
    status(TECH, new ChannelStatus.Listing(2, 1, 184, 7), 5);
    Activity.Busy busy = tally.activity().slots().get(2);
    assertThat(busy)
        .isEqualTo(new Activity.Busy(TECH, new ChannelStatus.Listing(2, 1, 184, 7), START, false));
    status(TECH, new ChannelStatus.Probing(2, 2), 9);
    assertThat(tally.activity().slots().get(2))
        .extracting(Activity.Busy::since)
        .isEqualTo(START.plusSeconds(9));
  }

  @Test
  void aPausingChannelStillOccupiesItsSlot() {
    start();
    status(TECH, new ChannelStatus.Probing(1, 1));
    status(TECH, new ChannelStatus.Pausing());
    assertThat(tally.activity().slots().get(1)).extracting(Activity.Busy::pausing).isEqualTo(true);
    status(TECH, new ChannelStatus.Paused());
    assertThat(tally.activity().slots()).isEmpty();
  }

  @Test
  void aLateLastWordOfAChannelDoesNotEmptyTheSlotThatTheNextOneHasTaken() {
    start();
    status(TECH, new ChannelStatus.Probing(1, 1));
    status(MUSIC, new ChannelStatus.Probing(1, 1));
    finish(TECH, new ChannelStatus.UpToDate(3), 0);
    assertThat(tally.activity().slots().get(1)).extracting(Activity.Busy::id).isEqualTo(MUSIC);
  }

  @Test
  void whatIsPausedGetsNoOlder() {
    start();
    tally.accept(new FetchEvent.RunChanged(START.plusSeconds(2), RunState.PAUSED, "by you"));
    assertThat(tally.elapsed(START.plusSeconds(7))).isEqualTo(Duration.ofSeconds(2));
    tally.accept(new FetchEvent.RunChanged(START.plusSeconds(10), RunState.RUNNING, "by you"));
    assertThat(tally.elapsed(START.plusSeconds(11))).isEqualTo(Duration.ofSeconds(3));
    tally.accept(new FetchEvent.RunChanged(START.plusSeconds(12), RunState.DONE, ""));
    assertThat(tally.elapsed(START.plusSeconds(70))).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void elapsedTimeEndsWithTheRun() {
    assertThat(tally.elapsed(START)).isZero();
    start();
    assertThat(tally.elapsed(START.plusSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(tally.elapsed(START.minusSeconds(7))).isZero();
    tally.accept(new FetchEvent.RunChanged(START.plusSeconds(9), RunState.DONE, ""));
    assertThat(tally.elapsed(START.plusSeconds(70))).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void channelsThatWereNeverAskedSayNothingAboutTheSpeed() {
    start();
    finish(TECH, new ChannelStatus.Cancelled(true, 0), 0);
    assertThat(tally.left(START.plusSeconds(60))).isEqualTo(new Eta.Left.Unknown());
    status(TECH, new ChannelStatus.Queued());
    finish(TECH, new ChannelStatus.UpToDate(3), 0);
    assertThat(tally.left(START.plusSeconds(60))).isInstanceOf(Eta.Left.About.class);
  }

  @Test
  void nothingIsLeftToEstimateWhileAllThatIsOpenIsHeldByABrake() {
    start();
    finish(TECH, new ChannelStatus.UpToDate(3), 0);
    status(MUSIC, new ChannelStatus.HeldByBrake("example.tv", START.plusSeconds(900), TIMEOUT));
    assertThat(tally.left(START.plusSeconds(60))).isEqualTo(new Eta.Left.Stopped());
    tally.accept(new FetchEvent.RunChanged(START, RunState.PAUSED, ""));
    status(MUSIC, new ChannelStatus.Probing(1, 1));
    assertThat(tally.left(START.plusSeconds(60))).isEqualTo(new Eta.Left.Stopped());
    tally.accept(new FetchEvent.RunChanged(START.plusSeconds(5), RunState.RUNNING, ""));
    assertThat(tally.left(START.plusSeconds(60))).isInstanceOf(Eta.Left.About.class);
  }

  @Test
  void namesBrakesAndWorkersAreKept() {
    start();
    assertThat(tally.name(TECH)).isEqualTo("tech");
    assertThat(tally.name(new ChannelId("stranger"))).isEqualTo("stranger");
    tally.accept(new FetchEvent.ChannelRead(START, channel(TECH), "example.tv"));
    assertThat(tally.name(TECH)).isEqualTo("TECH!");
    tally.accept(new FetchEvent.WorkersChanged(START, 9));
    assertThat(tally.workers()).isEqualTo(9);
    tally.accept(new FetchEvent.BrakeChanged(START, "example.tv", START.plusSeconds(9), "429"));
    assertThat(tally.brakes()).containsOnlyKeys("example.tv");
    tally.accept(new FetchEvent.BrakeChanged(START, "example.tv", null, ""));
    assertThat(tally.brakes()).isEmpty();
    assertThat(tally.newVideos(new ChannelId("stranger"))).isZero();
    assertThat(tally.outcome(new ChannelId("stranger"))).isEmpty();
    assertThat(tally.state()).isEqualTo(RunState.RUNNING);
  }

  private void start() {
    tally.accept(new FetchEvent.RunStarted(START, List.of(TECH, MUSIC), 5));
  }

  private void status(ChannelId id, ChannelStatus.Active status) {
    status(id, status, 0);
  }

  private void status(ChannelId id, ChannelStatus.Active status, int second) {
    tally.accept(new FetchEvent.StatusChanged(START.plusSeconds(second), id, status));
  }

  private void finish(ChannelId id, ChannelStatus.Final status, int retries) {
    ChannelResult result =
        new ChannelResult(channel(id), status, retries, 1, 0, Duration.ofSeconds(2), "");
    tally.accept(new FetchEvent.ChannelFinished(START, id, result));
  }

  private static Channel channel(ChannelId id) {
    return new Channel(
        id,
        Path.of(id + ".toml"),
        "https://example.tv/" + id,
        id.name().toUpperCase(Locale.ROOT) + "!",
        1080,
        Marker.NONE,
        true,
        new Baseline.Unsaid());
  }
}
