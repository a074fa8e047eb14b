package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Command;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What hosts, networks, clocks and people do to a run at awkward moments. */
class TroubledRunTest extends EngineRun {

  private static final String YOUTUBE = "https://www.youtube.com/@x";

  private List<RunState> states() {
    return log.of(FetchEvent.RunChanged.class).stream().map(FetchEvent.RunChanged::state).toList();
  }

  // ---- a host's brake

  @Test
  void aSuccessThatWasUnderWayLiftsNoBrake() throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ChannelId stopped = store.add("a", "https://busy.example/1");
    ChannelId early = store.add("b", "https://busy.example/2");
    ChannelId held = store.add("c", "https://busy.example/3");
    source.on(
        link(stopped),
        (_, _) -> {
          underWay.await();
          throw new FetchException(TOO_MANY.after(Duration.ofHours(1)));
        });
    source.lists(link(stopped), "a").lists(link(held), "c");
    source.on(link(early), ScriptedSource.waiting(underWay, go, "b"));
    start(attended(2, Duration.ofMillis(1)));
    log.awaitStatus(held, ChannelStatus.HeldByBrake.class);
    go.countDown();
    assertThat(log.awaitResult(early).success()).isTrue();
    assertThat(log.of(FetchEvent.BrakeChanged.class)).hasSize(1);

    command(new Command.LiftBrake("busy.example"));
    log.awaitDone();
    assertThat(store.links).containsExactlyInAnyOrder("b", "a", "c");
  }

  @Test
  void aBrakeEndsThoughTheClockWasSetBackMeanwhile() throws InterruptedException {
    AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);
    clock = () -> Instant.now().minus(behind.get());
    ChannelId id = store.add("c", "https://busy.example/1");
    source.fails(link(id), TOO_MANY.after(Duration.ofMillis(50))).lists(link(id), "v");
    start(attended(1, Duration.ofMillis(1)));
    log.awaitStatus(id, ChannelStatus.HeldByBrake.class);
    behind.set(Duration.ofMillis(200));
    log.awaitDone();
    assertThat(store.links).containsExactly("v");
  }

  @Test
  void whatDoesNotCountAsAnAttemptIsNotRemembered() throws InterruptedException {
    ChannelId id = store.add("c", "https://busy.example/1");
    source.fails(link(id), TOO_MANY.after(Duration.ofMillis(1))).lists(link(id), "v");
    run(attended(1, Duration.ofMillis(1)));
    assertThat(store.states.get(id).history()).extracting(PastRun::outcome).containsExactly("new");
  }

  @Test
  void anEndedRunIsNotForgiven() {
    Dispatcher dispatcher = new Dispatcher(settings(1), log, (_, _) -> {}, clock, () -> 0L);
    dispatcher.end(GONE);
    dispatcher.forgive("a.example");
    Ticket ticket =
        new Ticket(
            "a.example",
            0,
            new Ticket.Listener() {
              @Override
              public void queued() {}

              @Override
              public void held(String host, Instant until, Failure cause) {}

              @Override
              public void called() {}
            });
    dispatcher.enter(ticket);
    assertThat(ticket.turn).isNull();
    assertThat(ticket.refusal).isNotNull();
  }

  // ---- the network

  @Test
  void oneDeadAddressIsNotTheNetwork() throws InterruptedException {
    ChannelId dead = channel("dead");
    source.fails(link(dead), OFFLINE_HOST);
    source.lists(link(channel("alive")), "a");
    run(settings(2));
    assertThat(log.awaitResult(dead).status())
        .isEqualTo(new ChannelStatus.Failed(OFFLINE_HOST, 4, 0));
    assertThat(states()).containsExactly(RunState.DONE);
  }

  @Test
  void aTimeOutDoesNotMeanThatTheNetworkIsBack() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    for (String name : List.of("a", "b")) {
      ChannelId id = channel(name);
      source.fails(link(id), OFFLINE_HOST);
      source.on(link(id), ScriptedSource.waiting(new CountDownLatch(1), go, name));
    }
    ChannelId slow = channel("c");
    source.on(
        link(slow),
        (_, _) -> {
          FetchEvent _ =
              log.await(e ->
                  e instanceof FetchEvent.RunChanged change && change.state() == RunState.OFFLINE);
          throw new FetchException(SERVER_ERROR);
        });
    source.lists(link(slow), "c");
    start(attended(3, Duration.ofMillis(1)));
    log.awaitStatus(slow, ChannelStatus.WaitingForRetry.class);
    assertThat(states()).containsOnly(RunState.OFFLINE);
    go.countDown();
    command(new Command.Stop());
    log.awaitDone();
  }

  @Test
  void aNetworkThatIsBackDoesNotEndAPause() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    for (String name : List.of("a", "b")) {
      ChannelId id = channel(name);
      source.fails(link(id), OFFLINE_HOST.after(Duration.ofMillis(1))).lists(link(id), name);
    }
    store.beforeWriting =
        _ -> {
          writing.countDown();
          awaitCalmly(go);
        };
    start(attended(2, Duration.ofMillis(1)));
    writing.await();
    command(new Command.PauseAll());
    go.countDown();
    FetchEvent _ = log.await(FetchEvent.ChannelFinished.class::isInstance);
    assertThat(states()).endsWith(RunState.PAUSED);
    command(new Command.ResumeAll());
    log.awaitDone();
    assertThat(store.links).containsExactlyInAnyOrder("a", "b");
  }

  private static void awaitCalmly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while writing", e);
    }
  }

  // ---- people

  @Test
  void aCancelDuringTheWritingKeepsTheNextListFromBeingRead() throws InterruptedException {
    ChannelId id = store.add("yt", YOUTUBE);
    source.lists(YOUTUBE + "/videos", "a");
    store.beforeWriting = _ -> command(new Command.Cancel(id));
    start(settings(1));
    log.awaitDone();
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(false, 1));
    assertThat(source.requests).hasSize(1);
  }

  @Test
  void retryingWhatFailedLeavesAloneWhatWasCancelled() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    ChannelId failed = channel("a");
    ChannelId cancelled = channel("b");
    source.fails(link(failed), GONE).lists(link(failed), "a");
    source.on(link(cancelled), ScriptedSource.hanging(reached));
    start(settings(1));
    reached.await();
    command(new Command.Cancel(cancelled));
    log.awaitDone();
    command(new Command.RetryFailed());
    FetchEvent _ = log.await(_ -> log.ends().getOrDefault(failed, 0L) == 2);
    endEngine();
    assertThat(log.ends()).containsEntry(failed, 2L).containsEntry(cancelled, 1L);
  }

  @Test
  void aFullCheckOfWhatWaitsForItsRetryIsOne() throws InterruptedException {
    ChannelId id = channel("a");
    source.lists(link(id), "e", "d", "c", "b", "a");
    run(settings(1));
    source
        .nowOn(link(id), ScriptedSource.failing(SERVER_ERROR))
        .lists(link(id), "e", "d", "c", "b");
    source.requests.clear();
    start(attended(1, Duration.ofHours(1)));
    log.awaitStatus(id, ChannelStatus.WaitingForRetry.class);
    command(new Command.Reconcile(id));
    FetchEvent _ = log.await(_ -> log.ends().getOrDefault(id, 0L) == 2);
    assertThat(source.requests)
        .extracting(request -> request.known().isEmpty())
        .containsExactly(false, true);
  }

  @Test
  void nobodyIsPausedInARunThatIsBeingEnded() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ChannelId id = channel("a");
    source.on(link(id), ScriptedSource.waiting(reached, go, "a"));
    start(settings(1));
    reached.await();
    command(new Command.Drain());
    command(new Command.Pause(id));
    go.countDown();
    log.awaitDone();
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(1, 1));
  }

  @Test
  void aDrainDoesNotWaitForWhatIsAboutToPause() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ChannelId id = store.add("yt", YOUTUBE);
    source.lists(YOUTUBE + "/videos", "a");
    store.beforeWriting =
        _ -> {
          writing.countDown();
          awaitCalmly(go);
        };
    start(settings(1));
    writing.await();
    command(new Command.Pause(id));
    command(new Command.Drain());
    go.countDown();
    log.awaitDone();
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(true, 1));
  }

  @Test
  void aPauseOfTheRunDoesNotUndoThePauseOfAChannel() {
    Steering steering = new Steering();
    steering.tell(Steering.Wish.PAUSE);
    steering.tell(Steering.Wish.YIELD);
    assertThat(steering.pausing()).isTrue();
  }

  @RepeatedTest(50)
  void nothingIsToldOfAChannelAfterItsEnd() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      source.lists(link(channel("c%02d".formatted(i))), "v" + i);
    }
    start(settings(4));
    for (int round = 0; round < 50 && states().isEmpty(); round++) {
      for (ChannelId id : channels()) {
        command(new Command.Pause(id));
        command(new Command.Resume(id));
      }
    }
    log.awaitDone();
    endEngine();
    List<FetchEvent> all = log.all();
    for (ChannelId id : channels()) {
      List<FetchEvent> last =
          all.stream()
              .filter(e ->
                  switch (e) {
                    case FetchEvent.StatusChanged status -> status.id().equals(id);
                    case FetchEvent.ChannelFinished finished -> finished.id().equals(id);
                    default -> false;
                  })
              .toList();
      assertThat(last.getLast()).isInstanceOf(FetchEvent.ChannelFinished.class);
    }
  }

  // ---- lists

  @Test
  void aListInsideAListThatIsNotBelievedFailsTheChannelThoughItIsTriedAgain()
      throws InterruptedException {
    ChannelId id = channel("nest");
    String one = link(id) + "/one";
    source.on(
        link(id),
        (_, reader) -> {
          reader.beforeRequest();
          reader.take(new Item.Nested(one, "one"));
          return new ListingEnd.Complete(-1);
        });
    source.lists(one, "d", "c", "b", "a");
    run(settings(1));
    source.nowOn(one, ScriptedSource.listing());
    EngineSettings tried = settings(1);
    start(tried);
    FetchEvent _ = log.await(_ -> log.ends().getOrDefault(id, 0L) == 2);
    command(new Command.Reconcile(id));
    FetchEvent _ = log.await(_ -> log.ends().getOrDefault(id, 0L) == 3);
    assertThat(
            log.of(FetchEvent.ChannelFinished.class).stream()
                .filter(end -> end.id().equals(id))
                .map(end -> end.result().success()))
        .containsExactly(true, false, false);
  }

  @Test
  void whatIsNotOnYetIsNoFailure() throws InterruptedException {
    ChannelId id = channel("live");
    source.fails(link(id), Failure.of(FailureClass.GONE, "UPCOMING", "the channel is not live"));
    run(settings(1));
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.UpToDate(0));
    assertThat(log.awaitResult(id).note()).isEqualTo("the channel is not live");
    assertThat(store.marker(id)).isEqualTo(Marker.NONE);
  }

  @Test
  void threeListsOfOneChannelThatAreNotBelievedStopTheSite() throws InterruptedException {
    ChannelId _ = store.add("a", YOUTUBE);
    ChannelId next = store.add("b", "https://www.youtube.com/@y/videos");
    for (String tab : List.of("/videos", "/shorts", "/streams")) {
      source.lists(YOUTUBE + tab, "4" + tab, "3" + tab, "2" + tab, "1" + tab);
    }
    source.lists(link(next), "b");
    run(settings(1));
    for (String tab : List.of("/videos", "/shorts", "/streams")) {
      source.nowOn(YOUTUBE + tab, ScriptedSource.listing());
    }
    start(settings(1));
    FetchEvent _ = log.await(_ -> log.ends().getOrDefault(next, 0L) == 2);
    assertThat(
            log.of(FetchEvent.ChannelFinished.class)
                .getLast()
                .result()
                .error()
                .orElseThrow()
                .message())
        .contains("3 listings of youtube.com look cut short");
  }

  @Test
  void whatTheSpacingOfRequestsTakesIsNotTheAttemptsTime() throws InterruptedException {
    ChannelId id = store.add("yt", YOUTUBE);
    for (String tab : List.of("/videos", "/shorts", "/streams")) {
      source.lists(YOUTUBE + tab, "1" + tab);
    }
    run(
        new EngineSettings(
            1,
            0,
            0,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            false,
            Duration.ZERO,
            0));
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(3, 3));
  }

  @Test
  void anErrorWhileOneFileIsReadIsThatChannelsAlone() throws InterruptedException {
    ChannelId bad = channel("a");
    source.lists(link(channel("b")), "b");
    store.beforeReading =
        id -> {
          if (id.equals(bad)) {
            throw new StackOverflowError("nested too deeply");
          }
        };
    run(settings(1));
    assertThat(log.awaitResult(bad).success()).isFalse();
    assertThat(store.links).containsExactly("b");
  }
}
