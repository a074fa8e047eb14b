package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fetchlinks.model.Probe;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of the big site are asked before its pages, and believed no further than they deserve. */
class ProbedRunTest extends OnYouTube {

  private static final String PASSWORD = "changeit";

  /** Entries that a feed shows. */
  private static final int SHOWN = 15;

  /** Runs the program in a JVM that trusts the site, which ours can't be taught any more. */
  private Outcome probedRun(String... options) throws Exception {
    try (Child child = Child.start(bench, probing(options), Map.of())) {
      Outcome outcome = child.end();
      assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
      return outcome;
    }
  }

  private List<String> probing(String... options) throws Exception {
    Path trust = bench.root().resolve("trust.p12");
    if (!Files.exists(trust)) {
      writeTrust(trust);
    }
    List<String> command = Child.java(bench);
    command.addAll(
        1,
        List.of(
            "-Djavax.net.ssl.trustStore=" + trust,
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
    command.addAll(List.of("--json", "-w", "2"));
    command.addAll(List.of(options));
    command.add(bench.config().toString());
    return command;
  }

  private void writeTrust(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Path ca = site.certificates().resolveSibling("ca.pem");
    try (InputStream in = Files.newInputStream(ca);
        OutputStream out = Files.newOutputStream(file)) {
      store.setCertificateEntry(
          "site", CertificateFactory.getInstance("X.509").generateCertificate(in));
      store.store(out, PASSWORD.toCharArray());
    }
  }

  private int requests(String kind) throws Exception {
    JsonElement count = stats().getAsJsonObject("by_kind").get(kind);
    return count == null ? 0 : count.getAsInt();
  }

  private int probed(Outcome outcome, int channel) {
    return outcome.results().get(name(channel)).get("probed").getAsInt();
  }

  /** Watches all channels whose feed shows only what can be had; their numbers. */
  private List<Integer> watchQuietOnes() throws Exception {
    List<Integer> channels = new ArrayList<>();
    for (JsonElement element : admin("channels", "{}").getAsJsonArray("channels")) {
      int number = element.getAsJsonObject().get("number").getAsInt();
      List<String> top = listed(number, "videos").stream().limit(SHOWN).toList();
      if (!top.isEmpty() && number != 4 && areAllPublic(top)) {
        channels.add(number);
        watch(number, "/videos");
      }
    }
    return channels;
  }

  private boolean areAllPublic(List<String> videos) throws Exception {
    for (String id : videos) {
      JsonObject video = admin("video", "{\"video\":\"" + id + "\"}");
      if (!video.get("state").getAsString().equals("public")) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aQuietRunTakesOneSmallRequestAChannelAndNoYtDlp() throws Exception {
    List<Integer> channels = watchQuietOnes();
    assertThat(channels).hasSizeGreaterThan(20);
    goodRun();
    List<String> _ = bench.consume();
    site.calm();

    Outcome outcome = probedRun();

    assertThat(outcome.figure("new_videos")).isZero();
    assertThat(outcome.figure("up_to_date")).isEqualTo(channels.size());
    assertThat(outcome.figure("probed")).isEqualTo(channels.size());
    assertThat(outcome.summary().getAsJsonObject("listed").size()).isZero();
    assertThat(channels).allMatch(channel -> probed(outcome, channel) == 1);
    assertThat(requests("feed")).isEqualTo(channels.size());
    assertThat(site.requests()).isEqualTo(channels.size());
  }

  @Test
  void aRunThatProbesAllStartsNoYtDlpAtAll() throws Exception {
    List<Integer> channels = watchQuietOnes();
    goodRun();
    Path traced = traced("echo started >> '%s'\n".formatted(bench.root().resolve("starts")));
    bench.configure(with("yt_dlp = \"" + traced + "\""));

    assertThat(probedRun().figure("up_to_date")).isEqualTo(channels.size());
    assertThat(bench.root().resolve("starts")).doesNotExist();

    bench.channel("a first one", ROOT + "@chan0001/shorts");
    assertThat(probedRun().figure("up_to_date")).isEqualTo(channels.size());
    assertThat(bench.root().resolve("starts")).exists();
  }

  @Test
  void probingGoesOnWhileTheFirstYtDlpStarts() throws Exception {
    List<Integer> channels = watchQuietOnes();
    goodRun();
    Path pipe = bench.root().resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path waiting = traced("read -r _ < '%s'\n".formatted(pipe));
    bench.configure(with("yt_dlp = \"" + waiting + "\""));
    bench.channel("a first one", ROOT + "@chan0001/shorts");

    try (RandomAccessFile start = new RandomAccessFile(pipe.toFile(), "rw");
        Child child = Child.start(bench, probing(), Map.of())) {
      for (int i = 0; i < channels.size(); i++) {
        JsonObject finished =
            child.await(event -> event.get("event").getAsString().equals("channel_finished"));
        assertThat(finished.get("probed").getAsInt()).isEqualTo(1);
      }
      start.write('\n');
      Outcome outcome = child.end();
      assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
    }
    assertThat(bench.marker("a first one")).isEqualTo(publicVideos(1, "shorts").getFirst());
  }

  /** The yt-dlp of the settings, which does this before it starts. */
  private Path traced(String first) throws Exception {
    String usual = settings("yt-dlp")[0];
    String ytDlp = usual.substring(usual.indexOf('"') + 1, usual.lastIndexOf('"'));
    Path script = bench.root().resolve("traced");
    Files.writeString(script, "#!/bin/sh\n" + first + "exec '" + ytDlp + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** The usual settings with another yt-dlp. */
  private String[] with(String ytDlp) {
    String[] settings = settings("yt-dlp");
    settings[0] = ytDlp;
    return settings;
  }

  @Test
  void withProbesSwitchedOffTheListsAreRead() throws Exception {
    watch(6, "/videos");
    watch(9, "/videos");
    goodRun();
    List<String> settings = new ArrayList<>(List.of(settings("yt-dlp")));
    settings.add("probe = \"off\"");
    bench.configure(settings.toArray(String[]::new));
    site.calm();

    assertThat(probed(probedRun(), 6)).isZero();
    assertThat(requests("feed")).isZero();
    assertThat(requests("page")).isEqualTo(2);
  }

  @Test
  void whatTheFeedShowsIsQueuedAtOnceFromEachTab() throws Exception {
    watch(10, "");
    goodRun();
    List<String> _ = bench.consume();
    List<String> shorts = publish(10, 2, ",\"kind\":\"short\"");
    site.calm();

    Outcome outcome = probedRun();

    assertThat(bench.consume()).isEqualTo(shorts);
    assertThat(probed(outcome, 10)).isEqualTo(1);
    assertThat(requests("feed")).isEqualTo(2);
    assertThat(requests("page")).isEqualTo(1);
  }

  @Test
  void aFeedThatLagsDelaysAVideoByNoMoreThanSixChecks() throws Exception {
    watch(9, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    JsonObject _ = admin("config", "{\"feed_cache\":86400}");
    assertThat(probed(probedRun(), 9)).isEqualTo(1);
    List<String> news = publish(9, 2);
    for (int check = 1; check < Probe.IN_A_ROW; check++) {
      assertThat(probedRun().figure("new_videos")).as("check %d", check).isZero();
    }

    assertThat(probedRun().figure("new_videos")).isEqualTo(2);
    assertThat(bench.consume()).isEqualTo(news);
    JsonObject _ = admin("config", "{\"feed_cache\":0}");
    assertThat(probedRun().figure("new_videos")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fault\":\"status\",\"code\":404",
        "\"fault\":\"status\",\"code\":500",
        "\"fault\":\"status\",\"code\":429",
        "\"fault\":\"reset\",\"after\":300",
        "\"fault\":\"truncate\"",
        "\"fault\":\"garbage\"",
        "\"fault\":\"hang\"",
      })
  void aFeedThatFailsCostsNoVideoAndNoError(String fault) throws Exception {
    watch(6, "/videos");
    watch(9, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    List<String> news = publish(9, 1);
    site.calm();
    site.fault("{\"kinds\":[\"feed\"]," + fault + "}");

    Outcome outcome = probedRun("--timeout", "30s");

    assertThat(bench.consume()).isEqualTo(news);
    assertThat(outcome.figure("retries")).isZero();
    assertThat(requests("page")).isEqualTo(2);
  }
}
