package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.RandomRun;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveReporterTest {

  private static final Duration FRAME = Duration.ofMillis(125);

  @Test
  void theOverallRowHasSpinnerDescriptionBarPercentCountElapsedAndRemaining() {
    assertThat(picture(200, Stage.live()))
        .isEqualTo(
            """
            ✓ TechChannel - 3 new videos
            ✓ Slow TV - up to date
            ✗ Retro Repair Shop - 404 channel not found
            ↻ MusicMix - 429 too many requests, attempt 2 of 4 in 10s
            ‖ example.tv: brake for 4m 13s, bot check
            --
            ⠸ fetching  ━━━━━━━━━━━━━━━─────────────────────────   37%  3/8  0:00:12  ~0:00:18  ✓ 2  ✚ 3  ✗ 1
             1 ⠸ ScienceDaily                      write 3/5         12s
             2 ⠸ CodingTips                        list 184          12s  attempt 2
             3 ⠸ Café Olé                          probe             12s
               ↻ waiting  MusicMix 8s (2/4)
               ‖ example.tv  braked, 4m 11s left
            """);
  }

  @Test
  void aNarrowerTerminalGetsAShorterBar() {
    assertThat(picture(80, Stage.live()))
        .endsWith(
            """
            --
            ⠸ fetching  ━━━━━━━━──────────────   37%  3/8  0:00:12  ~0:00:18  ✓ 2  ✚ 3  ✗ 1
             1 ⠸ ScienceDaily                      write 3/5         12s
             2 ⠸ CodingTips                        list 184          12s  attempt 2
             3 ⠸ Café Olé                          probe             12s
               ↻ waiting  MusicMix 8s (2/4)
               ‖ example.tv  braked, 4m 11s left
            """);
  }

  @Test
  void fortyColumnsStillShowWhoDoesWhatForHowLong() {
    assertThat(picture(40, Stage.live()))
        .isEqualTo(
            """
            ✓ TechChannel - 3 new videos
            ✓ Slow TV - up to date
            ✗ Retro Repair Shop - 404 channel not …
            ↻ MusicMix - 429 too many requests, at…
            ‖ example.tv: brake for 4m 13s, bot ch…
            --
            ⠸ ━━─────   37%  3/8  0:00:12  ~0:00:18
            ⠸ ScienceDaily      write 3/5       12s
            ⠸ CodingTips        list 184        12s
            ⠸ Café Olé          probe           12s
            ↻ waiting  MusicMix 8s (2/4)
            ‖ example.tv  braked, 4m 11s left
            """);
  }

  @Test
  void twentyColumnsStillShowTheCountAndThePhases() {
    assertThat(picture(20, Stage.live()))
        .isEqualTo(
            """
            ✓ TechChannel - 3 …
            ✓ Slow TV - up to …
            ✗ Retro Repair Sho…
            ↻ MusicMix - 429 t…
            ‖ example.tv: brak…
            --
            ⠸ 3/8  ~0:00:18
            ⠸ Scienc… write 3/5
            ⠸ Coding… list 184
            ⠸ Café O… probe
            ↻ waiting  MusicMi…
            ‖ example.tv  brak…
            """);
  }

  @Test
  void tenColumnsStillShowTheCountAndTheNames() {
    assertThat(picture(10, Stage.ascii()))
        .isEqualTo(
            """
            = TechCh~
            = Slow T~
            X Retro ~
            r MusicM~
            | exampl~
            --
            / 3/8
            / Scienc~
            / Coding~
            / Cafe O~
            r waitin~
            | exampl~
            """);
  }

  @Test
  void withoutUtf8EverythingIsAscii() {
    Stage stage = new Stage(80, 24);
    Scenes.play(stage, stage.reporter(Stage.ascii()));
    String written = stage.written();
    assertThat(written.chars()).allMatch(c -> c < 0x80);
    Vt vt = new Vt(80, 24, true);
    vt.feed(written);
    assertThat(vt.below())
        .startsWith(
            "/ fetching  ########..............   37%  3/8  0:00:12  ~0:00:18  = 2  + 3  X 1",
            " 1 / ScienceDaily                      write 3/5         12s")
        .contains(" 3 / Cafe Ole                          probe             12s");
  }

  @Test
  void aScriptThatAsciiLacksKeepsItsWidthAsQuestionMarks() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.ascii());
    reporter.accept(stage.start(1, "日本"));
    reporter.accept(stage.ends("日本", new ChannelStatus.UpToDate(3)));
    reporter.tick();
    int columns = SafeText.columns("日本");
    assertThat(stage.written()).contains("= " + "?".repeat(columns) + " - up to date");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void coloursAreSentOnlyWhereTheyAreWanted(boolean color) {
    Stage stage = new Stage(80, 24);
    OutputOptions options = new OutputOptions(false, false, color, false, false, false);
    Scenes.play(stage, stage.reporter(options));
    String written = stage.written();
    assertThat(written.contains("\033[31m✗\033[0m Retro Repair Shop")).isEqualTo(color);
    assertThat(written.contains("\033[0m")).isEqualTo(color);
  }

  @Test
  void theBarAdvancesOnEachCompletionAlsoOnErrors() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.live());
    reporter.accept(stage.start(1, "A", "B", "C"));
    assertThat(overall(stage, reporter)).contains("  0%  0/3");
    reporter.accept(stage.ends("A", new ChannelStatus.Failed(Stage.GONE, 1, 0)));
    assertThat(overall(stage, reporter)).contains(" 33%  1/3");
    reporter.accept(stage.ends("B", new ChannelStatus.UpToDate(3)));
    assertThat(overall(stage, reporter)).contains(" 66%  2/3");
    reporter.accept(stage.ends("C", new ChannelStatus.Fetched(3, 9)));
    assertThat(overall(stage, reporter)).contains("100%  3/3");
  }

  @Test
  void theDescriptionSaysWhatTheRunIsDoing() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.live());
    reporter.accept(stage.start(1, "A", "B"));
    reporter.accept(stage.state(RunState.RUNNING, ""));
    assertThat(overall(stage, reporter)).startsWith("fetching");
    reporter.accept(
        stage.status(
            "A", new ChannelStatus.HeldByBrake("h", stage.now.plusSeconds(9), Stage.BUSY_HOST)));
    assertThat(overall(stage, reporter)).startsWith("braked").contains("  held");
    reporter.accept(stage.state(RunState.OFFLINE, "no route to host"));
    assertThat(overall(stage, reporter)).startsWith("offline");
    reporter.accept(stage.state(RunState.DRAINING, "asked to end"));
    assertThat(overall(stage, reporter)).startsWith("finishing");
    reporter.accept(stage.state(RunState.STOPPING, ""));
    assertThat(overall(stage, reporter)).startsWith("stopping");
  }

  @Test
  void everyKindOfEndHasItsLineWithTheChannelsName() {
    Stage stage = new Stage(100, 24);
    Reporter reporter = stage.reporter(Stage.live());
    reporter.accept(stage.start(1, "A", "B", "C", "D", "E", "F", "G", "H"));
    reporter.accept(stage.ends("A", new ChannelStatus.Fetched(1, 3), "3 videos held"));
    reporter.accept(stage.ends("B", new ChannelStatus.Incomplete(Stage.CUT, 2)));
    reporter.accept(stage.ends("C", new ChannelStatus.Cancelled(false, 0)));
    reporter.accept(stage.ends("D", new ChannelStatus.Cancelled(true, 0)));
    reporter.accept(stage.ends("E", new ChannelStatus.NotChecked(Stage.BUSY_HOST)));
    reporter.accept(stage.ends("F", new ChannelStatus.Disabled()));
    reporter.accept(stage.ends("G", new ChannelStatus.BusyElsewhere()));
    reporter.accept(stage.ends("H", new ChannelStatus.Failed(Stage.BOT, 1, 1)));
    reporter.accept(
        new FetchEvent.LogLine(stage.now, FetchEvent.Level.WARN, null, "yt-dlp is old"));
    reporter.accept(
        new FetchEvent.LogLine(stage.now, FetchEvent.Level.WARN, Stage.id("A"), "chatter"));
    reporter.accept(stage.state(RunState.PAUSED, "by the person"));
    reporter.accept(stage.state(RunState.RUNNING, ""));
    reporter.accept(new FetchEvent.BrakeChanged(stage.now, "example.tv", null, ""));
    reporter.tick();
    Vt vt = new Vt(100, 24, true);
    vt.feed(stage.written());
    assertThat(vt.above())
        .containsExactly(
            "✓ A - 1 new video; 3 videos held",
            "? B - incomplete: listing looks cut short, 2 new links before that",
            "⊘ C - cancelled",
            "‖ E - not checked: 429 too many requests",
            "· G - busy in another run",
            "✗ H - sign-in required, 1 new link before that",
            "! yt-dlp is old",
            "‖ paused: by the person",
            "‖ going on",
            "‖ example.tv: brake lifted");
  }

  @Test
  void videosAreNamedWhereThatIsWanted() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(new OutputOptions(false, false, false, false, false, true));
    reporter.accept(stage.start(1, "A"));
    reporter.accept(
        new FetchEvent.VideoQueued(stage.now, Stage.id("A"), "v", "A \033[2Jtitle", "v", false));
    reporter.tick();
    assertThat(stage.written()).contains("✚ a - A ").contains("title").doesNotContain("[2Jtitle\n");
  }

  @Test
  void aFrameThatWouldComeTooEarlyIsLeftOutAndOneWithoutChangeSendsNothing() {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.live());
    reporter.accept(stage.start(1, "A"));
    reporter.tick();
    assertThat(stage.written()).isNotEmpty();
    stage.pass(Duration.ofMillis(99));
    reporter.accept(stage.ends("A", new ChannelStatus.UpToDate(3)));
    reporter.tick();
    assertThat(stage.written()).isEmpty();
    stage.pass(Duration.ofMillis(1));
    reporter.tick();
    assertThat(stage.written()).contains("A - up to date");
    stage.pass(Duration.ofMillis(300).minusHours(1));
    reporter.tick();
    assertThat(stage.written()).as("the clock was set back").isNotEmpty();
  }

  @Test
  void onlyRowsThatChangedAreSentAgain() {
    Stage stage = new Stage(80, 24);
    LiveBlock block = new LiveBlock(stage.output, Look.of(Stage.live()));
    block.draw(List.of(), List.of(Line.of("one"), Line.of("two"), Line.of("three")));
    stage.written();
    block.draw(List.of(), List.of(Line.of("one"), Line.of("TWO"), Line.of("three")));
    assertThat(stage.written()).isEqualTo("\033[?2026h\r\n\rTWO\033[K\033[1A\r\033[?2026l");
    block.draw(List.of(), List.of(Line.of("one"), Line.of("TWO"), Line.of("three")));
    assertThat(stage.written()).isEmpty();
  }

  @Test
  void moreWorkersThanRowsAreCounted() {
    Stage stage = new Stage(40, 4);
    LiveBlock block = new LiveBlock(stage.output, Look.of(Stage.ascii()));
    block.draw(List.of(), List.of(Line.of("1"), Line.of("2"), Line.of("3"), Line.of("4")));
    Vt vt = new Vt(40, 4, true);
    vt.feed(stage.written());
    assertThat(vt.below()).containsExactly("1", "2", "~ 2 more");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void theScreenIsAsMeantWhateverHappensAndHoweverItIsResized(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Stage stage = new Stage(80, 24);
    Look look = Look.of(Stage.live());
    LiveReporter reporter =
        new LiveReporter(stage.tally, stage.output, Stage.live(), () -> stage.now);
    RandomRun run = new RandomRun(seed, random.nextBoolean());
    Vt vt = new Vt(80, 24, seed % 2 == 0);
    List<FetchEvent> events = new ArrayList<>(List.of(run.start()));
    for (int step = 0; step < 400; step++) {
      events.add(run.next());
    }
    events.addAll(run.end());
    List<String> finished = finished(events);
    for (FetchEvent event : events) {
      stage.tally.accept(event);
      reporter.accept(event);
      if (random.nextInt(4) == 0) {
        stage.width = random.nextInt(2, 120);
        stage.height = random.nextInt(1, 40);
        vt.resize(stage.width, stage.height);
      }
      if (random.nextInt(3) == 0) {
        stage.now = event.at().isAfter(stage.now.plus(FRAME)) ? event.at() : stage.now.plus(FRAME);
        reporter.tick();
        vt.feed(stage.written());
        assertThat(vt.below()).isEqualTo(block(stage, look));
        assertThat(vt.column()).isZero();
      }
    }
    reporter.close();
    vt.feed(stage.written());
    assertThat(vt.below()).as("nothing is left").containsExactly("");
    assertThat(vt.above()).hasSameSizeAs(finished).hasSizeGreaterThan(100);
    for (int line = 0; line < finished.size(); line++) {
      String shown = vt.above().get(line).replaceFirst("…$", "");
      assertThat(finished.get(line)).startsWith(shown.stripTrailing());
    }
  }

  /** The finished lines as a terminal that is wide enough and never resized shows them. */
  private static List<String> finished(List<FetchEvent> events) {
    Stage stage = new Stage(1000, 1000);
    LiveReporter reporter =
        new LiveReporter(stage.tally, stage.output, Stage.live(), () -> stage.now);
    Vt vt = new Vt(1000, 1000, true);
    for (FetchEvent event : events) {
      stage.tally.accept(event);
      reporter.accept(event);
    }
    reporter.close();
    vt.feed(stage.written());
    return vt.above();
  }

  private static List<String> block(Stage stage, Look look) {
    int width = stage.width - 1;
    List<Line> rows = new ArrayList<>();
    rows.add(new OverallRow(stage.tally, look).at(stage.now, width));
    rows.addAll(new WorkerRows(stage.tally, look).at(stage.now, width));
    int room = Math.max(1, stage.height - 1);
    int more = rows.size() - room + 1;
    if (rows.size() > room) {
      rows = new ArrayList<>(room == 1 ? rows.subList(0, 1) : rows.subList(0, room - 1));
      if (room > 1) {
        rows.add(Line.of("… " + more + " more"));
      }
    }
    return rows.stream().map(row -> row.fit(width, look).render(look).stripTrailing()).toList();
  }

  @Test
  @Timeout(60)
  void aCloseFromAnotherThreadLeavesTheScreenCleanAndClosingTwiceDoesNothing()
      throws InterruptedException {
    Stage stage = new Stage(80, 24);
    Reporter reporter = stage.reporter(Stage.live());
    RandomRun run = new RandomRun(7, false);
    reporter.accept(run.start());
    CountDownLatch running = new CountDownLatch(1);
    Thread hook =
        Thread.ofVirtual()
            .start(() -> {
              try {
                running.await();
                reporter.close();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    while (hook.isAlive()) {
      reporter.accept(run.next());
      stage.now = stage.now.plus(FRAME);
      reporter.tick();
      running.countDown();
    }
    hook.join();
    reporter.tick();
    reporter.accept(run.next());
    Vt vt = new Vt(80, 24, true);
    String written = stage.written();
    int closed = written.lastIndexOf("\033[?2026l");
    vt.feed(written.substring(0, closed) + "\033[?2026l");
    assertThat(vt.below()).containsExactly("");
    assertThat(written.substring(closed)).contains("fetch-links: ").contains(" not finished");
    reporter.close();
    assertThat(stage.written()).isEmpty();
    assertThat(reporter.wantsTicks()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 40", "2, 1", "3, 2"})
  void aTerminalOfHardlyAnySizeIsNoReasonToThrowOrToWrap(int width, int height) {
    Stage stage = new Stage(width, height);
    Scenes.play(stage, stage.reporter(Stage.live()));
    Vt vt = new Vt(width, height, true);
    vt.feed(stage.written());
    assertThat(vt.below()).hasSizeLessThanOrEqualTo(Math.max(1, height - 1));
  }

  private static String picture(int width, OutputOptions options) {
    Stage stage = new Stage(width, 24);
    Scenes.play(stage, stage.reporter(options));
    Vt vt = new Vt(width, 24, true);
    vt.feed(stage.written());
    return String.join("\n", vt.above()) + "\n--\n" + String.join("\n", vt.below()) + "\n";
  }

  /** The overall row of a fresh frame. */
  private static String overall(Stage stage, Reporter reporter) {
    stage.pass(FRAME);
    stage.width = stage.width == 80 ? 81 : 80;
    reporter.tick();
    Vt vt = new Vt(81, 24, true);
    vt.feed(stage.written());
    return vt.below().getFirst().substring(2);
  }
}
