package fetchlinks.tui;

import static fetchlinks.tui.Scene.id;
import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Command;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.RunState;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UpdateTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Scene three() {
    return Scene.of(120, 35).starts(2, "Alpha", "Beta", "Gamma").settled();
  }

  private static Row row(Scene scene, String name) {
    Row row = scene.state.rows().find(id(name));
    assertThat(row).isNotNull();
    return row;
  }

  private static List<String> lines(Scene scene) {
    Listing listing = scene.state.table().listing();
    return IntStream.range(0, listing.size())
        .mapToObj(i ->
            switch (listing.at(i)) {
              case Listing.Line.One one ->
                  (one.member() ? "  " : "") + scene.state.rows().at(one.row()).name();
              case Listing.Line.Group group -> group.key().code() + " x" + group.members().size();
            })
        .toList();
  }

  private static String selected(Scene scene) {
    return lines(scene).get(scene.state.selectedLine());
  }

  @Test
  void pausingAsksTheEngineAndAssumesNothing() {
    Scene scene = three().press("p");
    assertThat(scene.commands()).containsExactly(new Command.Pause(id("Alpha")));
    assertThat(row(scene, "Alpha").kind()).isEqualTo(RowKind.QUEUED);
  }

  @Test
  void aPausedChannelIsResumedByTheSameKey() {
    Scene scene = three().is("Alpha", new ChannelStatus.Paused()).settled();
    assertThat(selected(scene)).isEqualTo("Alpha");
    assertThat(scene.press("p").commands()).containsExactly(new Command.Resume(id("Alpha")));
  }

  @Test
  void cancelAndItsUndoAreCommands() {
    Scene scene = three().press("x", "u");
    assertThat(scene.commands())
        .containsExactly(new Command.Cancel(id("Alpha")), new Command.Retry(id("Alpha")));
    assertThat(scene.press("u").commands()).hasSize(2);
    assertThat(scene.picture()).contains("nothing to undo");
  }

  @Test
  void nothingIsTakenBackFromARunThatIsBeingEndedButAMark() {
    Scene scene = three().press("x").run(RunState.DRAINING, "by you").press("u");
    assertThat(scene.commands()).containsExactly(new Command.Cancel(id("Alpha")));
    assertThat(scene.picture()).contains("nothing more is started");
    assertThat(scene.press("*", "u").picture()).contains("taken back: marking all");
  }

  @Test
  void markedChannelsAreActedOnTogether() {
    Scene scene = three().press("Space", "j", "Space", "x");
    assertThat(scene.commands())
        .containsExactly(new Command.Cancel(id("Alpha")), new Command.Cancel(id("Gamma")));
  }

  @Test
  void takingAnActionBackLeavesLaterMarksAlone() {
    Scene scene = three().press("P", "Space", "u");
    assertThat(scene.commands()).containsExactly(new Command.PauseAll(), new Command.ResumeAll());
    assertThat(scene.state.table().marks().ids()).containsExactly(id("Alpha"));
  }

  @Test
  void aSuspiciousSuccessIsAProblemThatRetryFailedLeavesAlone() {
    Scene scene = three().ends("Beta", new ChannelStatus.UpToDate(3));
    scene.doubted("Gamma", "nothing new for 5 days, it usually has something every day").settled();
    assertThat(row(scene, "Gamma").kind()).isEqualTo(RowKind.SUSPICIOUS);
    assertThat(scene.press("}").picture())
        .contains("✓? Gamma")
        .contains("✓? 1")
        .contains("Gamma: SUSPICIOUS: up to date, but nothing new for 5 days, it usually has");
    assertThat(lines(scene.press("H"))).containsExactly("Gamma", "Alpha");
    assertThat(scene.state.rows().retryable()).isZero();
    assertThat(scene.press("r").commands()).containsExactly(new Command.Retry(id("Gamma")));
    scene.is("Gamma", new ChannelStatus.Queued()).ends("Gamma", new ChannelStatus.Fetched(1, 9));
    assertThat(row(scene, "Gamma").kind()).isEqualTo(RowKind.NEW);
  }

  @Test
  void theDetailsShowWhereTheMarkerWasAndWhereItWent() {
    Scene scene = three();
    scene.happens(
        new FetchEvent.VideoQueued(
            scene.now, id("Alpha"), "xYz01234567", "Winter preview", "queue/x.link", false));
    Channel moved = Scene.channel("Alpha", new Marker("xYz01234567", 18));
    ChannelResult result =
        new ChannelResult(moved, new ChannelStatus.Fetched(1, 9), 0, 1, 0, SECOND, "");
    scene.happens(new FetchEvent.ChannelFinished(scene.now, id("Alpha"), result));
    Instant day = scene.now.minus(Duration.ofDays(1));
    scene.remembers(
        "Alpha",
        new PastRun(day, "new", 4, SECOND, 0),
        new PastRun(day.minus(Duration.ofDays(1)), "ok", 0, SECOND, 1),
        new PastRun(day.minus(Duration.ofDays(2)), "new", 30, SECOND, 0));
    assertThat(scene.settled().press("Enter").picture())
        .contains("Marker    dQw4w9WgXcQ → xYz01234567 \"Winter preview\" (20:14:06)")
        .contains("1 new in this run, 9 entries seen, 18 links ever")
        .contains("usually about 2 new a day, 00:01 long, 66% at the first try");
  }

  @Test
  void aRangeMarksAllBetweenAndUndoTakesTheMarksBack() {
    Scene scene = three().press("v", "j", "j", "v");
    assertThat(scene.state.table().marks().ids()).hasSize(3);
    assertThat(scene.press("u").state.table().marks().ids()).isEmpty();
  }

  @Test
  void allShownAreMarkedAndEscTakesMarksAway() {
    Scene scene = three().press("/").type("a -gamma").press("Enter", "*");
    assertThat(scene.state.table().marks().ids())
        .containsExactlyInAnyOrder(id("Alpha"), id("Beta"));
    scene.press("Esc", "Esc");
    assertThat(scene.state.table().choice().filter().isNone()).isTrue();
    assertThat(scene.state.table().marks().ids()).isEmpty();
  }

  @Test
  void failuresOfOneCauseAreOneLineThatActsOnAll() {
    Scene scene = three();
    scene.fails("Alpha", Scene.BOT, SECOND).fails("Gamma", Scene.BOT, SECOND).settled();
    assertThat(lines(scene)).containsExactly("BOT x2", "Beta");
    assertThat(scene.press("r").commands())
        .containsExactly(new Command.Retry(id("Alpha")), new Command.Retry(id("Gamma")));
  }

  @Test
  void enterOpensAGroupAndFoldsItAgain() {
    Scene scene = three();
    scene.fails("Alpha", Scene.BOT, SECOND).fails("Gamma", Scene.BOT, SECOND).settled();
    scene.press("Enter");
    assertThat(lines(scene)).containsExactly("BOT x2", "  Alpha", "  Gamma", "Beta");
    assertThat(lines(scene.press("Enter"))).containsExactly("BOT x2", "Beta");
  }

  @Test
  void failuresOfDifferentHostsAreDifferentDecisions() {
    Scene scene = three();
    scene.happens(new FetchEvent.ChannelRead(scene.now, Scene.channel("Gamma"), "example.tv"));
    scene.fails("Alpha", Scene.NET, SECOND).fails("Gamma", Scene.NET, SECOND).settled();
    assertThat(lines(scene)).containsExactly("Alpha", "Gamma", "Beta");
  }

  @Test
  void theSelectedRowKeepsItsPlaceOnTheScreenWhenOthersMove() {
    String[] names = new String[60];
    for (int i = 0; i < names.length; i++) {
      names[i] = "c%02d".formatted(i);
    }
    Scene scene = Scene.of(80, 24).starts(2, names).settled();
    scene.press("PgDn", "PgDn", "k", "k").settled();
    String before = selected(scene);
    int line = scene.state.selectedLine() - scene.state.table().cursor().top();
    scene.fails("c55", Scene.NOT_FOUND, SECOND).fails("c58", Scene.NET, SECOND).settled();
    assertThat(lines(scene)).startsWith("c55", "c58");
    assertThat(selected(scene)).isEqualTo(before);
    assertThat(scene.state.selectedLine() - scene.state.table().cursor().top()).isEqualTo(line);
    assertThat(scene.picture()).contains("▲ 2 problems above");
    assertThat(selected(scene.press("}"))).isEqualTo("c55");
  }

  @Test
  void nothingMovesForTwoSecondsAfterAKey() {
    Scene scene = three().press("j");
    scene.after(Duration.ofMillis(500)).fails("Gamma", Scene.BOT, SECOND);
    scene.after(Duration.ofMillis(1400));
    assertThat(lines(scene)).containsExactly("Alpha", "Beta", "Gamma");
    scene.after(Duration.ofMillis(200));
    assertThat(lines(scene)).containsExactly("Gamma", "Alpha", "Beta");
    assertThat(selected(scene)).isEqualTo("Beta");
  }

  @Test
  void rowsAreOrderedAtMostFourTimesASecond() {
    Scene scene = three();
    scene.fails("Gamma", Scene.BOT, SECOND);
    assertThat(lines(scene)).startsWith("Gamma");
    scene.after(Duration.ofMillis(100)).fails("Beta", Scene.NOT_FOUND, SECOND);
    assertThat(lines(scene)).startsWith("Gamma", "Alpha");
    assertThat(lines(scene.after(Duration.ofMillis(150)))).startsWith("Beta", "Gamma");
  }

  @Test
  void afterTheClockWasPutBackRowsAreOrderedAndAnswersHeededAsBefore() {
    Scene scene = three().press("j", "q").after(Duration.ofHours(-1));
    scene.press("Down", "Enter").fails("Gamma", Scene.BOT, SECOND);
    assertThat(scene.commands()).containsExactly(new Command.Stop());
    scene.after(Duration.ofSeconds(3));
    assertThat(lines(scene)).startsWith("Gamma");
  }

  @Test
  void anUntouchedCursorStaysOnTheFirstLine() {
    Scene scene = three().fails("Gamma", Scene.BOT, SECOND).settled();
    assertThat(selected(scene)).isEqualTo("Gamma");
    assertThat(scene.state.table().cursor().top()).isZero();
  }

  @Test
  void progressDoesNotTouchTheOrder() {
    Scene scene = three().lists("Alpha", 1, 1).settled();
    Listing before = scene.state.table().listing();
    scene.lists("Alpha", 1, 500).settled();
    assertThat(scene.state.table().listing()).isSameAs(before);
  }

  @Test
  void workersAreNotOfferedOnceNothingMoreIsStarted() {
    Scene scene = three();
    assertThat(scene.picture()).contains("- fewer  + more");
    scene.run(RunState.DRAINING, "");
    assertThat(scene.picture()).contains("Workers 0 of 2").doesNotContain("- fewer");
    assertThat(scene.press("+").picture()).contains("nothing more is started");
    scene.run(RunState.DONE, "");
    assertThat(scene.picture()).doesNotContain("- fewer");
    assertThat(scene.press("-").picture()).contains("the run is over");
    assertThat(scene.commands()).isEmpty();
  }

  @Test
  void whatCannotBeDoneSaysToWhomAndWhy() {
    Scene scene = three().ends("Beta", new ChannelStatus.UpToDate(3));
    scene.ends("Alpha", new ChannelStatus.Fetched(2, 3)).settled().press("g");
    assertThat(scene.press("x").picture()).contains("Alpha cannot be cancelled (new)");
    assertThat(scene.press("Space").press("j", "j", "x").picture())
        .contains("Alpha, the marked one, cannot be cancelled (new)");
    scene.press("g", "j", "Space", "G", "x");
    assertThat(scene.picture()).contains("none of the 2 marked can be cancelled");
    assertThat(scene.press("U", "x").commands()).containsExactly(new Command.Cancel(id("Gamma")));
  }

  @Test
  void aChannelThatTheBrakeHoldsIsNotPromisedToBeCheckedSooner() {
    Scene scene = three();
    scene.is(
        "Alpha",
        new ChannelStatus.HeldByBrake("youtube.com", scene.now.plusSeconds(600), Scene.TOO_MANY));
    scene.settled().press("/").type("Alpha").press("Enter");
    for (String key : List.of("r", ":")) {
      scene.press(key);
      if (key.equals(":")) {
        scene.type("reconcile").press("Enter");
      }
      assertThat(scene.picture())
          .containsPattern(
              "Alpha cannot be .*checked.* \\(held by the brake\\); B lifts the brake");
    }
    assertThat(scene.commands()).isEmpty();
    assertThat(scene.state.habits().undo()).isEmpty();
  }

  @Test
  void nothingThatARunWaitsForBeforeItEndsIsPaused() {
    Scene scene = three().lists("Alpha", 1, 3).run(RunState.DRAINING, "by you").press("p");
    assertThat(scene.commands()).isEmpty();
    assertThat(scene.picture()).contains("nothing is paused any more").doesNotContain("p pause");
    assertThat(scene.press("x").commands()).containsExactly(new Command.Cancel(id("Alpha")));
  }

  @Test
  void everyActionThatDoesNothingSaysWhyInAWholeSentence() {
    for (Scene scene :
        List.of(Scene.of(120, 35), Scene.of(120, 35).starts(1).run(RunState.DONE, "").settled())) {
      for (Action action : Action.values()) {
        if (!action.enabledIn(scene.state)) {
          scene.press(":").type(action.id()).press("Enter");
          assertThat(scene.picture().lines().toList().get(33))
              .as(action.id())
              .containsPattern("(is|was|has|be|does) |nothing to undo");
        }
      }
    }
  }

  @Test
  void workersAreAskedForOneByOneEvenBeforeTheEngineAnswers() {
    Scene scene = three().press("+", "+", "-");
    assertThat(scene.commands())
        .containsExactly(
            new Command.SetWorkers(3), new Command.SetWorkers(4), new Command.SetWorkers(3));
    assertThat(scene.picture()).contains("workers 0/2→3");
    scene.happens(new FetchEvent.WorkersChanged(scene.now, 3));
    assertThat(scene.picture()).contains("workers 0/3 ");
  }

  @Test
  void oneWorkerHasToStay() {
    Scene scene = Scene.of(80, 24).starts(1, "Alpha").settled().press("-");
    assertThat(scene.commands()).isEmpty();
    assertThat(scene.picture()).contains("one worker has to stay");
  }

  @Test
  void theBrakeOfTheSelectedHostIsLiftedOrSet() {
    Scene scene = three().press("B");
    assertThat(scene.commands())
        .containsExactly(new Command.SetBrake("youtube.com", Duration.ofMinutes(15)));
    scene.happens(
        new FetchEvent.BrakeChanged(scene.now, "youtube.com", scene.now.plusSeconds(90), "bot"));
    assertThat(scene.picture()).contains("held back by the brake, 01:30 left");
    assertThat(scene.press("B").commands()).endsWith(new Command.LiftBrake("youtube.com"));
    scene.happens(new FetchEvent.BrakeChanged(scene.now, "youtube.com", null, "lifted"));
    assertThat(scene.picture()).doesNotContain("workers 0/2 brake", "held back");
  }

  @Test
  void theRunIsPausedAndResumedAndPausedTimeDoesNotCount() {
    Scene scene = three().press("P").run(RunState.PAUSED, "by you");
    assertThat(scene.commands()).containsExactly(new Command.PauseAll());
    String before = scene.picture().lines().findFirst().orElseThrow();
    assertThat(before).contains("PAUSED", "elapsed 00:03");
    scene.after(Duration.ofMinutes(10));
    assertThat(scene.picture().lines().findFirst()).hasValue(before);
    scene.press("P").run(RunState.RUNNING, "");
    assertThat(scene.commands()).endsWith(new Command.ResumeAll());
    assertThat(scene.after(SECOND).picture()).contains("elapsed 00:04");
  }

  @Test
  void whileTheProcessIsStoppedTheRunIsPausedUnlessItIsAnyway() {
    assertThat(three().press("Ctrl-Z").effects)
        .endsWith(
            new Effect.Send(new Command.PauseAll()),
            new Effect.Suspend(),
            new Effect.Send(new Command.ResumeAll()));
    for (RunState state : List.of(RunState.PAUSED, RunState.DRAINING, RunState.STOPPING)) {
      Scene scene = three().run(state, "by you").press("Ctrl-Z");
      assertThat(scene.effects).contains(new Effect.Suspend());
      assertThat(scene.commands()).isEmpty();
    }
  }

  @Test
  void aFilterThatHidesTheSelectedRowDoesNotLoseIt() {
    String[] names =
        IntStream.range(0, 200)
            .mapToObj(i -> (i % 2 == 0 ? "Even " : "Odd ") + i)
            .toArray(String[]::new);
    Scene scene = Scene.of(120, 35).starts(2, names).settled();
    for (int i = 0; i < 150; i++) {
      scene.press("j");
    }
    scene.press("k", "k", "k", "k");
    String before = scene.picture();
    assertThat(selected(scene)).isEqualTo("Even 146");
    String[] keys = {
      "/", "o", "d", "d", "Backspace", "Backspace", "Backspace", "z", "z", "Backspace"
    };
    for (String key : keys) {
      scene.press(key);
    }
    assertThat(scene.press("Esc").picture()).isEqualTo(before);
    scene.press("/").type("even");
    assertThat(selected(scene)).isEqualTo("Even 146");
    scene.press("Backspace", "Backspace", "Backspace", "Backspace");
    scene.type("odd").press("Enter");
    assertThat(selected(scene)).startsWith("Odd ");
  }

  @Test
  void aKeyOfAnotherPaneSaysWhereItWorks() {
    assertThat(three().press("3", "s").picture())
        .contains("s works only in the table: next sort column");
    assertThat(three().press("Enter", "Space").picture())
        .contains("Space works only in the table: mark, move down");
    assertThat(three().press("Enter", "}").picture())
        .contains("} works only among the channels: next problem");
    assertThat(three().press("c").picture())
        .contains("c works only in the details of a channel: channels with this cause");
  }

  @Test
  void onTheWallNothingIsDoneToTheTableThatItHides() {
    Scene scene = three().press("W", "Right");
    TableView before = scene.state.table();
    for (String key : List.of("Space", "v", "*", "/", "s", "<", ">", "S", "H")) {
      assertThat(scene.press(key).picture()).contains(key + " works only in the table");
    }
    assertThat(scene.state.table()).isEqualTo(before);
    assertThat(scene.press("x").commands()).containsExactly(new Command.Cancel(id("Beta")));
  }

  @Test
  void marksOfTheTableAreCountedOnTheWallAndTakenAwayThere() {
    Scene scene = three().press("Space", "W");
    assertThat(scene.picture()).contains("marked 1");
    assertThat(scene.press("U").picture()).doesNotContain("marked 1");
  }

  @Test
  void aClickTakesAwayWhatWasSaidAboutAKey() {
    Scene scene = three().press("U");
    assertThat(scene.picture()).contains("nothing is marked");
    int line = Layout.of(scene.state).tableTop() + 1;
    assertThat(scene.click(20, line).picture()).contains("Beta: QUEUED");
  }

  @Test
  void whatIsPausedIsOfferedToBeResumed() {
    Scene scene = three();
    assertThat(scene.picture()).contains(" p pause  x cancel").doesNotContain("resume");
    scene.is("Alpha", new ChannelStatus.Paused()).settled();
    assertThat(selected(scene)).isEqualTo("Alpha");
    assertThat(scene.picture()).contains(" p resume  x cancel");
    scene.run(RunState.PAUSED, "by you");
    assertThat(scene.picture()).contains(" P resume all  p resume  x cancel");
    assertThat(scene.press("Enter").picture()).contains(" P resume all ");
    scene.press("Esc").tell(new Message.Given(new Input.Resized(20, 5)));
    assertThat(scene.picture()).contains(" P resume ");
  }

  @Test
  void theFooterBeginsWithTheWayOutOfAZoomAndOfARange() {
    Scene scene = three().press("z");
    assertThat(scene.picture()).contains(" z all panes  p pause");
    assertThat(scene.press("v").picture()).contains(" z all panes  v end range  p pause");
    assertThat(scene.press("j", "v", "z").picture())
        .contains(" p pause  x cancel")
        .doesNotContain("all panes", "end range");
  }

  @Test
  void theSmallestScreenShowsTheCommandThatEnterRuns() {
    Scene scene = Scene.of(20, 5).starts(1, "Alpha").settled().press(":").type("wal");
    assertThat(scene.picture()).contains(" : wal\n", "  wall\n");
    scene.type("x");
    assertThat(scene.picture()).contains(" : walx\n", "  no command");
    assertThat(three().press(":").type("walx").picture()).contains("no command has these letters");
  }

  @Test
  void countsOfTheHeaderStandApartFromWhatIsNew() {
    Scene scene = Scene.of(120, 35).starts(2, "A", "B", "C", "D", "E", "F", "G").settled();
    scene.ends("A", new ChannelStatus.UpToDate(3)).ends("B", new ChannelStatus.Fetched(1, 3));
    scene
        .after(Duration.ofSeconds(20))
        .fails("C", Scene.NOT_FOUND, SECOND)
        .ends("D", new ChannelStatus.Cancelled(false, 0));
    scene.ends("E", new ChannelStatus.Disabled()).waits("F", 2, SECOND, Scene.TIMEOUT);
    scene.is("G", new ChannelStatus.Paused()).after(SECOND);
    assertThat(scene.picture()).contains("/min", "ETA");
    for (int columns = 110; columns < 130; columns++) {
      scene.tell(new Message.Given(new Input.Resized(columns, 35)));
      assertThat(scene.frame().line(1)).containsPattern("\\S  +new 1");
    }
  }

  @Test
  void aRunThatGoesOnDoesNotSayWhyItStoodStill() {
    Scene scene = three().run(RunState.PAUSED, "by you");
    assertThat(scene.picture()).contains("workers 0/2   by you");
    scene.run(RunState.RUNNING, "by you");
    assertThat(scene.picture()).contains("workers 0/2   video_downloads.toml");
    scene.run(RunState.DONE, "all channels are checked").run(RunState.RUNNING, "checking again");
    assertThat(scene.picture()).contains("workers 0/2   checking again");
  }

  @Test
  void nothingIsPromisedThatARunThatIsBeingEndedDoesNotDo() {
    Scene scene = three().fails("Alpha", Scene.NOT_FOUND, SECOND).settled().press("g");
    assertThat(scene.picture()).contains("r retry now  R retry failed(1)");
    scene.run(RunState.DRAINING, "finishing what runs");
    assertThat(scene.picture()).doesNotContain("r retry now", "R retry failed");
    for (String key : List.of("P", "r", "R", "B")) {
      assertThat(scene.press(key).picture())
          .as(key)
          .contains("the run is being ended: nothing more is started");
    }
    assertThat(scene.commands()).isEmpty();
  }

  @Test
  void allFailedAreRetriedAtOnce() {
    Scene scene = three().press("R");
    assertThat(scene.commands()).isEmpty();
    scene.fails("Alpha", Scene.BOT, SECOND).press("R");
    assertThat(scene.commands()).containsExactly(new Command.RetryFailed());
    scene.is("Alpha", new ChannelStatus.Queued()).settled();
    assertThat(scene.state.rows().done()).isZero();
  }

  @Test
  void ctrlCIsStrongerEachTimeAndTwoCloseOnesAreOne() {
    Scene scene = three().press("Ctrl-C").after(Duration.ofMillis(200)).press("Ctrl-C");
    assertThat(scene.commands()).containsExactly(new Command.Drain());
    scene.after(Duration.ofMillis(400)).press("Ctrl-C");
    assertThat(scene.commands()).containsExactly(new Command.Drain(), new Command.Stop());
    scene.after(SECOND).press("Ctrl-C");
    assertThat(scene.commands()).endsWith(new Command.Kill());
    assertThat(scene.effects).contains(new Effect.Leave(true));
  }

  @Test
  void afterADrainTheScreenLeavesByItself() {
    Scene scene = three().press("q").after(SECOND).press("d");
    assertThat(scene.commands()).containsExactly(new Command.Drain());
    assertThat(scene.effects).noneMatch(Effect.Leave.class::isInstance);
    scene.run(RunState.DONE, "");
    assertThat(scene.effects).endsWith(new Effect.Leave(false));
  }

  @Test
  void withoutBeingAskedADoneRunStaysOnTheScreen() {
    Scene scene = three().run(RunState.DONE, "");
    assertThat(scene.effects).noneMatch(Effect.Leave.class::isInstance);
    assertThat(scene.press("q").effects).endsWith(new Effect.Leave(false));
  }

  @Test
  void whatWasTypedAheadDoesNotAnswerTheQuestion() {
    Scene scene = three().press("q", "c");
    assertThat(scene.commands()).isEmpty();
    scene.after(Duration.ofMillis(200)).press("Down", "Enter");
    assertThat(scene.commands()).containsExactly(new Command.Stop());
  }

  @Test
  void theSmallestScreenShowsWhatTheKeysAreFor() {
    Scene scene = Scene.of(19, 1).starts(2, "Alpha", "Beta").settled();
    assertThat(scene.picture().strip()).isEqualTo("0/2 new0");
    assertThat(scene.press("q").picture().strip()).isEqualTo("stop? d c Esc");
    assertThat(scene.press("Esc").picture().strip()).isEqualTo("0/2 new0");
    assertThat(scene.press("/").type("al").picture().strip()).isEqualTo("filter: al");
    assertThat(scene.frame().cursorColumn()).isEqualTo(10);
    assertThat(scene.press("Enter", "?").type("q").picture().strip()).isEqualTo("help: q");
    assertThat(scene.press("Esc", "Esc", "F3").picture().strip()).isEqualTo("search:");
  }

  @Test
  void aSmallScreenSaysWhatWasDoneWhereThereIsRoom() {
    Scene flat = Scene.of(60, 1).starts(2, "Alpha").settled().press("p");
    assertThat(flat.picture()).contains("0/1 new0  pausing Alpha (u takes it back)");
    Scene narrow = Scene.of(19, 1).starts(2, "Alpha").settled().press("p");
    assertThat(narrow.picture().strip()).isEqualTo("0/1 new0");
    assertThat(Scene.of(60, 2).starts(2, "Alpha").settled().press("p").picture())
        .contains("0/1 new0\npausing Alpha");
  }

  @Test
  void escKeepsFetching() {
    Scene scene = three().press("q", "Esc");
    assertThat(scene.picture()).doesNotContain("Stop fetching?");
    assertThat(scene.effects).noneMatch(Effect.Leave.class::isInstance);
  }

  @Test
  void aTerminalThatHangsUpStopsTheRunAndLeaves() {
    Scene scene = three().tell(new Message.Given(new Input.Closed()));
    assertThat(scene.commands()).containsExactly(new Command.Stop());
    assertThat(scene.effects).endsWith(new Effect.Leave(true));
  }

  @Test
  void pastedTextNeverRunsCommands() {
    Scene scene = three().tell(new Message.Given(new Input.Paste("xqrp\n")));
    assertThat(scene.effects).noneMatch(Effect.Send.class::isInstance);
    scene.press("/").tell(new Message.Given(new Input.Paste("al\u001bpha")));
    assertThat(scene.state.table().choice().filter().text()).isEqualTo("alpha");
  }

  @Test
  void detailsOpenTheChannelsOwnLogAndGoBack() {
    Scene scene = three();
    scene.logs(Level.INFO, "Alpha", "mine").logs(Level.INFO, "Beta", "not mine").press("Enter");
    assertThat(scene.picture()).contains("Channel Alpha", "mine").doesNotContain("not mine");
    scene.press("]");
    assertThat(scene.picture()).contains("Channel Beta");
    scene.press("Esc");
    assertThat(scene.state.logView().only()).isNull();
    assertThat(scene.picture()).contains("Channels 3");
  }

  @Test
  void detailsAreScrolledToTheirEndAndNoFurther() {
    Scene scene = Scene.of(80, 16).starts(1, "Alpha").settled();
    for (int i = 0; i < 30; i++) {
      scene.happens(
          new FetchEvent.VideoQueued(scene.now, id("Alpha"), "v" + i, "N" + i, "v.link", false));
    }
    String top = scene.press("Enter").picture();
    String end = scene.press("G").picture();
    assertThat(end).contains("v0  N0").isNotEqualTo(top);
    for (int i = 0; i < 10; i++) {
      scene.press("PgDn");
    }
    assertThat(scene.picture()).isEqualTo(end);
    assertThat(scene.press("k").picture()).contains("v1  N1").doesNotContain("v0  N0");
    assertThat(scene.press("g").picture()).isEqualTo(top);
  }

  @Test
  void detailsCountInTheOrderOfTheTable() {
    Scene scene = three().fails("Gamma", Scene.BOT, SECOND).fails("Beta", Scene.BOT, SECOND);
    scene.settled().press("g", "Enter", "j", "Enter");
    assertThat(scene.picture()).contains("Channel Beta", " 1 of 3 ");
    assertThat(scene.press("]").picture()).contains("Channel Gamma", " 2 of 3 ");
    assertThat(scene.press("]", "]").picture()).contains("Channel Alpha", " 3 of 3 ");
    assertThat(scene.press("[").picture()).contains("Channel Gamma", " 2 of 3 ");
  }

  @Test
  void detailsOfAChannelThatTheTableHidesSayThatThereIsNoNext() {
    Scene scene = three().press("/").type("state:queued").press("Enter", "Enter");
    assertThat(scene.picture()).contains("Channel Alpha", " 1 of 3 ");
    scene.ends("Alpha", new ChannelStatus.UpToDate(3)).settled();
    assertThat(scene.picture()).contains("Channel Alpha", " not in the table ");
    assertThat(scene.press("]").picture()).contains("Alpha is not in the table");
  }

  @Test
  void detailsHandThingsToProgramsOutside() {
    Scene scene = three();
    scene.happens(
        new FetchEvent.VideoQueued(scene.now, id("Alpha"), "v1", "One", "v1.link", false));
    scene.press("Enter", "o", "y", "Y", "e", "Enter");
    assertThat(scene.effects)
        .contains(
            new Effect.OpenAddress("https://www.youtube.com/@Alpha/videos"),
            new Effect.CopyText("https://www.youtube.com/@Alpha/videos", "address"),
            new Effect.EditFile(id("Alpha")),
            new Effect.OpenLink("v1.link"));
    assertThat(scene.effects).anyMatch(Effect.CopyCommand.class::isInstance);
  }

  @Test
  void aFileThatCannotBeReadAnyMoreLeavesWhatIsKnownOfItsChannel() {
    Channel unread =
        new Channel(
            id("Alpha"),
            Path.of("Alpha.toml"),
            "",
            "Alpha",
            0,
            Marker.NONE,
            true,
            new Baseline.Unsaid());
    Failure cause = Failure.of(FailureClass.GONE, "TOML", "Alpha.toml:2:1: expected a key");
    ChannelResult result =
        new ChannelResult(unread, new ChannelStatus.Failed(cause, 1, 0), 0, 0, 0, SECOND, "");
    Scene scene = three();
    scene.happens(new FetchEvent.ChannelFinished(scene.now, id("Alpha"), result)).settled();
    assertThat(row(scene, "Alpha").who().channel()).isEqualTo(Scene.channel("Alpha"));
    assertThat(scene.press("g", "e").effects).contains(new Effect.EditFile(id("Alpha")));
  }

  @Test
  void channelsWithTheSameCauseAreListedFromTheDetails() {
    Scene scene = three();
    scene.fails("Alpha", Scene.BOT, SECOND).fails("Gamma", Scene.NET, SECOND).settled();
    scene.press("Enter", "c");
    assertThat(lines(scene)).containsExactly("Alpha");
    assertThat(scene.picture()).contains("filter: cause:BOT");
  }

  @Test
  void aRetriedChannelForgetsWhyItFailedButKeepsItsLinks() {
    Scene scene = three();
    scene.ends("Alpha", new ChannelStatus.Incomplete(Scene.TIMEOUT, 2));
    scene.is("Alpha", new ChannelStatus.Queued()).lists("Alpha", 1, 3);
    assertThat(row(scene, "Alpha").cause()).isNull();
    assertThat(row(scene, "Alpha").newVideos()).isEqualTo(2);
    scene.ends("Alpha", new ChannelStatus.UpToDate(30));
    assertThat(row(scene, "Alpha").kind()).isEqualTo(RowKind.NEW);
    assertThat(scene.state.rows().found()).isEqualTo(2);
  }

  @Test
  void foreignTextIsCleanOnceItIsInTheState() {
    Scene scene = three();
    Failure hostile =
        new Failure(FailureClass.UNEXPECTED, "\u001bX", "a\u001b[2J", "\u009bb", null);
    scene.fails("Alpha", hostile, SECOND).waits("Beta", 2, SECOND, hostile);
    scene.is("Gamma", new ChannelStatus.HeldByBrake("h\u001b", scene.now, hostile));
    scene.logs(Level.INFO, "", "x\u001by").run(RunState.PAUSED, "w\u001bhy");
    scene.tell(new Message.Told("t\u001bold", true));
    assertThat(scene.state.rows().at(0).toString() + scene.state.rows().at(1))
        .doesNotContain("\u001b", "\u009b");
    assertThat(scene.state.rows().at(2).toString() + scene.state.run() + scene.state.shell())
        .doesNotContain("\u001b");
    assertThat(scene.state.log().at(0).text()).doesNotContain("\u001b");
  }

  @Test
  void anUnknownKeySaysWhereTheKeysAre() {
    assertThat(three().press("K").picture()).contains("no action on K; ? shows all keys");
  }

  @Test
  void theSameStepOfTheSameStateComesToTheSame() {
    Scene scene = three();
    UiState before = scene.state;
    List<Message> batch =
        List.of(
            new Message.Happened(
                List.of(
                    new FetchEvent.StatusChanged(
                        scene.now, id("Beta"), new ChannelStatus.Listing(1, 1, 5, 1)),
                    new FetchEvent.LogLine(scene.now, Level.INFO, null, "line"))),
            new Message.Given(new Input.Key("x")));
    String one = View.whole(Update.step(before, batch).state()).line(2);
    assertThat(View.whole(Update.step(before, batch).state()).line(2)).isEqualTo(one);
    assertThat(before.log().size()).isZero();
    assertThat(before.rows().slots()).isEmpty();
  }

  @Test
  void keysThatComeAtOnceMeanWhatTheOnesBeforeHaveListed() {
    List<Message> typed =
        Stream.of("/", "g", "a", "m", "Enter", "g", "x")
            .<Message>map(key -> new Message.Given(new Input.Key(key)))
            .toList();

    Update.Step step = Update.step(three().state, typed);

    assertThat(step.effects()).contains(new Effect.Send(new Command.Cancel(id("Gamma"))));
  }

  @Test
  void aBrakeThatIsLiftedIsNoCauseAnyMore() {
    Failure brake = new Failure(FailureClass.UNEXPECTED, "BRAKE", "set by you", "", null);
    Scene scene =
        three().is("Alpha", new ChannelStatus.HeldByBrake("host", Scene.START.plus(SECOND), brake));
    assertThat(row(scene, "Alpha").cause()).isNotNull();

    scene.is("Alpha", new ChannelStatus.Queued());

    assertThat(row(scene, "Alpha").cause()).isNull();
  }
}
