package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids are what a site sends; from a feed to the file names of the queue. */
class AwkwardIdsTest {

  private static final String[] IDS = {
    "the-same-twenty-char-1234567890",
    "the-same-twenty-char-0987654321",
    "..",
    ".",
    ".hidden",
    "/etc/passwd",
    "a/b",
    "../../up",
    "a/../b",
    "-x",
    "--exec",
    "Case",
    "cASE",
    "case",
    "with space",
    "semi;colon",
    "yt:video:abc",
    "gr\u00f6\u00dfe",
    "\u6599\u7406",
    "x".repeat(300),
    "CON",
    "%2e%2e%2f",
    "a.link",
    "tag:example.org,2026:a?b=c&amp;d"
  };

  @TempDir Path root;

  @Test
  void everyIdGetsALinkOfItsOwnInsideTheQueueOnce() throws IOException {
    Bench bench = Bench.in(root.resolve("bench"));
    try (FeedSite site = new FeedSite().publish("odd", IDS)) {
      bench.channel("odd", site.link("odd"));
      Outcome outcome = bench.run("--json");
      assertThat(outcome.status()).as(outcome.out()).isZero();
      assertThat(outcome.figure("new_videos")).isEqualTo(IDS.length);
      assertThat(bench.queued()).hasSize(IDS.length);
      for (String id : IDS) {
        String plain = id.replace("&amp;", "&");
        assertThat(bench.queued()).containsEntry(plain, Arrays.asList(IDS).indexOf(id));
      }
      assertThat(bench.links())
          .contains("-x.link", "--exec.link", "the-same-twenty-char.link")
          .allMatch(name -> name.matches("[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,70}\\.link"));
      assertThat(bench.links().stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct())
          .as("names that differ in more than case")
          .hasSize(IDS.length);
      assertThat(root).isDirectoryContaining(path -> path.endsWith("bench"));
      assertThat(bench.run("--json").figure("new_videos")).isZero();
      assertThat(bench.consume()).hasSize(IDS.length);
      assertThat(bench.run("--json").figure("new_videos")).isZero();
      assertThat(bench.links()).isEmpty();
    }
  }

  @Test
  void theSameVideoInTwoChannelsIsQueuedOnceWhicheverComesFirst() throws IOException {
    Bench bench = Bench.in(root);
    try (FeedSite site = new FeedSite().publish("a", "both", "a1").publish("b", "b1", "both")) {
      bench.channel("a", site.link("a")).channel("b", site.link("b"));
      assertThat(bench.run().status()).isZero();
      assertThat(bench.queued()).containsOnlyKeys("a1", "b1", "both");
      assertThat(bench.marker("a")).isEqualTo("a1");
      assertThat(bench.marker("b")).isEqualTo("both");
      assertThat(bench.consume()).hasSize(3);
      assertThat(bench.run().status()).isZero();
      assertThat(bench.links()).isEmpty();
    }
  }
}
