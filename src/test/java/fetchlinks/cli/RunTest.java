package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import fetchlinks.demo.DemoSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs over feeds, option by option. */
@Timeout(120)
class RunTest {

  @TempDir Path root;
  private Bench bench;
  private FeedSite site;

  @BeforeEach
  void setUp() throws IOException {
    bench = Bench.in(root, "retry_delay = \"1ms\"");
    site = new FeedSite();
  }

  @AfterEach
  void close() {
    site.release();
    site.close();
  }

  /** Channels c00, c01 … with two videos each. */
  private List<String> channels(int count) throws IOException {
    List<String> names = IntStream.range(0, count).mapToObj("c%02d"::formatted).toList();
    for (String name : names) {
      site.publish(name, name + "-1", name + "-2");
      bench.channel(name, site.link(name));
    }
    return names;
  }

  @Test
  void aFirstRunQueuesEverythingOldestFirstAndASecondNothing() throws IOException {
    channels(12);
    Outcome first = bench.run();
    assertThat(first.status()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(bench.queued()).hasSize(24).containsEntry("c03-1", 0).containsEntry("c03-2", 1);
    assertThat(bench.marker("c03")).isEqualTo("c03-2");
    assertThat(first.out()).contains("start: 12 channels, 5 workers", "12 with 24 new links");
    assertThat(Files.readString(bench.channelFile("c03")))
        .startsWith("# kept as it is\n")
        .contains("last_download_index = 2");
    Outcome second = bench.run();
    assertThat(second.status()).isZero();
    assertThat(second.out()).contains("12 up to date");
    assertThat(bench.queued()).hasSize(24);
  }

  @Test
  void everyLineOfJsonIsAnEventAndTheLastIsTheSummary() throws IOException {
    channels(3);
    site.answer("c01", 410);
    Outcome outcome = bench.run("--json");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.events()).allMatch(e -> e.has("event"));
    assertThat(outcome.events().getFirst().get("event").getAsString()).isEqualTo("run_started");
    assertThat(outcome.events("summary")).hasSize(1);
    assertThat(outcome.summary().keySet())
        .containsExactly(
            "event",
            "channels",
            "up_to_date",
            "with_new",
            "new_videos",
            "failed",
            "incomplete",
            "cancelled",
            "not_checked",
            "held_by_brake",
            "retries",
            "requests",
            "disabled",
            "busy",
            "probed",
            "listed",
            "elapsed_ms",
            "failures");
    assertThat(outcome.events("video_queued")).hasSize(outcome.figure("new_videos"));
    assertThat(outcome.summary().getAsJsonArray("failures")).hasSize(1);
    JsonObject failure = outcome.summary().getAsJsonArray("failures").get(0).getAsJsonObject();
    assertThat(failure.keySet())
        .containsExactly("channel", "class", "message", "advice", "attempts");
    assertThat(failure.get("channel").getAsString()).isEqualTo("c01");
  }

  @Test
  void aQuietRunSaysNothingUnlessSomethingFails() throws IOException {
    channels(3);
    Outcome fine = bench.run("-q");
    assertThat(fine).isEqualTo(new Outcome(0, "", ""));
    site.answer("c01", 410);
    Outcome failing = bench.run("--quiet");
    assertThat(failing.status()).isEqualTo(1);
    assertThat(failing.out()).isEmpty();
    assertThat(failing.err()).contains("error: The c01: ");
    assertThat(failing.err()).doesNotContain("c00", "c02");
  }

  @Test
  void whatIsNoTerminalGetsPlainLinesWithoutEscapes() throws IOException {
    channels(3);
    for (String[] options : new String[][] {{}, {"--plain"}, {"--plain", "--no-color"}}) {
      assertThat(bench.run(options).out())
          .doesNotContain("\u001b", "\r")
          .contains("start: 3 channels, 5 workers", "fetch-links: 3 channels in ");
    }
  }

  @Test
  void asciiIsNothingElse() throws IOException {
    site.publish("z", "z1");
    bench.channel("z", site.link("z"));
    Path file = bench.channelFile("z");
    Files.writeString(file, Files.readString(file).replace("The z", "Größe \u2713 \u6599\u7406"));
    site.answer("z", 410);
    Outcome outcome = bench.run("--ascii");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().chars()).allMatch(c -> c < 128);
    assertThat(outcome.out()).contains("FAIL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --only c01           | c01
          --only c01 c03       | c01,c03
          --only c0[12]        | c01,c02
          --only c*            | c00,c01,c02,c03
          --only {c00,c03}     | c00,c03
          --only ?02           | c02
          --only c00 --only c1* c03 --failed |
          """)
  void onlyTakesNamesAndGlobsAndTheConfigurationMayFollow(String options, String names)
      throws IOException {
    channels(4);
    if (names == null) {
      assertThat(bench.run(options.split(" ")).err()).contains("--only c1*");
      assertThat(site.requests).isEmpty();
      return;
    }
    Outcome outcome = bench.run(("--json " + options).split(" "));
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.results().keySet()).containsExactlyInAnyOrder(names.split(","));
    assertThat(site.requests).containsExactlyInAnyOrder(names.split(","));
  }

  @Test
  void failedChecksJustWhatFailedInTheLastRunUntilItIsFine() throws IOException {
    channels(5);
    site.answer("c01", 410);
    site.answer("c04", 404);
    assertThat(bench.run().status()).isEqualTo(1);
    site.answer("c01", 200);
    site.requests.clear();
    Outcome again = bench.run("--failed", "--json");
    assertThat(again.status()).isEqualTo(1);
    assertThat(site.requests).contains("c01", "c04").doesNotContain("c00", "c02", "c03");
    assertThat(again.statusOf("c01")).isEqualTo("with_new");
    site.requests.clear();
    site.answer("c04", 200);
    assertThat(bench.run("--failed").status()).isZero();
    assertThat(site.requests).containsExactly("c04");
    site.requests.clear();
    Outcome none = bench.run("--failed", "--json");
    assertThat(none.status()).isZero();
    assertThat(none.figure("channels")).isZero();
    assertThat(site.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void shardsAreDisjointAndTogetherEverything(int count) throws IOException {
    List<String> names = channels(23);
    List<String> checked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Outcome outcome = bench.run("--json", "--shard", i + "/" + count);
      assertThat(outcome.status()).isZero();
      checked.addAll(outcome.results().keySet());
    }
    assertThat(checked).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void aNamesShardIsTheSameInEveryVersion() throws IOException {
    channels(8);
    assertThat(bench.run("--json", "--shard", "1/3").results().keySet())
        .containsExactlyInAnyOrder(
            IntStream.range(0, 8)
                .mapToObj("c%02d"::formatted)
                .filter(name -> crc(name) % 3 == 1)
                .toArray(String[]::new));
  }

  /** CRC-32 bit by bit, as the standard has it. */
  private static long crc(String name) {
    long crc = 0xffffffffL;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320L;
      }
    }
    return crc ^ 0xffffffffL;
  }

  @Test
  void aDryRunListsWhatItWouldQueueAndWritesNothingAtAll() throws IOException {
    channels(3);
    Map<String, String> before = bench.everything();
    Outcome dry = bench.run("--dry-run");
    assertThat(dry.status()).isZero();
    assertThat(dry.out()).contains("Video c00-1", "Video c00-2", "Video c02-2");
    assertThat(bench.everything()).isEqualTo(before);
    assertThat(bench.run().status()).isZero();
    assertThat(bench.queued()).hasSize(6);
    site.publish("c01", "c01-3");
    before = bench.everything();
    Outcome one = bench.run("--dry-run", "--json");
    assertThat(one.events("video_queued"))
        .singleElement()
        .satisfies(e -> assertThat(e.get("video").getAsString()).isEqualTo("c01-3"));
    assertThat(bench.everything()).isEqualTo(before);
  }

  @Test
  void withOneWorkerChannelsAreCheckedOneAfterTheOtherInOrder() throws IOException {
    List<String> names = channels(9);
    assertThat(bench.run("-w", "1").status()).isZero();
    assertThat(site.requests).containsExactlyElementsOf(names);
    assertThat(site.mostInFlight()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5, '-w 5'", "3, '-w 3'", "2, '-w 4 --per-host 2'"})
  void soManyAreAskedAtOnceAndNeverMore(int most, String options) throws Exception {
    channels(12);
    site.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome> run = threads.submit(() -> bench.run(options.split(" ")));
      site.arrived.acquire(most);
      site.release();
      assertThat(run.get().status()).isZero();
    }
    assertThat(site.mostInFlight()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aTransientFailureIsRetriedSoOftenAndTheNumberIsReported(int retries) throws IOException {
    channels(2);
    site.answer("c00", 503);
    Outcome outcome = bench.run("--json", "--max-retries", Integer.toString(retries));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(site.requests.stream().filter("c00"::equals)).hasSize(retries + 1);
    assertThat(outcome.figure("retries")).isEqualTo(retries);
    assertThat(outcome.figure("failed")).isEqualTo(1);
    assertThat(outcome.statusOf("c01")).isEqualTo("with_new");
  }

  @Test
  void anAttemptThatHangsEndsWithTheTimeoutAndTheOthersGoOn() throws IOException {
    channels(6);
    bench.channel("hangs", site.link("hangs"));
    site.publish("hangs", "h");
    site.hold();
    Outcome outcome =
        bench.run("--json", "--only", "hangs", "--timeout", "150ms", "--max-retries", "1");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.results().get("hangs").get("class").getAsString()).isEqualTo("transient");
    assertThat(outcome.figure("retries")).isEqualTo(1);
    site.release();
    assertThat(bench.run().status()).isZero();
    assertThat(bench.queued()).hasSize(13);
  }

  @Test
  void oneDeadChannelBesideNinetyNineFailsAlone() throws IOException {
    channels(100);
    site.answer("c50", 410);
    Outcome outcome = bench.run("--json", "-w", "16");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.figure("with_new")).isEqualTo(99);
    assertThat(outcome.figure("failed")).isEqualTo(1);
    assertThat(bench.queued()).hasSize(198);
  }

  @Test
  void aDryRunThatIsNotRememberedOffersNoRetryOfWhatFailedInIt() throws IOException {
    channels(2);
    site.answer("c01", 410);
    Outcome dry = bench.run("--plain", "--dry-run");
    assertThat(dry.status()).isEqualTo(1);
    assertThat(dry.out()).contains("1 failed").doesNotContain("--failed");
    assertThat(bench.run("--plain").out()).contains("retry these:  fetch-links --failed");
  }

  @Test
  void aHostThatSaysStopIsLeftAloneAndTheOtherHostGoesOn() throws IOException {
    channels(10);
    try (FeedSite busy = new FeedSite()) {
      for (int i = 0; i < 10; i++) {
        busy.publish("b" + i, "b" + i + "-1").answer("b" + i, 429);
        bench.channel("b" + i, busy.link("b" + i));
      }
      Outcome outcome = bench.run("--json", "-w", "2");
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(busy.requests).hasSizeLessThanOrEqualTo(2);
      assertThat(outcome.figure("with_new")).isEqualTo(10);
      assertThat(outcome.figure("held_by_brake")).isGreaterThanOrEqualTo(8);
      assertThat(outcome.figure("not_checked")).isEqualTo(outcome.figure("held_by_brake"));
      assertThat(outcome.figure("held_by_brake") + outcome.figure("failed")).isEqualTo(10);
      for (int i = 0; i < 10; i++) {
        busy.answer("b" + i, 200);
      }
      site.requests.clear();
      assertThat(bench.run("--failed").status()).isZero();
      assertThat(site.requests).isEmpty();
      assertThat(bench.queued()).hasSize(30);
    }
  }

  @Test
  void aSecondRunBesideTheFirstLeavesItsChannelsAlone() throws Exception {
    channels(2);
    site.hold();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome> first = threads.submit(() -> bench.run("--json"));
      site.arrived.acquire(2);
      Outcome second = bench.run("--json");
      assertThat(second.status()).isZero();
      assertThat(second.figure("busy")).isEqualTo(2);
      site.release();
      assertThat(first.get().figure("with_new")).isEqualTo(2);
    }
    assertThat(bench.queued()).hasSize(4);
  }

  @Test
  void aResultIsToldAsSoonAsItsChannelIsDone() throws Exception {
    channels(3);
    try (FeedSite slow = new FeedSite().publish("slow", "s1")) {
      bench.channel("slow", slow.link("slow"));
      slow.hold();
      try (Child child = Child.start(bench, "--json")) {
        for (int i = 0; i < 3; i++) {
          JsonObject _ = child.await(e -> e.get("event").getAsString().equals("channel_finished"));
        }
        slow.arrived.acquire();
        slow.release();
        assertThat(child.end().figure("with_new")).isEqualTo(4);
      }
    }
  }

  @Test
  void theRunSaysWhenItBeganAndEndedAndHowLongItAndEachChannelTook() throws IOException {
    channels(2);
    Outcome outcome = bench.run("--json");
    Instant began = Instant.parse(outcome.events().getFirst().get("at").getAsString());
    Instant ended = Instant.parse(outcome.events("run_state").getLast().get("at").getAsString());
    assertThat(ended).isAfterOrEqualTo(began);
    long elapsed = outcome.figure("elapsed_ms");
    assertThat(Duration.between(began, ended).toMillis()).isCloseTo(elapsed, within(5L));
    assertThat(outcome.results().values())
        .hasSize(2)
        .allMatch(result -> result.get("took_ms").getAsLong() <= elapsed + 5);
  }

  @Test
  void disabledChannelsAreCountedAndNeverAsked() throws IOException {
    channels(1);
    bench.channel("off", site.link("off"), "enabled = false");
    Outcome outcome = bench.run("--json");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.figure("disabled")).isEqualTo(1);
    assertThat(site.requests).containsExactly("c00");
  }

  @Test
  void theDemonstrationHasEverythingFromTheFirstRunOn() throws IOException {
    try (DemoSite demo = DemoSite.start(7, 0)) {
      String config = demo.configuration().toString();
      Outcome first = Bench.call("--json", "-w", "8", "--retry-delay", "1ms", config);
      assertThat(first.status()).isEqualTo(1);
      assertThat(first.figure("with_new")).isGreaterThan(10);
      assertThat(first.figure("failed")).isPositive();
      assertThat(first.figure("disabled")).isEqualTo(1);
      assertThat(first.statusOf("flaky-lab")).isEqualTo("with_new");
      assertThat(first.out().chars()).noneMatch(c -> (c < ' ' && c != '\n') || c == 0x1b);
      int published = demo.tick();
      Outcome second = Bench.call("--json", "--retry-delay", "1ms", config);
      assertThat(second.figure("new_videos")).isEqualTo(published);
    }
  }

  @Test
  void theDemonstrationNeedsNoConfiguration() {
    Outcome outcome = Bench.call("--demo", "--json", "--only", "tide-tables", "coding-kata");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.figure("with_new")).isEqualTo(2);
  }
}
