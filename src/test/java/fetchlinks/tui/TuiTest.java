package fetchlinks.tui;

import static fetchlinks.tui.Scene.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.event.Command;
import fetchlinks.event.EventQueue;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.PastRun;
import fetchlinks.model.ViewSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TuiTest {

  private Instant now = Scene.START;
  private final EventQueue events = new EventQueue(() -> now);
  private final FakeTerminal terminal = new FakeTerminal();
  private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch browserClosed = new CountDownLatch(1);
  private final List<String> outside = Collections.synchronizedList(new ArrayList<>());
  private final Tui tui =
      new Tui(
          new Setup("main.toml", List.of(), 4, false, KeyMap.defaults(), ZoneOffset.UTC),
          terminal,
          List.of(Theme.named("default"), Theme.named("dark")),
          ViewSettings.DEFAULT,
          events,
          commands::add,
          new FakeOutside(),
          () -> now,
          false);

  private final class FakeOutside implements Outside {
    @Override
    public List<PastRun> history(ChannelId channel) {
      return channel.name().equals("Alpha")
          ? List.of(new PastRun(now.minusSeconds(7200), "ok", 0, Duration.ofSeconds(3), 0))
          : List.of();
    }

    @Override
    public String command(ChannelId channel) throws IOException {
      if (channel.name().equals("Beta")) {
        throw new IOException("Beta.toml:2:1: expected a key");
      }
      return "yt-dlp " + channel;
    }

    @Override
    public void open(String address) throws IOException, InterruptedException {
      if (address.contains("Gamma")) {
        browserClosed.await();
      }
      if (address.contains("Beta")) {
        throw new IOException("no browser");
      }
      outside.add("open " + address);
    }

    @Override
    public void openLink(String file) {
      outside.add("open link " + file);
    }

    @Override
    public Path edit(ChannelId channel) {
      outside.add("edit " + channel);
      return Path.of("channels", channel + ".toml");
    }

    @Override
    public Path save(List<String> lines) {
      outside.add("save " + lines.size());
      return Path.of("saved.log");
    }
  }

  private void later(long millis) {
    now = now.plusMillis(millis);
  }

  private void started(String... names) {
    List<ChannelId> ids = List.of(names).stream().map(Scene::id).toList();
    events.publish(new FetchEvent.RunStarted(now, ids, 2));
    for (String name : names) {
      events.publish(new FetchEvent.ChannelRead(now, Scene.channel(name), "youtube.com"));
    }
    later(1000);
    settle();
  }

  /** Turns until everything that came is shown and nothing is under way. */
  private void settle() {
    do {
      Instant due = tui.turn();
      if (due != null && due.isAfter(now) && !events.isEmpty()) {
        now = due;
      }
    } while (!tui.idle());
  }

  private void press(String key) {
    tui.post(new Input.Key(key));
    settle();
  }

  private String picture() {
    return Pictures.text(terminal.frames.getLast());
  }

  @Test
  void channelsAreShownByTheNamesThatAreKnownBeforeTheirFilesAreRead() {
    Map<ChannelId, String> names = Map.of(id("alpha"), "Alpha\u001b[31m TV");
    events.publish(new FetchEvent.RunStarted(now, List.of(id("alpha"), id("beta")), names, 2));
    later(1000);
    settle();

    assertThat(picture()).contains("Alpha", " TV", "beta").doesNotContain("alpha");
  }

  @Test
  void whoeverWaitsForTheChannelsWaitsUntilTheyAreShown() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                tui.awaitListed();
                over.set(true);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    settle();
    assertThat(over).isFalse();

    started("Alpha");

    waiting.join();
    assertThat(over).isTrue();
  }

  @Test
  void nothingIsShownAndNoTimerIsSetWhenNothingHappens() {
    started("Alpha");
    events.publish(new FetchEvent.RunChanged(now, RunState.PAUSED, "by you"));
    later(3000);
    settle();
    int shown = terminal.frames.size();
    for (int i = 0; i < 100; i++) {
      later(1000);
      assertThat(tui.turn()).isNull();
    }
    assertThat(terminal.frames).hasSize(shown);
  }

  @Test
  void aFinishedRunIsAsQuiet() {
    started("Alpha");
    events.publish(new FetchEvent.RunChanged(now, RunState.DONE, ""));
    later(3000);
    settle();
    int shown = terminal.frames.size();
    later(60_000);
    assertThat(tui.turn()).isNull();
    assertThat(terminal.frames).hasSize(shown);
  }

  @Test
  void eventsAreShownAtMostFifteenTimesASecond() {
    started("Alpha");
    int before = terminal.frames.size();
    for (int millis = 0; millis < 1000; millis++) {
      events.publish(
          new FetchEvent.StatusChanged(
              now, id("Alpha"), new ChannelStatus.Listing(1, 1, millis, 1)));
      Instant due = tui.turn();
      assertThat(due).isNotNull();
      later(1);
    }
    assertThat(terminal.frames.size() - before).isBetween(12, 16);
    now = now.plusMillis(100);
    assertThat(tui.turn()).isNotNull();
    assertThat(picture()).contains("entry 999");
  }

  @Test
  void keysAreShownAtOnce() {
    started("Alpha", "Beta");
    int before = terminal.frames.size();
    for (int i = 0; i < 5; i++) {
      tui.post(new Input.Key(i % 2 == 0 ? "j" : "k"));
      assertThat(tui.turn()).isNotNull();
    }
    assertThat(terminal.frames).hasSize(before + 5);
  }

  @Test
  void spinnersTurnEightTimesASecondOnlyWhileSomethingRuns() {
    started("Alpha");
    events.publish(new FetchEvent.StatusChanged(now, id("Alpha"), new ChannelStatus.Probing(1, 1)));
    later(100);
    settle();
    int before = terminal.frames.size();
    for (int millis = 0; millis < 2000; millis++) {
      assertThat(tui.turn()).isNotNull();
      later(1);
    }
    assertThat(terminal.frames.size() - before).isBetween(15, 17);
  }

  @Test
  void clocksTickOnceASecond() {
    started("Alpha");
    int before = terminal.frames.size();
    for (int millis = 0; millis < 5000; millis += 5) {
      assertThat(tui.turn()).isNotNull();
      later(5);
    }
    assertThat(terminal.frames.size() - before).isBetween(4, 6);
  }

  @Test
  void aNewSizeIsDrawnAtOnceEvenBeforeItIsTold() {
    started("Alpha");
    terminal.size = new Size(120, 35);
    tui.post(new Input.Key("j"));
    assertThat(tui.turn()).isNotNull();
    assertThat(terminal.frames.getLast().columns()).isEqualTo(120);
    tui.post(new Input.Resized(120, 35));
    terminal.size = new Size(100, 30);
    tui.post(new Input.Resized(100, 30));
    assertThat(tui.turn()).isNotNull();
    assertThat(terminal.frames.getLast().rows()).isEqualTo(30);
  }

  @Test
  void commandsReachTheEngine() {
    started("Alpha");
    press("p");
    assertThat(commands).containsExactly(new Command.Pause(id("Alpha")));
  }

  @Test
  void whatIsDoneOutsideIsReported() {
    started("Alpha", "Beta");
    press("o");
    press("y");
    assertThat(picture()).contains("address copied");
    press("Y");
    assertThat(picture()).contains("command copied");
    press("e");
    assertThat(picture()).contains("Alpha.toml is read again");
    press("Ctrl-S");
    assertThat(picture()).contains("log saved: saved.log");
    press("t");
    assertThat(picture()).contains("theme dark");
    press("m");
    press("Ctrl-L");
    press("Ctrl-Z");
    assertThat(outside)
        .containsExactly("open https://www.youtube.com/@Alpha/videos", "edit Alpha", "save 0");
    assertThat(terminal.asked)
        .contains("copy yt-dlp Alpha", "outside", "mouse true", "repaint", "suspend");
    press("j");
    press("o");
    assertThat(picture()).contains("cannot open", "no browser");
    press("Y");
    assertThat(picture()).contains("no command for Beta: Beta.toml:2:1").doesNotContain("copied");
    terminal.clipboard = false;
    press("y");
    assertThat(picture()).contains("address: https://www.youtube.com/@Beta/videos");
  }

  @Test
  void aBrowserThatStaysInFrontHoldsUpNothingElse() throws InterruptedException {
    started("Gamma");
    tui.post(new Input.Key("o"));
    tui.post(new Input.Key("Y"));
    Instant _ = tui.turn();
    awaitSaid("command copied");
    assertThat(outside).isEmpty();
    browserClosed.countDown();
    settle();
    assertThat(outside).containsExactly("open https://www.youtube.com/@Gamma/videos");
  }

  /** Turns until the screen says so. */
  private void awaitSaid(String text) {
    while (!picture().contains(text)) {
      Thread.onSpinWait();
      Instant _ = tui.turn();
    }
  }

  @Test
  void earlierRunsAreRememberedWhenTheRunStarts() {
    terminal.size = new Size(120, 35);
    started("Alpha", "Beta");
    assertThat(picture()).contains("2h ago");
  }

  @Test
  void theTitleAndTheTaskBarFollowTheRun() {
    started("Alpha", "Beta");
    Scene teller = Scene.of(80, 24).starts(2, "Alpha", "Beta");
    assertThat(Announcement.title(teller.fails("Alpha", Scene.NET, Duration.ZERO).state))
        .isEqualTo("fetch-links 1/2 ✗1");
    assertThat(Announcement.progress(teller.state))
        .isEqualTo(new Progress(Progress.State.ERROR, 50));
    assertThat(Announcement.progress(teller.run(RunState.PAUSED, "").state).state())
        .isEqualTo(Progress.State.PAUSED);
    assertThat(Announcement.progress(teller.run(RunState.DONE, "").state).state())
        .isEqualTo(Progress.State.NONE);
    assertThat(terminal.asked).contains("title fetch-links 0/2");
    assertThat(terminal.progress.state()).isEqualTo(Progress.State.NORMAL);
  }

  @Test
  void aClockThatIsPutBackDoesNotStopTheScreen() {
    started("Alpha");
    later(-3_600_000);
    events.publish(
        new FetchEvent.StatusChanged(now, id("Alpha"), new ChannelStatus.Listing(1, 1, 77, 1)));
    assertThat(tui.turn()).isNotNull();
    later(100);
    assertThat(tui.turn()).isNotNull();
    assertThat(picture()).contains("entry 77");
  }

  @Test
  void theLoopRunsUntilThePersonLeavesAndGivesTheTerminalBack()
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Tui.Ending> left = new CompletableFuture<>();
    Thread loop =
        Thread.ofPlatform()
            .start(() -> {
              try {
                left.complete(tui.run());
              } catch (IOException | RuntimeException e) {
                left.completeExceptionally(e);
              }
            });
    terminal.awaitText("STARTING");
    events.publish(new FetchEvent.RunStarted(now, List.of(id("Alpha")), 1));
    now = now.plusSeconds(1);
    tui.post(new Input.Key("j"));
    terminal.awaitText("Alpha");
    tui.post(new Input.Key("q"));
    terminal.awaitText("Stop fetching?");
    tui.interrupt();
    terminal.awaitText("draining");
    events.publish(new FetchEvent.RunChanged(now, RunState.DONE, ""));
    now = now.plusSeconds(1);
    assertThat(left.get(30, TimeUnit.SECONDS)).isEqualTo(new Tui.Ending(true));
    loop.join();
    assertThat(commands).containsExactly(new Command.Drain());
    assertThat(terminal.asked).startsWith("open").endsWith("close");
  }

  @Test
  void aScreenIsLeftAsItWasAndFoundSoTheNextTime() {
    terminal.size = new Size(120, 35);
    started("Alpha", "Beta");
    for (String key : "t s S H L w m / a l p h a Enter Esc 3 z".split(" ", -1)) {
      press(key);
    }
    ViewSettings left = tui.view();
    assertThat(left)
        .isEqualTo(
            new ViewSettings(
                "dark", "state", true, true, "warn", true, "log", true, List.of("alpha")));
    UiState found = UiState.start(tui.state().setup(), new Size(120, 35), left);
    assertThat(Views.of(found, "dark")).isEqualTo(left);
    assertThat(View.whole(found)).isNotNull();
    assertThat(Views.of(UiState.start(found.setup(), new Size(9, 9)), "default"))
        .isEqualTo(ViewSettings.DEFAULT);
  }

  @Test
  void memoryIsLookedAtOnceASecondOnWideScreensWhileTheRunGoesOn() {
    terminal.size = new Size(200, 50);
    started("Alpha");
    events.publish(
        new FetchEvent.StatusChanged(now, id("Alpha"), new ChannelStatus.Listing(1, 1, 3, 1)));
    later(1000);
    settle();
    assertThat(picture()).containsPattern("memory [1-9]\\d* MB");
    int before = tui.state().shell().heapMegabytes();
    byte[] fresh = new byte[8 << 20]; // would be seen
    later(500);
    press("j");
    assertThat(tui.state().shell().heapMegabytes()).isEqualTo(before);
    assertThat(fresh).hasSize(8 << 20);
    ChannelResult result =
        new ChannelResult(
            Scene.channel("Alpha"), new ChannelStatus.UpToDate(3), 0, 1, 0, Duration.ZERO, "");
    events.publish(new FetchEvent.ChannelFinished(now, id("Alpha"), result));
    events.publish(new FetchEvent.RunChanged(now, RunState.DONE, ""));
    later(5000);
    settle();
    assertThat(tui.turn()).isNull();
  }

  @Test
  void keysAreAnsweredWhileTheTerminalDoesNotRead() throws Exception {
    StallingTerminal out = new StallingTerminal();
    Pipe keyboard = Pipe.open();
    BlockingQueue<Command> sent = new LinkedBlockingQueue<>();
    Tui stalled =
        new Tui(
            new Setup("main.toml", List.of(), 4, false, KeyMap.defaults(), ZoneOffset.UTC),
            new LanternaTerminal(
                FramePainterTest.environment(ColourDepth.MONO, true),
                new FakeModes(),
                keyboard::source,
                out,
                false),
            List.of(Theme.named("default")),
            ViewSettings.DEFAULT,
            events,
            sent::add,
            new FakeOutside(),
            InstantSource.system(),
            false);
    events.publish(new FetchEvent.RunStarted(now, List.of(id("Alpha")), 1));
    CompletableFuture<Tui.Ending> left = new CompletableFuture<>();
    Thread _ = Thread.ofPlatform().start(() -> left.complete(run(stalled)));
    out.awaitWrites(2);
    out.stall();
    stalled.post(new Input.Key("P"));
    assertThat(sent.take()).isEqualTo(new Command.PauseAll());
    out.blocked.await();
    stalled.post(new Input.Key("p"));
    assertThat(sent.take()).isEqualTo(new Command.Pause(id("Alpha")));
    stalled.leave();
    out.readOn();
    assertThat(left.get()).isEqualTo(new Tui.Ending(true));
    keyboard.sink().close();
  }

  @Test
  void aLoopThatIsInterruptedLeavesTheScreen() throws Exception {
    CompletableFuture<Tui.Ending> left = new CompletableFuture<>();
    Thread ui = Thread.ofPlatform().start(() -> left.complete(run(tui)));

    ui.interrupt();

    assertThat(left.get()).isEqualTo(new Tui.Ending(true));
  }

  private static Tui.Ending run(Tui tui) {
    try {
      return tui.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTerminalThatGoesAwayEndsTheLoop() throws IOException {
    tui.post(new Input.Closed());
    assertThat(tui.run()).isEqualTo(new Tui.Ending(true));
    assertThat(terminal.asked).endsWith("close");
  }

  @Test
  void anErrorInTheLoopStillGivesTheTerminalBack() {
    Tui broken =
        new Tui(
            new Setup("main.toml", List.of(), 4, false, KeyMap.defaults(), ZoneOffset.UTC),
            terminal,
            List.of(Theme.named("default")),
            ViewSettings.DEFAULT,
            events,
            command -> {
              throw new IllegalStateException("engine gone");
            },
            new FakeOutside(),
            () -> now,
            true);
    events.publish(new FetchEvent.RunStarted(now, List.of(id("Alpha")), 1));
    broken.post(new Input.Key("p"));
    assertThatThrownBy(broken::run).hasMessage("engine gone");
    assertThat(terminal.asked).endsWith("close");
  }
}
