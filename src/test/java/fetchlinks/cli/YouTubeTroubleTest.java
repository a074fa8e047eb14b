package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import fetchlinks.ytdlp.FakeSite;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the big site does, nothing is lost, nothing invented and nobody pestered. */
class YouTubeTroubleTest extends OnYouTube {

  private static final List<Integer> CHANNELS = List.of(1, 3, 6, 7, 9, 10);

  private void fault(int channel, String fault) throws Exception {
    site.fault("{\"channel\":" + channel + "," + fault + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fault\":\"status\",\"code\":500,\"kinds\":[\"continuation\"],\"skip\":1",
        "\"fault\":\"loop\",\"kinds\":[\"continuation\"]",
        "\"fault\":\"incomplete\",\"kinds\":[\"continuation\"]",
        "\"fault\":\"reset\",\"kinds\":[\"continuation\"],\"after\":200"
      })
  void aListThatBreaksOffIsIncompleteAndTheNextCheckQueuesAllOfIt(String fault) throws Exception {
    watch(1, "/videos");
    fault(1, fault);
    Outcome cut = run("--max-retries", "0");
    assertThat(cut.status()).isEqualTo(1);
    assertThat(cut.statusOf(name(1))).isEqualTo("incomplete");
    assertThat(bench.links()).isEmpty();
    assertThat(bench.marker(name(1))).isEmpty();
    site.calm();
    List<String> videos = publicVideos(1, "videos");
    goodRun();
    assertThat(bench.consume()).isEqualTo(videos.reversed());

    List<String> burst = publish(1, 45);
    fault(1, fault.replace(",\"skip\":1", ""));
    Outcome again = run("--max-retries", "0");
    assertThat(again.statusOf(name(1))).isEqualTo("incomplete");
    assertThat(bench.links()).isEmpty();
    assertThat(bench.marker(name(1))).isEqualTo(videos.getFirst());
    site.calm();
    goodRun();
    assertThat(bench.consume()).isEqualTo(burst);
  }

  @Test
  void aTabThatSilentlyListsNothingIsSuspiciousAndLaterFine() throws Exception {
    watch(9, "/videos");
    watch(6, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    String marker = bench.marker(name(9));
    List<String> news = publish(9, 2);
    fault(9, "\"fault\":\"empty\"");
    Outcome empty = run();
    assertThat(empty.status()).isEqualTo(1);
    JsonObject result = empty.results().get(name(9));
    assertThat(result.get("class").getAsString()).isEqualTo("suspicious");
    assertThat(result.get("message").getAsString()).contains("listing looks cut short");
    assertThat(empty.statusOf(name(6))).isEqualTo("up_to_date");
    assertThat(bench.marker(name(9))).isEqualTo(marker);
    site.calm();
    goodRun();
    assertThat(bench.consume()).isEqualTo(news);
  }

  @Test
  void aRenamedHandleFailsOrIsFollowedAndNothingIsQueuedAgain() throws Exception {
    watch(9, "/videos");
    watch(6, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    admin("rename", "{\"channel\":9,\"handle\":\"new-name\",\"old\":\"404\"}");
    admin("rename", "{\"channel\":6,\"handle\":\"other-name\",\"old\":\"redirect\"}");
    site.calm();
    Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.statusOf(name(9))).isEqualTo("failed");
    assertThat(outcome.statusOf(name(6))).isEqualTo("up_to_date");
    assertThat(bench.links()).isEmpty();
    List<String> news = publish(9, 1);
    bench.channel(
        name(9), ROOT + "@new-name/videos", "last_video = \"" + bench.marker(name(9)) + "\"");
    goodRun();
    assertThat(bench.consume()).isEqualTo(news);
  }

  @Test
  void aTerminatedChannelFailsAloneAndIsNotRetried() throws Exception {
    watch(9, "/videos");
    watch(6, "/videos");
    admin("channel", "{\"channel\":9,\"state\":\"terminated\"}");
    Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.results().get(name(9)).get("class").getAsString()).isEqualTo("gone");
    assertThat(outcome.figure("retries")).isZero();
    assertThat(outcome.statusOf(name(6))).isEqualTo("with_new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/videos"})
  void aDeadHandleIsTriedTwiceAtOneRequestEach(String tab) throws Exception {
    bench.channel("dead", ROOT + "@nobody-has-this-handle" + tab);
    Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.statusOf("dead")).isEqualTo("failed");
    assertThat(outcome.figure("retries")).isEqualTo(1);
    assertThat(site.requests()).isBetween(1, 2);
    site.calm();
    assertThat(run("--max-retries", "0").statusOf("dead")).isEqualTo("failed");
    assertThat(site.requests()).isEqualTo(1);
  }

  @Test
  void aSiteThatSaysStopIsAskedFewerThanTenTimesMore() throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    for (int channel = 11; channel <= 40; channel++) {
      watch(channel, "");
      expected.addAll(publicVideos(channel));
    }
    site.calm();
    site.fault("{\"fault\":\"status\",\"code\":429,\"skip\":30}");
    Outcome outcome = run("-w", "4");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(site.requests()).isBetween(31, 39);
    assertThat(outcome.figure("held_by_brake")).isPositive();
    site.calm();
    Outcome rest = run("--failed", "-w", "4");
    assertThat(rest.status()).as(rest.summary().toString()).isZero();
    assertThat(bench.queued().keySet()).isEqualTo(expected);
  }

  private Child hanging() throws Exception {
    for (int channel : CHANNELS) {
      watch(channel, "/videos");
    }
    Set<String> open = new HashSet<>();
    for (int channel : List.of(1, 6, 10)) {
      fault(channel, "\"fault\":\"hang\"");
    }
    Child child = Child.start(bench, "--json", "-w", "4");
    for (int channel : List.of(3, 7, 9)) {
      open.add(name(channel));
    }
    while (!open.isEmpty()) {
      JsonObject finish = child.await(e -> e.get("event").getAsString().equals("channel_finished"));
      assertThat(open.remove(finish.get("channel").getAsString())).as(finish.toString()).isTrue();
      assertThat(finish.get("status").getAsString()).isEqualTo("with_new");
    }
    return child;
  }

  @Test
  void channelsThatHangDelayNoOtherAndEndWithTheProgram() throws Exception {
    try (Child child = hanging()) {
      List<Long> pids = child.descendants();
      assertThat(pids).isNotEmpty();
      child.signal("TERM");
      child.awaitState("draining");
      child.signal("TERM");
      Outcome outcome = child.end();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.figure("with_new")).isEqualTo(3);
      assertThat(outcome.figure("cancelled")).isEqualTo(3);
      Child.awaitDeath(pids);
    }
  }

  @Test
  void noYtDlpOutlivesAProgramThatWasKilled() throws Exception {
    try (Child child = hanging()) {
      List<Long> pids = child.descendants();
      assertThat(pids).isNotEmpty();
      child.kill();
      Child.awaitDeath(pids);
    }
    site.calm();
    goodRun();
    TreeSet<String> expected = new TreeSet<>();
    for (int channel : CHANNELS) {
      expected.addAll(publicVideos(channel, "videos"));
    }
    assertThat(bench.queued().keySet()).isEqualTo(expected);
  }

  @Test
  void aHangEndsWithTheTimeoutAndIsRetried() throws Exception {
    watch(9, "/videos");
    fault(9, "\"fault\":\"hang\",\"times\":1");
    Outcome outcome = run("--timeout", "15s");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.figure("retries")).isEqualTo(1);
    assertThat(bench.queued()).hasSize(5);
  }

  @Test
  void aYtDlpThatIsOutOfDateIsNotBelievedWhenItListsNothing() throws Exception {
    Optional<Path> old = FakeSite.ytDlp("FETCH_LINKS_TEST_YTDLP_OLD");
    assumeTrue(old.isPresent(), "no old yt-dlp: set FETCH_LINKS_TEST_YTDLP_OLD");
    trusting("old-yt-dlp", old.get());
    watch(6, "/videos");
    watch(9, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    List<String> news = publish(9, 1);
    bench.configure(settings("old-yt-dlp"));
    Outcome outcome = run();
    assertThat(outcome.status()).isEqualTo(1);
    for (int channel : List.of(6, 9)) {
      JsonObject result = outcome.results().get(name(channel));
      assertThat(result.get("class").getAsString()).isEqualTo("suspicious");
      assertThat(result.get("advice").getAsString()).contains("yt-dlp is out of date");
    }
    assertThat(bench.links()).isEmpty();
    bench.configure(settings("yt-dlp"));
    goodRun();
    assertThat(bench.consume()).isEqualTo(news);
  }
}
