package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No room for links: said once, the run stops, and the next one finishes the work. */
@Timeout(120)
class FullDiskTest {

  private static final int CHANNELS = 8;
  private static final int VIDEOS = 60;

  @TempDir Path root;
  private Bench bench;
  private FeedSite site;

  @BeforeEach
  void setUp() throws IOException {
    bench = Bench.in(root);
    site = new FeedSite();
    for (int channel = 0; channel < CHANNELS; channel++) {
      String name = "c" + channel;
      for (int video = 0; video < VIDEOS; video++) {
        site.publish(name, name + "-" + video);
      }
      bench.channel(name, site.link(name));
    }
  }

  @AfterEach
  void close() {
    site.close();
  }

  private List<String> shell(String script, String... words) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    command.addAll(List.of(words));
    command.addAll(Child.java(bench));
    command.addAll(List.of("--json", "-w", "1", bench.config().toString()));
    return command;
  }

  private void assertStopped(Outcome outcome) {
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.results().values())
        .anySatisfy(result -> {
          assertThat(result.get("class").getAsString()).isEqualTo("local");
          assertThat(result.get("message").getAsString()).contains(bench.queue().toString());
        });
    assertThat(outcome.figure("not_checked")).as("channels that were not tried").isPositive();
    assertThat(outcome.figure("held_by_brake")).isZero();
    assertThat(outcome.out() + outcome.err()).doesNotContain("Exception", "\tat ");
  }

  private void assertTheNextRunFinishesTheWork() throws IOException {
    assertThat(bench.run("-q")).isEqualTo(new Outcome(0, "", ""));
    assertThat(bench.queued()).hasSize(CHANNELS * VIDEOS);
    assertThat(bench.leftovers()).isEmpty();
    for (int channel = 0; channel < CHANNELS; channel++) {
      assertThat(bench.marker("c" + channel)).isEqualTo("c" + channel + "-" + (VIDEOS - 1));
    }
  }

  @Test
  void aFileThatMayGrowNoFurtherStopsTheRunAndTheNextOneFinishesTheWork() throws Exception {
    try (Child child = Child.start(bench, shell("ulimit -f 16; exec \"$@\""), Map.of())) {
      assertStopped(child.end());
    }
    assertTheNextRunFinishesTheWork();
  }

  @Test
  void aFullFileSystemStopsTheRunAndTheNextOneFinishesTheWork() throws Exception {
    Process trial =
        new ProcessBuilder("unshare", "-rm", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(trial.waitFor() == 0, "no file system of one's own can be had here");
    Files.createDirectory(bench.queue());
    Path saved = root.resolve("saved");
    String script =
        """
        queue=$1 saved=$2; shift 2
        mount -t tmpfs -o size=256k none "$queue" || exit 99
        "$@"; status=$?
        cp -a "$queue" "$saved"
        exit $status
        """;
    List<String> command = new ArrayList<>(List.of("unshare", "-rm"));
    command.addAll(shell(script, bench.queue().toString(), saved.toString()));
    try (Child child = Child.start(bench, command, Map.of())) {
      assertStopped(child.end());
    }
    Files.delete(bench.queue());
    Files.move(saved, bench.queue());
    assertTheNextRunFinishesTheWork();
  }
}
