package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Command;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchEngineTest extends EngineRun {

  @Test
  void announcedChannelsAreCheckedOnlyOnceLaunchedAndHeedWhatWasCommandedMeanwhile()
      throws InterruptedException {
    ChannelId first = channel("a");
    ChannelId second = channel("b");
    source.lists(link(first), "1");
    source.lists(link(second), "2");

    FetchEngine announced = make(settings(5));
    announced.announce(channels(), Map.of(first, "The first"));
    announced.execute(new Command.Cancel(second));

    assertThat(log.all())
        .singleElement()
        .isInstanceOfSatisfying(
            FetchEvent.RunStarted.class,
            start -> {
              assertThat(start.channels()).containsExactly(first, second);
              assertThat(start.names()).containsExactly(Map.entry(first, "The first"));
            });
    announced.launch();
    log.awaitDone();
    assertThat(log.awaitResult(first).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
    assertThat(log.awaitResult(second).status()).isInstanceOf(ChannelStatus.Cancelled.class);
    assertThat(store.links).containsExactly("1");
  }

  @Test
  void aNewChannelIsQueuedWholeOldestFirstAndItsMarkerEndsOnTheNewest()
      throws InterruptedException {
    ChannelId id = channel("tech");
    source.lists(link(id), "c", "b", "a");

    run(settings(5));

    assertThat(store.links).containsExactly("a", "b", "c");
    assertThat(store.marker(id)).isEqualTo(new Marker("c", 3));
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(3, 3));
  }

  @Test
  void aSecondRunQueuesNothingAndStopsAtTheThirdKnownVideo() throws InterruptedException {
    ChannelId id = channel("tech");
    source.lists(link(id), "e", "d", "c", "b", "a");
    run(settings(5));

    EventLog second = new EventLog();
    try (FetchEngine again =
        new FetchEngine(
            store,
            source,
            Prober.NONE,
            second,
            settings(5),
            InstantSource.system(),
            RandomGenerator.getDefault())) {
      again.start(List.of(id));
      second.awaitDone();
    }

    assertThat(store.links).hasSize(5);
    assertThat(second.awaitResult(id).status()).isEqualTo(new ChannelStatus.UpToDate(3));
    assertThat(source.requests.getLast().known()).containsExactly("e", "d", "c", "b", "a");
  }

  @Test
  void aSuccessThatBreaksWithTheChannelsHabitsIsDoubted() throws InterruptedException {
    ChannelId daily = channel("daily");
    ChannelId rare = channel("rare");
    source.lists(link(daily), "a").lists(link(rare), "b");
    run(settings(5));
    Instant now = Instant.now();
    List<PastRun> checks = new ArrayList<>();
    for (int day = 1; day <= 14; day++) {
      boolean found = day > 5;
      checks.add(
          new PastRun(
              now.minus(Duration.ofDays(day)),
              found ? "new" : "ok",
              found ? 1 : 0,
              Duration.ZERO,
              0));
    }
    ChannelState state = Objects.requireNonNull(store.states.get(daily));
    store.states.put(daily, new ChannelState(state.sources(), checks));

    EventLog second = new EventLog();
    try (FetchEngine again =
        new FetchEngine(
            store,
            source,
            Prober.NONE,
            second,
            settings(5),
            InstantSource.system(),
            RandomGenerator.getDefault())) {
      again.start(List.of(daily, rare));
      second.awaitDone();
    }

    assertThat(second.awaitResult(daily).doubt())
        .isEqualTo("nothing new for 6 days, it usually has something every day");
    assertThat(second.awaitResult(daily).success()).isTrue();
    assertThat(second.awaitResult(rare).suspicious()).isFalse();
  }

  @Test
  void aResultNamesTheChannelItsNewVideosItsErrorItsRetriesAndItsDuration()
      throws InterruptedException {
    ChannelId good = channel("good");
    ChannelId bad = channel("bad");
    source.lists(link(good), "a");
    source.fails(link(bad), GONE);

    run(settings(5));

    ChannelResult success = log.awaitResult(good);
    assertThat(success.success()).isTrue();
    assertThat(success.newVideos()).isEqualTo(1);
    assertThat(success.retries()).isZero();
    assertThat(success.channel().targetFolder()).isEqualTo("good folder");
    assertThat(success.channel().file()).hasToString("good.toml");
    assertThat(success.error()).isEmpty();
    assertThat(success.took()).isGreaterThanOrEqualTo(Duration.ZERO);
    ChannelResult failure = log.awaitResult(bad);
    assertThat(failure.success()).isFalse();
    assertThat(failure.error()).contains(GONE);
    assertThat(failure.newVideos()).isZero();
  }

  @Test
  void aFailingChannelNeverHitsAnother() throws InterruptedException {
    ChannelId dead = channel("dead");
    source.on(
        link(dead),
        (_, _) -> {
          throw new IllegalStateException("a bug");
        });
    List<ChannelId> others = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      ChannelId id = channel("good%02d".formatted(i));
      source.lists(link(id), "v" + i);
      others.add(id);
    }

    run(settings(5));

    assertThat(store.links).hasSize(99);
    for (ChannelId id : others) {
      assertThat(log.awaitResult(id).success()).isTrue();
    }
    assertThat(log.awaitResult(dead).error().orElseThrow().message()).contains("a bug");
  }

  @Test
  void aTransientFailureIsRetriedAndTheCountIsInTheResult() throws InterruptedException {
    ChannelId id = channel("flaky");
    source.fails(link(id), SERVER_ERROR).fails(link(id), SERVER_ERROR).lists(link(id), "a");

    run(settings(5));

    assertThat(log.awaitResult(id).retries()).isEqualTo(2);
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
  }

  @Test
  void retriesEndAfterTheLast() throws InterruptedException {
    ChannelId id = channel("down");
    source.fails(link(id), SERVER_ERROR);

    run(settings(5));

    assertThat(log.awaitResult(id).status())
        .isEqualTo(new ChannelStatus.Failed(SERVER_ERROR, 4, 0));
    assertThat(source.requests).hasSize(4);
    assertThat(log.of(FetchEvent.AttemptFailed.class)).hasSize(4);
  }

  @Test
  void whatCannotSucceedIsNotRetried() throws InterruptedException {
    ChannelId id = channel("gone");
    source.fails(link(id), GONE);

    run(settings(5));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Failed(GONE, 1, 0));
  }

  @Test
  void aBare404GetsOneRetry() throws InterruptedException {
    ChannelId id = channel("maybe");
    source.fails(link(id), Failure.of(FailureClass.GONE_PERHAPS, "404", "not found"));
    source.lists(link(id), "a");

    run(settings(5));

    assertThat(log.awaitResult(id).retries()).isEqualTo(1);
    assertThat(store.links).containsExactly("a");
  }

  @Test
  void aWaitingChannelHoldsNoSlot() throws InterruptedException {
    ChannelId waiting = channel("a-waiting");
    ChannelId next = channel("b-next");
    source.fails(link(waiting), SERVER_ERROR).lists(link(waiting), "w");
    source.lists(link(next), "n");

    start(attended(1, Duration.ofHours(1)));
    log.awaitStatus(waiting, ChannelStatus.WaitingForRetry.class);
    assertThat(log.awaitResult(next).success()).isTrue();

    command(new Command.Retry(waiting));
    assertThat(log.awaitResult(waiting).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
  }

  @Test
  void aChannelCancelledDuringBackoffEndsCancelled() throws InterruptedException {
    ChannelId id = channel("flaky");
    source.fails(link(id), SERVER_ERROR);
    start(attended(1, Duration.ofHours(1)));
    log.awaitStatus(id, ChannelStatus.WaitingForRetry.class);

    command(new Command.Cancel(id));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(false, 0));
  }

  @Test
  void aRunningChannelIsCancelledAtOnce() throws InterruptedException {
    ChannelId id = channel("hangs");
    CountDownLatch reached = new CountDownLatch(1);
    source.on(link(id), ScriptedSource.hanging(reached));
    start(settings(1));
    reached.await();

    command(new Command.Cancel(id));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(false, 0));
  }

  @Test
  void aQueuedChannelThatIsCancelledIsNeverStarted() throws InterruptedException {
    ChannelId first = channel("a");
    ChannelId second = channel("b");
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    source.on(link(first), ScriptedSource.waiting(reached, go, "x"));
    source.lists(link(second), "y");
    start(settings(1));
    reached.await();

    command(new Command.Cancel(second));
    assertThat(log.awaitResult(second).status()).isEqualTo(new ChannelStatus.Cancelled(false, 0));
    go.countDown();
    log.awaitDone();

    assertThat(store.links).containsExactly("x");
  }

  /** More than are written at once, newest first. */
  private static String[] forty() {
    return IntStream.range(0, 40).mapToObj(i -> "v%02d".formatted(39 - i)).toArray(String[]::new);
  }

  @Test
  void aLinkThatIsBeingWrittenIsFinishedBeforeACancelAndRemembered() throws InterruptedException {
    ChannelId id = channel("big");
    source.lists(link(id), forty());
    store.beforeWriting = _ -> command(new Command.Cancel(id));
    start(settings(1));

    assertThat(log.awaitResult(id).status())
        .isEqualTo(new ChannelStatus.Cancelled(false, ChannelCheck.BATCH));
    assertThat(store.marker(id)).isEqualTo(new Marker("v15", ChannelCheck.BATCH));

    store.beforeWriting = _ -> {};
    command(new Command.Retry(id));
    log.await(e ->
        e instanceof FetchEvent.ChannelFinished f
            && f.result().status() instanceof ChannelStatus.Fetched);
    assertThat(store.links).hasSize(40).doesNotHaveDuplicates().isSorted();
    assertThat(store.marker(id)).isEqualTo(new Marker("v39", 40));
  }

  @Test
  void aPausedChannelGivesItsSlotBackAndUsesUpNoAttempt() throws InterruptedException {
    ChannelId paused = channel("a");
    ChannelId other = channel("b");
    CountDownLatch reached = new CountDownLatch(1);
    source.on(link(paused), ScriptedSource.hanging(reached)).lists(link(paused), "x");
    source.lists(link(other), "y");
    start(settings(1));
    reached.await();

    command(new Command.Pause(paused));
    log.awaitStatus(paused, ChannelStatus.Paused.class);
    assertThat(log.awaitResult(other).success()).isTrue();
    command(new Command.Resume(paused));

    assertThat(log.awaitResult(paused).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
    assertThat(log.awaitResult(paused).retries()).isZero();
  }

  @Test
  void aChannelPausedWhileItWaitsForASlotDoesNotTakeTheNextFreeOne() throws InterruptedException {
    ChannelId running = channel("a");
    ChannelId paused = channel("b");
    ChannelId last = channel("c");
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    source.on(link(running), ScriptedSource.waiting(reached, go, "x"));
    source.lists(link(paused), "y");
    source.lists(link(last), "z");
    start(settings(1));
    reached.await();
    log.awaitStatus(paused, ChannelStatus.Queued.class);

    command(new Command.Pause(paused));
    log.awaitStatus(paused, ChannelStatus.Paused.class);
    go.countDown();
    assertThat(log.awaitResult(last).success()).isTrue();

    assertThat(store.links).containsExactly("x", "z");
    command(new Command.Resume(paused));
    log.awaitDone();
    assertThat(store.links).containsExactly("x", "z", "y");
  }

  @Test
  void aFinishedChannelIsCheckedAgainOnRequest() throws InterruptedException {
    ChannelId id = channel("tech");
    source.lists(link(id), "a").lists(link(id), "b", "a");
    start(settings(1));
    log.awaitDone();

    command(new Command.Retry(id));
    log.await(e -> e instanceof FetchEvent.VideoQueued v && v.videoId().equals("b"));

    endEngine();
    assertThat(log.ends()).containsEntry(id, 2L);
  }

  @Test
  void aChannelThatIsBeingCancelledIsCheckedAgainAfterwards() throws InterruptedException {
    ChannelId id = channel("big");
    source.lists(link(id), forty());
    store.beforeWriting =
        _ -> {
          store.beforeWriting = _ -> {};
          command(new Command.Cancel(id));
          command(new Command.Retry(id));
        };
    start(settings(1));

    log.awaitDone();

    endEngine();
    assertThat(log.ends()).containsEntry(id, 2L);
    assertThat(store.links).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aChannelThatIsCancelledAfterAllIsNotCheckedAgain() throws InterruptedException {
    ChannelId id = channel("big");
    source.lists(link(id), forty());
    store.beforeWriting =
        _ -> {
          command(new Command.Cancel(id));
          command(new Command.Retry(id));
          command(new Command.Cancel(id));
        };
    start(settings(1));

    log.awaitDone();

    endEngine();
    assertThat(log.ends()).containsEntry(id, 1L);
  }

  @Test
  void retryFailedChecksAgainWhatFailedAndNothingElse() throws InterruptedException {
    ChannelId good = channel("good");
    ChannelId bad = channel("bad");
    source.lists(link(good), "a");
    source.fails(link(bad), GONE).lists(link(bad), "b");
    start(settings(2));
    log.awaitDone();

    command(new Command.RetryFailed());
    log.await(e -> e instanceof FetchEvent.VideoQueued v && v.videoId().equals("b"));

    endEngine();
    assertThat(log.ends()).containsEntry(good, 1L).containsEntry(bad, 2L);
  }

  @Test
  void fiveChannelsAreCheckedAtOnceByDefaultNeverMore() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch five = new CountDownLatch(5);
    for (int i = 0; i < 30; i++) {
      ChannelId id = channel("c%02d".formatted(i));
      String video = "v" + i;
      source.on(
          link(id),
          (request, reader) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            five.countDown();
            five.await();
            ListingEnd end = ScriptedSource.listing(video).give(request, reader);
            running.decrementAndGet();
            return end;
          });
    }

    run(settings(5));

    assertThat(most.get()).isEqualTo(5);
    assertThat(store.links).hasSize(30);
    assertThat(
            log.of(FetchEvent.StatusChanged.class).stream()
                .filter(s -> s.status() instanceof ChannelStatus.Running)
                .map(s -> ((ChannelStatus.Running) s.status()).slot()))
        .allMatch(slot -> slot >= 1 && slot <= 5)
        .contains(1, 2, 3, 4, 5);
  }

  @RepeatedTest(100)
  void withOneWorkerChannelsAreCheckedInTheirOrderWhicheverThreadIsFirst()
      throws InterruptedException {
    List<String> inOrder = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ChannelId id = channel("c%02d".formatted(i));
      source.lists(link(id), "v%02d".formatted(i));
      inOrder.add("v%02d".formatted(i));
    }

    run(settings(1));

    assertThat(store.links).containsExactlyElementsOf(inOrder);
  }

  @Test
  void workersCanBeRaisedWhileRunning() throws InterruptedException {
    CountDownLatch bothRunning = new CountDownLatch(2);
    for (String name : List.of("a", "b")) {
      ChannelId id = channel(name);
      source.on(
          link(id),
          (request, reader) -> {
            bothRunning.countDown();
            bothRunning.await();
            return ScriptedSource.listing(name).give(request, reader);
          });
    }
    start(settings(1));
    log.await(e ->
        e instanceof FetchEvent.StatusChanged s && s.status() instanceof ChannelStatus.Listing);

    command(new Command.SetWorkers(2));
    log.awaitDone();

    assertThat(store.links).containsExactlyInAnyOrder("a", "b");
    assertThat(log.of(FetchEvent.WorkersChanged.class)).hasSize(1);
  }

  @Test
  void whenAHostSaysStopItsOtherChannelsAreNotTriedAndOtherHostsGoOn() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      ChannelId id = store.add("busy%02d".formatted(i), "https://busy.example/" + i);
      source.fails(link(id), TOO_MANY);
      ChannelId other = store.add("calm%02d".formatted(i), "https://calm.example/" + i);
      source.lists(link(other), "v" + i);
    }

    run(settings(2));

    assertThat(store.links).hasSize(20);
    long asked = source.requests.stream().filter(r -> r.url().startsWith("https://busy")).count();
    assertThat(asked).isBetween(1L, 2L);
    assertThat(
            log.of(FetchEvent.ChannelFinished.class).stream()
                .filter(f -> f.result().status() instanceof ChannelStatus.NotChecked))
        .hasSize((int) (20 - asked));
  }

  @Test
  void theBrakeAdmitsOneTrialAfterRetryAfterAndThenLetsTheHostGoOn() throws InterruptedException {
    Failure shortStop = TOO_MANY.after(Duration.ofSeconds(1));
    for (int i = 0; i < 4; i++) {
      ChannelId id = store.add("c" + i, "https://busy.example/" + i);
      if (i == 0) {
        source.on(
            link(id),
            (_, _) -> {
              // The others are to be held, so they have to stand in line.
              log.awaitStatus(new ChannelId("c3"), ChannelStatus.Queued.class);
              throw new FetchException(shortStop);
            });
      }
      source.lists(link(id), "v" + i);
    }

    run(attended(1, Duration.ofMillis(1)));

    assertThat(store.links).containsExactly("v0", "v1", "v2", "v3");
    assertThat(log.of(FetchEvent.BrakeChanged.class)).hasSize(2);
    assertThat(log.awaitStatus(new ChannelId("c1"), ChannelStatus.HeldByBrake.class).host())
        .isEqualTo("busy.example");
    assertThat(log.awaitResult(new ChannelId("c0")).retries()).isZero();
  }

  @Test
  void thePersonCanLiftTheBrake() throws InterruptedException {
    ChannelId id = store.add("c", "https://busy.example/1");
    source.fails(link(id), TOO_MANY).lists(link(id), "v");
    start(attended(1, Duration.ofMillis(1)));
    log.awaitStatus(id, ChannelStatus.HeldByBrake.class);

    command(new Command.LiftBrake("busy.example"));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
  }

  @Test
  void aCookieProblemStopsTheRunOnceAndNotOncePerChannel() throws InterruptedException {
    Failure cookies = Failure.of(FailureClass.NEEDS_PERSON_EVERYWHERE, "COOKIES", "no cookies");
    for (int i = 0; i < 20; i++) {
      source.fails(link(channel("c%02d".formatted(i))), cookies);
    }

    run(settings(1));

    assertThat(source.requests).hasSize(1);
    assertThat(log.of(FetchEvent.AttemptFailed.class)).hasSize(1);
    assertThat(log.ends()).hasSize(20);
  }

  @Test
  void aFullDiskStopsTheRun() throws InterruptedException {
    store.writeFailure = Failure.of(FailureClass.LOCAL, "DISK", "no space left");
    for (int i = 0; i < 10; i++) {
      source.lists(link(channel("c" + i)), "v" + i);
    }

    run(settings(1));

    assertThat(source.requests).hasSize(1);
    assertThat(store.links).isEmpty();
    assertThat(store.marker(new ChannelId("c0"))).isEqualTo(Marker.NONE);
  }

  @Test
  void threeSuspiciousListingsOfOneSiteStopThatSite() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      ChannelId id = store.add("c" + i, "https://site.example/" + i);
      source.lists(link(id), "k" + i, "l" + i, "m" + i, "n" + i);
    }
    run(settings(1));
    ScriptedSource empty = new ScriptedSource();
    store.channels.values().forEach(c -> empty.lists(c.link()));
    EventLog second = new EventLog();
    try (FetchEngine again =
        new FetchEngine(
            store,
            empty,
            Prober.NONE,
            second,
            settings(1),
            InstantSource.system(),
            RandomGenerator.getDefault())) {
      again.start(store.channels.keySet().stream().sorted().toList());
      second.awaitDone();
    }

    assertThat(empty.requests).hasSizeBetween(3, 5); // at most two were retried in between
    assertThat(second.awaitResult(new ChannelId("c0")).status())
        .isInstanceOf(ChannelStatus.Incomplete.class);
    assertThat(second.awaitResult(new ChannelId("c9")).error().orElseThrow().message())
        .contains("3 listings of site.example look cut short");
    assertThat(store.links).hasSize(40);
  }

  @Test
  void whenTheNetworkIsGoneOneChannelAtATimeIsTriedAndTheRunGoesOnAfterwards()
      throws InterruptedException {
    AtomicInteger failing = new AtomicInteger();
    for (int i = 0; i < 6; i++) {
      ChannelId id = channel("c" + i);
      String video = "v" + i;
      source.on(
          link(id),
          (request, reader) -> {
            if (failing.incrementAndGet() <= 3) {
              throw new FetchException(OFFLINE_HOST.after(Duration.ofMillis(20)));
            }
            return ScriptedSource.listing(video).give(request, reader);
          });
    }

    run(attended(1, Duration.ofMillis(1)));

    assertThat(store.links).hasSize(6);
    assertThat(log.of(FetchEvent.RunChanged.class).stream().map(FetchEvent.RunChanged::state))
        .containsSubsequence(RunState.OFFLINE, RunState.RUNNING, RunState.DONE);
  }

  @Test
  void drainStartsNothingMoreAndLetsRunningChannelsFinish() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 40; i++) {
      ChannelId id = channel("c%02d".formatted(i));
      source.on(link(id), ScriptedSource.waiting(reached, go, "v%02d".formatted(i)));
    }
    start(settings(2));
    reached.await();

    command(new Command.Drain());
    log.awaitResult(new ChannelId("c39"));
    go.countDown();
    log.awaitDone();

    assertThat(store.links).containsExactlyInAnyOrder("v00", "v01");
    assertThat(log.ends()).hasSize(40);
    assertThat(
            log.of(FetchEvent.ChannelFinished.class).stream()
                .filter(f -> f.result().status().equals(new ChannelStatus.Cancelled(true, 0))))
        .hasSize(38);
  }

  @Test
  void aShutdownThatComesAfterTheEndDoesNotUndoIt() throws InterruptedException {
    channel("tech");
    start(settings(1));
    log.awaitDone();

    command(new Command.Drain());
    command(new Command.Stop());

    assertThat(log.of(FetchEvent.RunChanged.class).getLast().state()).isEqualTo(RunState.DONE);
  }

  @RepeatedTest(200)
  void shutdownsFromManyThreadsEndInTheEndOfTheRun() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      source.lists(link(channel("c" + i)), "v" + i);
    }
    start(settings(2));
    Thread drain = Thread.ofPlatform().start(() -> command(new Command.Drain()));
    Thread stop = Thread.ofPlatform().start(() -> command(new Command.Stop()));
    drain.join();
    stop.join();
    endEngine();

    List<FetchEvent.RunChanged> changes = log.of(FetchEvent.RunChanged.class);
    assertThat(changes.getLast().state()).isEqualTo(RunState.DONE);
    assertThat(changes).filteredOn(change -> change.state() == RunState.DONE).hasSize(1);
  }

  @Test
  void stopCancelsRunningChannelsToo() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(2);
    for (int i = 0; i < 40; i++) {
      source.on(link(channel("c%02d".formatted(i))), ScriptedSource.hanging(reached));
    }
    start(settings(2));
    reached.await();

    command(new Command.Drain());
    command(new Command.Stop());
    log.awaitDone();

    assertThat(log.ends()).hasSize(40);
    assertThat(store.links).isEmpty();
  }

  @Test
  void pauseAllStopsWhatRunsAndResumeAllGoesOn() throws InterruptedException {
    ChannelId id = channel("a");
    CountDownLatch reached = new CountDownLatch(1);
    source.on(link(id), ScriptedSource.hanging(reached)).lists(link(id), "x");
    start(settings(1));
    reached.await();

    command(new Command.PauseAll());
    log.await(e -> e instanceof FetchEvent.RunChanged r && r.state() == RunState.PAUSED);
    command(new Command.ResumeAll());

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
  }

  @Test
  void aPauseDoesNotOutliveTheRunThatWasPaused() throws InterruptedException {
    ChannelId id = channel("a");
    CountDownLatch reached = new CountDownLatch(1);
    source.on(link(id), ScriptedSource.hanging(reached)).lists(link(id), "x");
    start(settings(1));
    reached.await();
    command(new Command.PauseAll());
    log.await(e -> e instanceof FetchEvent.RunChanged r && r.state() == RunState.PAUSED);
    command(new Command.Cancel(id));
    assertThat(log.awaitResult(id).status()).isInstanceOf(ChannelStatus.Cancelled.class);
    log.awaitDone();

    command(new Command.Retry(id));

    log.await(e ->
        e instanceof FetchEvent.ChannelFinished f
            && f.result().status().equals(new ChannelStatus.Fetched(1, 1)));
  }

  @Test
  void anUnreadableChannelFileFailsThatChannelOnly() throws InterruptedException {
    ChannelId bad = channel("bad");
    ChannelId good = channel("good");
    store.unreadable.put(bad, Failure.of(FailureClass.GONE, "TOML", "bad.toml:3:1: expected '='"));
    source.lists(link(good), "a");

    run(settings(1));

    assertThat(log.awaitResult(bad).error().orElseThrow().message()).contains("bad.toml:3:1");
    assertThat(log.awaitResult(good).success()).isTrue();
  }

  @Test
  void aChannelThatAnotherRunWorksOnIsLeftAlone() throws InterruptedException {
    ChannelId id = channel("busy");
    store.busy.add(id);

    run(settings(1));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.BusyElsewhere());
    assertThat(source.requests).isEmpty();
  }

  @Test
  void aDisabledChannelIsListedAndNeverChecked() throws InterruptedException {
    ChannelId id = channel("off");
    store.channels.computeIfPresent(
        id,
        (_, c) ->
            new Channel(
                c.id(),
                c.file(),
                c.link(),
                c.targetFolder(),
                1080,
                c.marker(),
                false,
                c.baseline()));

    run(settings(1));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Disabled());
    assertThat(source.requests).isEmpty();
  }

  @Test
  void aBareChannelAddressIsCheckedTabByTabAndAMissingTabIsNoFailure() throws InterruptedException {
    ChannelId id = store.add("yt", "https://www.youtube.com/@x");
    source.lists("https://www.youtube.com/@x/videos", "b", "a");
    source.fails(
        "https://www.youtube.com/@x/shorts", Failure.of(FailureClass.GONE, "NOTAB", "no tab"));
    source.lists("https://www.youtube.com/@x/streams", "s");

    run(settings(1));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(3, 3));
    assertThat(store.links).containsExactly("a", "b", "s");
  }

  @Test
  void aNewChannelThatIsAListOfListsIsQueuedFromEachOfThem() throws InterruptedException {
    ChannelId id = channel("nest");
    String one = link(id) + "/one";
    String two = link(id) + "/two";
    source.on(
        link(id),
        (_, reader) -> {
          reader.beforeRequest();
          reader.take(new Item.Nested(one, "one"));
          reader.take(new Item.Nested(two, "two"));
          return new ListingEnd.Complete(-1);
        });
    source.lists(one, "b", "a");
    source.lists(two, "d", "c");

    run(settings(1));

    assertThat(store.links).containsExactly("a", "b", "c", "d");
    assertThat(log.awaitResult(id).status()).isInstanceOf(ChannelStatus.Fetched.class);
  }

  @Test
  void aListingThatBreaksOffIsIncompleteQueuesNothingAndKeepsTheMarker()
      throws InterruptedException {
    ChannelId id = channel("cut");
    source.on(link(id), ScriptedSource.broken(SERVER_ERROR, "c", "b"));

    run(settings(1));

    assertThat(log.awaitResult(id).status())
        .isEqualTo(new ChannelStatus.Incomplete(SERVER_ERROR, 0));
    assertThat(store.links).isEmpty();
    assertThat(store.marker(id)).isEqualTo(Marker.NONE);
  }

  @Test
  void requestsAreCountedOverAllAttempts() throws InterruptedException {
    ChannelId id = channel("flaky");
    source.fails(link(id), SERVER_ERROR).lists(link(id), "a");

    run(settings(1));

    assertThat(log.awaitResult(id).requests()).isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyChannelEndsExactlyOnceWhateverIsCommanded(long seed) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    List<ChannelId> ids = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ChannelId id =
          store.add("c%03d".formatted(i), "https://host%d.example/%d".formatted(i % 7, i));
      ids.add(id);
      switch (random.nextInt(4)) {
        case 0 -> source.fails(link(id), SERVER_ERROR).lists(link(id), "v" + i);
        case 1 -> source.fails(link(id), GONE);
        default -> source.lists(link(id), "v" + i);
      }
    }
    start(settings(8));
    for (int i = 0; i < 300; i++) {
      ChannelId id = ids.get(random.nextInt(ids.size()));
      command(
          switch (random.nextInt(7)) {
            case 0 -> new Command.Cancel(id);
            case 1 -> new Command.Pause(id);
            case 2 -> new Command.Resume(id);
            case 3 -> new Command.SetWorkers(1 + random.nextInt(20));
            case 4 -> new Command.PauseAll();
            default -> new Command.ResumeAll();
          });
    }
    command(new Command.ResumeAll());
    command(seed % 2 == 0 ? new Command.Drain() : new Command.Stop());
    log.awaitDone();
    endEngine();

    assertThat(log.ends()).hasSize(200).allSatisfy((_, ends) -> assertThat(ends).isEqualTo(1));
    assertThat(store.links).doesNotHaveDuplicates();
  }
}
