package fetchlinks.report;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.RandomRun;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  private static final Closing CLOSING = Closing.of("fetch-links", "video_downloads.toml", null);

  private final Stage stage = new Stage(0, 0);

  @Test
  void aRunWithoutTroubleIsOneLine() {
    run("A", "B");
    end("A", new ChannelStatus.UpToDate(3));
    end("B", new ChannelStatus.Fetched(1, 3));
    assertThat(summary(80))
        .isEqualTo("fetch-links: 2 channels in 12m 04s: 1 up to date, 1 with 1 new link\n");
  }

  @Test
  void failuresAreGroupedByCauseWithNamesAdviceAndTheCommandThatRetriesThem() {
    run("A", "B", "C", "D", "E", "F", "G", "H");
    end("A", new ChannelStatus.Failed(net("read timed out"), 4, 0));
    end("B", new ChannelStatus.Failed(Stage.BOT, 1, 2));
    end("C", new ChannelStatus.Failed(Stage.BOT, 1, 0));
    end("D", new ChannelStatus.Fetched(3, 9));
    end("E", new ChannelStatus.Incomplete(Stage.CUT, 0));
    end("F", new ChannelStatus.NotChecked(Stage.BUSY_HOST));
    end("G", new ChannelStatus.Cancelled(true, 0));
    assertThat(summary(80))
        .isEqualTo(
            """
            fetch-links: 8 channels in 12m 04s: 0 up to date, 1 with 3 new links, 3 failed,
                1 incomplete, 2 new links in channels not checked to the end, 1 cancelled,
                1 not checked, 1 not finished, 3 retries
              ✗ 2  sign-in required (BOT)         B, C
                   hint: export fresh cookies and set cookies_file
              ✗ 1  read timed out (NET)           A
              ? 1  listing looks cut short (CUT)  E
              ‖ 1  too many requests (429)        F
              retry these:  fetch-links --failed video_downloads.toml
            """);
  }

  @Test
  void successesThatLookSuspiciousAreCountedAndNamed() {
    run("A", "B", "C");
    doubted("A", "nothing new for 5 days, it usually has something every day");
    end("B", new ChannelStatus.UpToDate(3));
    assertThat(summary(120))
        .contains("2 up to date (1 suspicious)")
        .contains("\n  ✓? 1  nothing new for 5 days, it usually has something every day  A\n");
    doubted("C", "nothing new for 9 days, it usually has something every day");
    assertThat(summary(120))
        .contains("3 up to date (2 suspicious)")
        .contains("\n  ✓? 2  nothing new, though there usually is  A, C\n");
  }

  private void doubted(String name, String why) {
    FetchEvent.ChannelFinished plain = stage.ends(name, new ChannelStatus.UpToDate(3));
    ChannelResult result =
        new ChannelResult(
            plain.result().channel(),
            plain.result().status(),
            0,
            1,
            0,
            Duration.ZERO,
            "",
            List.of(),
            why);
    stage.tally.accept(new FetchEvent.ChannelFinished(stage.now, plain.id(), result));
  }

  @Test
  void theOldProgramsFiguresAreInTheFirstLine() {
    run("A", "B", "C");
    end("A", new ChannelStatus.Fetched(20, 30));
    end("B", new ChannelStatus.Fetched(3, 30));
    end("C", new ChannelStatus.UpToDate(30));
    assertThat(summary(80)).contains("3 channels ").contains("2 with 23 new links");
  }

  @ParameterizedTest
  @CsvSource({
    "200, 'Channel 0, Channel 1, Channel 2, Channel 3, Channel 4, Channel 5, Channel 6, Channel 7,"
        + " 4 more'",
    "80, 'Channel 0, Channel 1, Channel 2, 9 more'",
    "40, 'Channel 0, 11 more'",
    "10, 'Channel 0, 11 more'"
  })
  void asManyNamesAsFitAreListed(int width, String names) {
    String[] channels = IntStream.range(0, 12).mapToObj(n -> "Channel " + n).toArray(String[]::new);
    run(channels);
    for (String channel : channels) {
      end(channel, new ChannelStatus.Failed(Stage.GONE, 1, 0));
    }
    assertThat(summary(width)).contains("\n  ✗ 12  channel not found (404)  " + names + "\n");
  }

  @Test
  void aShortListOfOneCauseShowsEachMessage() {
    run("A", "B");
    end("A", new ChannelStatus.Failed(net("host not found: a.example"), 1, 0));
    end("B", new ChannelStatus.Failed(net("read timed out"), 1, 0));
    assertThat(summary(80))
        .isEqualTo(
            """
            fetch-links: 2 channels in 12m 04s: 0 up to date, 2 failed
              ✗ 2  host not found: a.example and alike (NET)  A, B
                   A: host not found: a.example
                   B: read timed out
              retry these:  fetch-links --failed video_downloads.toml
            """);
  }

  @Test
  void notesThatDifferInNumbersOnlyAreToldTogether() {
    run("A", "B", "C");
    stage.tally.accept(stage.ends("A", new ChannelStatus.UpToDate(3), "37 videos held"));
    stage.tally.accept(stage.ends("B", new ChannelStatus.UpToDate(3), "2 videos held"));
    stage.tally.accept(stage.ends("C", new ChannelStatus.UpToDate(3), "order learned"));
    assertThat(summary(80))
        .endsWith(
            """
              note: some videos held  A, B
              note: order learned  C
            """);
  }

  @Test
  void aChannelFileThatCannotBeReadIsNamedWithoutItsFolder() {
    run("A");
    String file = "/srv/videos/channels/" + Stage.id("A") + ".toml";
    String message = file + ":1:42: bad TOML: Unexpected end of line";
    end("A", new ChannelStatus.Failed(Failure.of(FailureClass.GONE, "TOML", message), 0, 0));
    assertThat(summary(80))
        .contains("  ✗ 1  " + Stage.id("A") + ".toml:1:42: bad TOML: Unexpected end of line  A\n");
  }

  @Test
  void twentyLinesAreEnoughForFiveHundredDifferentFailures() {
    String[] channels = IntStream.range(0, 500).mapToObj(n -> "C" + n).toArray(String[]::new);
    run(channels);
    for (int n = 0; n < 500; n++) {
      Failure failure =
          Failure.of(FailureClass.UNEXPECTED, "E" + n / 2, "broke").advising("report it");
      String note = "note " + "abcdefghij".charAt(n % 10);
      stage.tally.accept(stage.ends(channels[n], new ChannelStatus.Failed(failure, 1, 0), note));
    }
    List<String> lines = summary(80).lines().toList();
    assertThat(lines).hasSize(Summary.MOST_LINES);
    assertThat(lines).contains("  237 more causes in 474 channels", "  7 more notes");
    assertThat(lines.getLast()).startsWith("  retry these:");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itIsNeverLongerThanTwentyLinesAndHoldsNoEscape(long seed) {
    RandomRun run = new RandomRun(seed, true);
    stage.tally.accept(run.start());
    for (int step = 0; step < 200; step++) {
      stage.tally.accept(run.next());
      assertThat(Summary.lines(stage.tally, stage.now, CLOSING, Stage.live(), 60))
          .hasSizeBetween(1, Summary.MOST_LINES)
          .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }
  }

  @Test
  void theRetryCommandIsQuotedForTheShellAndTheLogIsNamed() {
    run("A");
    end("A", new ChannelStatus.Failed(Stage.GONE, 1, 0));
    Closing closing = Closing.of("fetch-links-tui", "my it's/list.toml", "/var/log/run.log");
    assertThat(Summary.lines(stage.tally, stage.now, closing, Stage.ascii(), 80))
        .contains(
            "  X 1  channel not found (404)  A",
            "  retry these:  fetch-links-tui --failed 'my it'\\''s/list.toml'",
            "  log: /var/log/run.log");
  }

  private void run(String... names) {
    stage.tally.accept(stage.start(5, names));
    stage.pass(Duration.ofSeconds(724));
    stage.tally.accept(stage.state(RunState.DONE, ""));
  }

  private void end(String name, ChannelStatus.Final status) {
    stage.tally.accept(stage.ends(name, status));
  }

  private static Failure net(String message) {
    return Failure.of(FailureClass.TRANSIENT, "NET", message);
  }

  private String summary(int width) {
    List<String> lines = Summary.lines(stage.tally, stage.now, CLOSING, Stage.live(), width);
    return String.join("\n", lines) + "\n";
  }
}
