package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and its kin, sent to the program in a process of its own. */
@Timeout(120)
class SignalsTest {

  private static final int CHANNELS = 100;
  private static final int WORKERS = 5;

  @TempDir Path root;
  private Bench bench;
  private FeedSite site;

  @BeforeAll
  static void signalsAreHeeded() throws IOException {
    assumeFalse(
        Child.ignoresSignals(), "this process was started with Ctrl-C or a lost terminal ignored");
  }

  @BeforeEach
  void setUp() throws IOException {
    bench = Bench.in(root);
    site = new FeedSite();
    for (String name : names()) {
      site.publish(name, name + "-1", name + "-2");
      bench.channel(name, site.link(name));
    }
  }

  private static List<String> names() {
    return IntStream.range(0, CHANNELS).mapToObj("c%02d"::formatted).toList();
  }

  @AfterEach
  void close() {
    site.release();
    site.close();
  }

  /** Everything that a whole run has to leave, and nothing else. */
  private void assertTheNextRunFinishesTheWork() throws IOException {
    assertThat(bench.leftovers()).isEmpty();
    assertThat(bench.run("-w", "16").status()).isZero();
    assertThat(bench.queued()).hasSize(2 * CHANNELS);
    for (String name : names()) {
      assertThat(bench.marker(name)).isEqualTo(name + "-2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theFirstSignalStartsNothingMoreAndLetsFinishWhatRuns(String signal) throws Exception {
    site.hold();
    try (Child child = Child.start(bench, "--json")) {
      site.arrived.acquire(WORKERS);
      child.signal(signal);
      child.awaitState("draining");
      site.release();
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.err()).isEmpty();
      assertThat(site.requests).hasSize(WORKERS);
      assertThat(outcome.figure("channels")).isEqualTo(CHANNELS);
      assertThat(outcome.figure("with_new")).isEqualTo(WORKERS);
      assertThat(outcome.figure("cancelled")).isEqualTo(CHANNELS - WORKERS);
      assertThat(bench.queued()).hasSize(2 * WORKERS);
    }
    assertTheNextRunFinishesTheWork();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theSecondSignalEndsTheRunThoughItsWorkersHang(String signal) throws Exception {
    site.hold();
    try (Child child = Child.start(bench, "--json")) {
      site.arrived.acquire(WORKERS);
      child.signal(signal);
      child.awaitState("draining");
      child.signal(signal);
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.figure("cancelled")).isEqualTo(CHANNELS);
      assertThat(site.requests).hasSize(WORKERS);
      assertThat(bench.queued()).isEmpty();
    }
    site.release();
    assertTheNextRunFinishesTheWork();
  }

  @Test
  void aLostTerminalEndsTheRunAtOnce() throws Exception {
    site.hold();
    try (Child child = Child.start(bench, "--json")) {
      site.arrived.acquire(WORKERS);
      child.signal("HUP");
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.figure("cancelled")).isEqualTo(CHANNELS);
    }
    site.release();
    assertTheNextRunFinishesTheWork();
  }

  @Test
  void theSummaryOfAnEndedRunIsThereForPeopleToo() throws Exception {
    site.hold();
    try (Child child = Child.start(bench, "--plain")) {
      site.arrived.acquire(WORKERS);
      child.signal("INT");
      child.signal("INT");
      boolean _ = child.signalLate("HUP"); // nothing holds the program up any more
      site.release();
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.out().lines())
          .filteredOn(line -> line.startsWith("fetch-links: 100 channels in "))
          .hasSize(1);
    }
  }

  @Test
  void theThirdSignalEndsAProgramWhoseOutputNobodyReads() throws Exception {
    for (String name : names()) {
      site.publish(name, manyIds(name)); // to tell of them takes more than a pipe holds
    }
    try (Child child = Child.start(bench, "--json")) {
      awaitAllQueued();
      child.signalToTheEnd("INT");
      assertThat(child.end().status()).isEqualTo(130);
    }
  }

  private static String[] manyIds(String channel) {
    return IntStream.range(0, 20).mapToObj(i -> channel + "-more-" + i).toArray(String[]::new);
  }

  private void awaitAllQueued() throws IOException {
    while (bench.links().size() < 22 * CHANNELS) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Three channels whose yt-dlp hangs and does not heed SIGTERM. */
  private List<Long> hangingLists(HangingYtDlp ytDlp) throws IOException {
    return ytDlp.awaitLists(3);
  }

  private Bench benchOf(HangingYtDlp ytDlp) throws IOException {
    Bench hanging = Bench.in(root.resolve("hanging"), ytDlp.setting());
    for (int i = 0; i < 10; i++) {
      hanging.channel("h" + i, "https://example.org/@h" + i);
    }
    return hanging;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void neitherProcessesNorCookiesOutliveTheProgram(int signals) throws Exception {
    Bench hanging = new Bench(root.resolve("hanging"));
    try (HangingYtDlp ytDlp = HangingYtDlp.in(root);
        Child child = Child.start(benchOf(ytDlp).cookies(), "--json", "-w", "3")) {
      List<Long> pids = hangingLists(ytDlp);
      assertThat(hanging.temporary()).isNotEmpty();
      child.signal("INT");
      child.awaitState("draining");
      child.signal("INT");
      child.awaitState("stopping");
      if (signals == 3) {
        boolean _ = child.signalLate("INT"); // its patience with yt-dlp may be over
      }
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.summary().get("channels").getAsInt()).isEqualTo(10);
      Child.awaitDeath(pids);
      assertThat(hanging.temporary()).isEmpty();
    }
  }

  @Test
  void aKilledProgramLeavesNoYtDlpThatHeedsItsInput() throws Exception {
    Bench plain = Bench.in(root.resolve("plain"), ScriptedYtDlp.in(root).setting());
    plain.channel("y", "https://example.org/@y");
    ScriptedYtDlp ytDlp = new ScriptedYtDlp(root);
    ytDlp.list("v1");
    site.hold();
    plain.channel("c00", site.link("c00"));
    try (Child child = Child.start(plain, "--json", "-w", "2")) {
      child.await(e -> e.has("video"));
      site.arrived.acquire();
      assertThat(ytDlp.pids()).hasSize(1);
      child.kill();
    }
    Child.awaitDeath(ytDlp.pids());
    assertThat(plain.run("-q", "--only", "y").status()).isZero();
    assertThat(plain.queued()).containsOnlyKeys("v1");
  }
}
