package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fetchlinks.ytdlp.FakeSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a real yt-dlp and a stand-in for the big site; skips without them. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnYouTube {

  static final String ROOT = "https://www.youtube.com/";
  private static final String[] TABS = {"videos", "shorts", "streams"};

  FakeSite site;
  Bench bench;
  private Path folder;
  private int benches;

  // What the fields stand for is there before the first test, or there is no test.
  @SuppressWarnings("NullAway.Init")
  OnYouTube() {}

  @BeforeAll
  void start(@TempDir Path newFolder) throws IOException {
    Optional<Path> home = FakeSite.home();
    Optional<Path> ytDlp = FakeSite.ytDlp("FETCH_LINKS_TEST_YTDLP");
    assumeTrue(home.isPresent(), "no fake site: set FAKEYT_HOME");
    assumeTrue(ytDlp.isPresent(), "no yt-dlp: set FETCH_LINKS_TEST_YTDLP");
    folder = newFolder;
    site =
        FakeSite.start(
            home.get(),
            folder.resolve("site"),
            "--channels",
            "40",
            "--max-videos",
            "120",
            "--weight",
            "light");
    trusting("yt-dlp", ytDlp.get());
  }

  @AfterAll
  void stop() throws IOException {
    if (site != null) {
      site.close();
    }
  }

  @BeforeEach
  void reset() throws Exception {
    JsonElement _ = site.admin("reset", "{}");
    site.calm();
    bench = Bench.in(folder.resolve("bench" + benches++), settings("yt-dlp"));
  }

  @AfterEach
  void nothingIsBlocked() throws Exception {
    assertThat(stats().get("blocked").toString())
        .as("requests to hosts that are not the site's")
        .isIn("0", "{}", "[]");
  }

  /** A yt-dlp that trusts the site. */
  void trusting(String name, Path ytDlp) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(
        script,
        "#!/bin/sh\nSSL_CERT_FILE='%s' exec '%s' \"$@\"\n".formatted(site.certificates(), ytDlp));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** How to get to the site with a yt-dlp that trusts it. */
  String[] settings(String name) {
    return new String[] {
      "yt_dlp = \"" + folder.resolve(name) + "\"",
      "yt_dlp_args = [\"--compat-options\", \"no-certifi\"]",
      "proxy = \"" + site.proxy() + "\"",
      "retry_delay = \"1ms\""
    };
  }

  static String name(int channel) {
    return "chan%04d".formatted(channel);
  }

  /** Watches a tab of a channel, or with "" all that it has. */
  void watch(int channel, String tab) throws IOException {
    bench.channel(name(channel), ROOT + "@" + name(channel) + tab);
  }

  Outcome run(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    if (!all.contains("-w")) {
      all.addAll(List.of("-w", "2"));
    }
    return bench.run(all.toArray(String[]::new));
  }

  /** A run in which every channel is checked. */
  Outcome goodRun() {
    Outcome outcome = run();
    assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
    return outcome;
  }

  JsonObject admin(String name, String json) throws IOException, InterruptedException {
    return site.admin(name, json).getAsJsonObject();
  }

  JsonObject stats() throws IOException, InterruptedException {
    return site.admin("stats", null).getAsJsonObject();
  }

  /** Publishes on a channel; the ids, oldest first. */
  List<String> publish(int channel, int count, String more)
      throws IOException, InterruptedException {
    JsonObject answer =
        admin("publish", "{\"channel\":%d,\"count\":%d%s}".formatted(channel, count, more));
    return answer.getAsJsonArray("videos").asList().stream().map(JsonElement::getAsString).toList();
  }

  List<String> publish(int channel, int count) throws IOException, InterruptedException {
    return publish(channel, count, "");
  }

  void state(String video, String state) throws IOException, InterruptedException {
    JsonObject _ = admin("state", "{\"video\":\"%s\",\"state\":\"%s\"}".formatted(video, state));
  }

  List<String> listed(int channel, String tab) throws IOException, InterruptedException {
    return site.truth("channel=%d&tab=%s".formatted(channel, tab));
  }

  /** Ids of the public videos of a tab, newest first. */
  List<String> publicVideos(int channel, String tab) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (String id : listed(channel, tab)) {
      JsonObject video = admin("video", "{\"video\":\"" + id + "\"}");
      if (video.get("state").getAsString().equals("public")) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Ids of all public videos of a channel. */
  SortedSet<String> publicVideos(int channel) throws IOException, InterruptedException {
    TreeSet<String> ids = new TreeSet<>();
    for (String tab : TABS) {
      ids.addAll(publicVideos(channel, tab));
    }
    return ids;
  }

  /** The ids of both, once each. */
  static SortedSet<String> together(List<String> some, List<String> others) {
    return new TreeSet<>(Stream.concat(some.stream(), others.stream()).toList());
  }
}
