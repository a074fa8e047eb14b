package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Command;
import fetchlinks.event.FetchEvent;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.ListReason;
import fetchlinks.model.Marker;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbingTest extends EngineRun {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Not the run in which the first channel has its turn for a routine full listing. */
  private static final long RUN_NUMBER = 1;

  private final ScriptedProber prober = new ScriptedProber();
  private int perHost;
  private boolean attended;
  private Duration timeout = Duration.ofMinutes(1);

  @BeforeEach
  void stopTheClock() {
    clock = InstantSource.fixed(START);
  }

  @Override
  Prober prober() {
    return prober;
  }

  @Override
  ChannelId channel(String name) {
    ChannelId id = super.channel(name);
    source.lists(link(id), "c-" + name, "b-" + name, "a-" + name);
    return id;
  }

  private SourceFacts facts(ChannelId id) {
    return state(id).facts();
  }

  private SourceState state(ChannelId id) {
    return Objects.requireNonNull(store.states.get(id)).source(new SourceId(link(id)));
  }

  private void start() {
    log = new EventLog();
    start(
        new EngineSettings(
            2,
            perHost,
            3,
            Duration.ofMillis(1),
            Duration.ZERO,
            timeout,
            attended,
            Duration.ZERO,
            RUN_NUMBER));
  }

  private void run() throws InterruptedException {
    start();
    log.awaitDone();
    endEngine();
  }

  /** The listings since the first run. */
  private int listings() {
    return source.requests.size() - store.channels.size();
  }

  private List<String> said() {
    return log.of(FetchEvent.LogLine.class).stream().map(FetchEvent.LogLine::text).toList();
  }

  @Test
  void aChannelWhoseFeedShowsNothingNewIsUpToDateWithoutAListing() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech", "b-tech");
    run();
    assertThat(prober.requests).as("asked before the first full listing").isEmpty();
    assertThat(log.awaitResult(id).listed()).containsExactly(ListReason.FIRST);

    run();

    assertThat(listings()).isZero();
    ChannelResult result = log.awaitResult(id);
    assertThat(result.status()).isEqualTo(new ChannelStatus.UpToDate(0));
    assertThat(result.probed()).isEqualTo(1);
    assertThat(result.requests()).isEqualTo(1);
    assertThat(result.listed()).isEmpty();
    assertThat(log.awaitStatus(id, ChannelStatus.Probing.class).slot()).isEqualTo(1);
    assertThat(log.of(FetchEvent.StatusChanged.class))
        .noneMatch(e -> e.status() instanceof ChannelStatus.Listing);
    assertThat(said()).contains("nothing new by its feed: all of 2 entries are known");
    assertThat(Objects.requireNonNull(store.states.get(id)).history()).hasSize(2);
  }

  @Test
  void aProbeChangesNothingButTheCounters() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech");
    run();
    SourceState before = state(id);
    Marker marker = store.marker(id);

    run();

    assertThat(state(id).seen()).isEqualTo(before.seen());
    assertThat(facts(id)).isEqualTo(before.facts().probed(""));
    assertThat(store.marker(id)).isEqualTo(marker);
    assertThat(store.links).hasSize(3);
  }

  @Test
  void aNewIdInTheFeedIsListedAndQueued() throws InterruptedException {
    ChannelId id = channel("tech");
    run();
    prober.shows(link(id), "d", "c-tech");
    source.nowOn(link(id), ScriptedSource.listing("d", "c-tech", "b-tech", "a-tech"));

    run();
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(1, 4));
    assertThat(store.links).endsWith("d");
    assertThat(facts(id).probesInARow()).isZero();

    run();
    assertThat(log.awaitResult(id).probed()).isEqualTo(1);
    assertThat(listings()).isEqualTo(1);
  }

  @Test
  void theLogSaysWhyAListWasReadThoughItWasProbed() throws InterruptedException {
    ChannelId fresh = channel("fresh");
    ChannelId gone = channel("gone");
    prober.shows(link(fresh), "unheard").fails(link(gone));
    run();

    run();

    assertThat(said()).contains("listed: new id in the feed", "feed: no such feed (HTTP 404)");
    assertThat(log.awaitResult(fresh).listed()).containsExactly(ListReason.NEW_ID);
    assertThat(log.awaitResult(gone).listed()).containsExactly(ListReason.FEED_FAILED);
    assertThat(listings()).isEqualTo(2);
    assertThat(log.awaitResult(gone).status()).isEqualTo(new ChannelStatus.UpToDate(3));
    assertThat(log.awaitResult(gone).probed()).isZero();
    assertThat(log.awaitResult(gone).requests()).as("the feed and the page").isEqualTo(2);
  }

  @Test
  void everySeventhCheckReadsTheListWhateverTheFeedSays() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech");
    run();

    for (int i = 0; i < Probe.IN_A_ROW; i++) {
      run();
    }
    assertThat(listings()).isZero();
    run();
    assertThat(listings()).isEqualTo(1);
    assertThat(log.awaitResult(id).listed()).containsExactly(ListReason.TURN);
    assertThat(facts(id).probesInARow()).isZero();
    run();
    assertThat(listings()).isEqualTo(1);
  }

  @Test
  void aFullListingThatIsDueAndGrantedIsNotReplacedByAProbe() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech");
    run();
    clock = InstantSource.fixed(START.plus(Duration.ofDays(8)));

    run();

    assertThat(listings()).isEqualTo(1);
    assertThat(source.requests.getLast().known()).as("everything is listed").isEmpty();
    assertThat(log.awaitResult(id).listed()).containsExactly(ListReason.FULL);
    assertThat(facts(id).checksSinceFull()).isZero();
  }

  @Test
  void aFullListingThatIsDueButNotGrantedInThisRunDoesNotKeepFromProbing()
      throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      ChannelId id = channel("c" + i);
      prober.shows(link(id), "c-c" + i);
    }
    run();
    clock = InstantSource.fixed(START.plus(Duration.ofDays(8)));

    run();

    assertThat(listings()).isEqualTo(1);
  }

  @Test
  void aPersonWhoAsksForTheWholeListGetsIt() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech");
    run();
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ChannelId other = channel("other");
    source.on(link(other), ScriptedSource.waiting(reached, go, "o"));
    store.states.remove(other);
    start();
    log.awaitResult(id);
    int before = source.requests.size();

    command(new Command.Reconcile(id));
    log.await(e ->
        e instanceof FetchEvent.ChannelFinished f
            && f.id().equals(id)
            && f.result().status().equals(new ChannelStatus.UpToDate(3)));
    go.countDown();
    log.awaitDone();

    assertThat(source.requests.subList(before, source.requests.size()))
        .anyMatch(request -> request.url().equals(link(id)) && request.known().isEmpty());
  }

  @Test
  void aProbeLeavesMostOfTheTimeToTheListing() throws InterruptedException {
    ChannelId id = channel("tech");
    prober.shows(link(id), "c-tech");
    run();
    timeout = Duration.ofSeconds(9);
    run();
    timeout = Duration.ofMinutes(1);
    run();

    assertThat(prober.requests)
        .extracting(ProbeRequest::timeout)
        .containsExactly(Duration.ofSeconds(3), SourceProbe.TIMEOUT);
  }

  @Test
  void withoutAFeedTheListIsReadAndNothingIsCounted() throws InterruptedException {
    ChannelId id = channel("tech");
    run();

    run();

    assertThat(listings()).isEqualTo(1);
    assertThat(log.awaitResult(id).requests()).isEqualTo(1);
    assertThat(log.of(FetchEvent.StatusChanged.class))
        .noneMatch(e -> e.status() instanceof ChannelStatus.Probing);
  }

  @Test
  void aFeedIsAskedOnlyOnceACheckHoweverOftenTheListIsTried() throws InterruptedException {
    ChannelId id = channel("tech");
    run();
    prober.shows(link(id), "unheard");
    source.nowOn(link(id), ScriptedSource.failing(SERVER_ERROR));

    run();

    assertThat(listings()).isEqualTo(4);
    assertThat(prober.requests).hasSize(1);
  }

  @Test
  void afterThreeFeedsOfAHostThatFailedInARowItsFeedsAreLeftAlone() throws InterruptedException {
    perHost = 1;
    for (int i = 0; i < 10; i++) {
      ChannelId id = store.add("c" + i, "https://site.example/" + i);
      source.lists(link(id), "v" + i);
      prober.fails(link(id));
    }
    run();

    run();

    assertThat(prober.requests).hasSize(Probes.FAILURES_THAT_STOP);
    assertThat(listings()).isEqualTo(10);
    assertThat(said())
        .containsOnlyOnce(
            "no more feeds of site.example are asked in this run: 3 in a row did not come");
    assertThat(log.of(FetchEvent.BrakeChanged.class)).isEmpty();
    assertThat(log.of(FetchEvent.ChannelFinished.class)).allMatch(f -> f.result().success());
  }

  @Test
  void aFeedThatAnswersDoesNotLiftTheBrakeOfItsHost() throws InterruptedException {
    ChannelId probed = store.add("probed", "https://site.example/probed");
    ChannelId listed = store.add("listed", "https://site.example/listed");
    source.lists(link(probed), "v").lists(link(listed), "w");
    run();
    CountDownLatch probing = new CountDownLatch(1);
    CountDownLatch braked = new CountDownLatch(1);
    source.nowOn(
        link(listed),
        (_, _) -> {
          probing.await();
          throw new FetchException(TOO_MANY.after(Duration.ofHours(1)));
        });
    prober.on(
        link(probed),
        (_, _) -> {
          probing.countDown();
          braked.await();
          return new ProbeAnswer.NothingNew("all is known", "");
        });
    attended = true;
    start();
    log.awaitStatus(listed, ChannelStatus.HeldByBrake.class);

    braked.countDown();

    assertThat(log.awaitResult(probed).status()).isEqualTo(new ChannelStatus.UpToDate(0));
    assertThat(log.of(FetchEvent.BrakeChanged.class))
        .isNotEmpty()
        .allMatch(change -> change.until() != null);
  }

  @Test
  void aChannelThatIsCancelledWhileItsFeedIsAskedEndsAtOnce() throws InterruptedException {
    ChannelId id = channel("tech");
    run();
    CountDownLatch reached = new CountDownLatch(1);
    prober.on(
        link(id),
        (_, gate) -> {
          gate.beforeRequest();
          reached.countDown();
          new CountDownLatch(1).await();
          return new ProbeAnswer.NoFeed();
        });
    SourceFacts before = facts(id);
    start();
    reached.await();

    command(new Command.Cancel(id));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(false, 0));
    assertThat(facts(id)).isEqualTo(before);
    assertThat(listings()).isZero();
  }

  @Test
  void theTabsOfAChannelAreProbedOneByOne() throws InterruptedException {
    ChannelId id = store.add("tabs", "https://www.youtube.com/@tabs");
    String link = link(id);
    source.lists(link + "/videos", "v");
    source.lists(link + "/shorts", "s");
    source.fails(link + "/streams", Failure.of(FailureClass.GONE, "NOTAB", "no such tab"));
    prober.shows(link + "/videos", "v").shows(link + "/shorts", "s2", "s");
    run();
    source.requests.clear();

    run();

    assertThat(source.requests).extracting(ListingRequest::url).containsExactly(link + "/shorts");
    ChannelResult result = log.awaitResult(id);
    assertThat(result.probed()).isEqualTo(1);
    assertThat(result.status()).isEqualTo(new ChannelStatus.UpToDate(1));
  }
}
