package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A routine full listing of a channel of 400 videos, with the big site's own playlist of them. */
class YouTubeDepthTest extends OnYouTube {

  private static final int CHANNEL = 3;

  /** Everything but the full listing that is then due. */
  private void untilFullIsDue() {
    for (int check = 1; check < Detection.CHECKS_BETWEEN_FULL; check++) {
      Outcome _ = goodRun();
    }
  }

  @Test
  void itTakesAThirdOfTheRequestsAndFindsWhatOpened() throws Exception {
    List<String> _ = publish(CHANNEL, 400 - listed(CHANNEL, "videos").size());
    List<String> videos = listed(CHANNEL, "videos");
    String members = videos.get(200);
    String queued = videos.get(80);
    state(members, "members");
    watch(CHANNEL, "/videos");
    assertThat(goodRun().figure("new_videos")).isEqualTo(399);
    assertThat(site.requests()).as("the tab").isGreaterThanOrEqualTo(14);
    List<String> _ = bench.consume();

    untilFullIsDue();
    site.calm();
    Outcome quiet = goodRun();
    assertThat(site.requests()).as("the top, and four pages of the playlist").isEqualTo(1 + 4);
    assertThat(quiet.figure("new_videos")).isZero();
    assertThat(quiet.summary().getAsJsonObject("listed").get("full").getAsInt()).isEqualTo(1);

    state(queued, "private");
    untilFullIsDue();
    state(queued, "public");
    state(members, "public");
    site.calm();
    assertThat(goodRun().figure("new_videos")).as("only the one that was never had").isEqualTo(1);
    assertThat(bench.consume()).containsExactly(members);
    assertThat(site.requests()).as("down to where it stands").isBetween(1 + 4 + 7, 1 + 4 + 13);
  }

  @Test
  void anOldVideoMadePublicIsFoundWhereItStandsAndQueuedOnce() throws Exception {
    List<String> _ = publish(CHANNEL, 400 - listed(CHANNEL, "videos").size());
    String old = listed(CHANNEL, "videos").get(80);
    state(old, "private");
    watch(CHANNEL, "/videos");
    assertThat(goodRun().figure("new_videos")).isEqualTo(399);
    String marker = bench.marker(name(CHANNEL));
    List<String> _ = bench.consume();
    state(old, "public");

    untilFullIsDue();
    assertThat(bench.links()).isEmpty();
    site.calm();
    Outcome outcome = goodRun();

    assertThat(bench.consume()).containsExactly(old);
    assertThat(outcome.figure("new_videos")).isEqualTo(1);
    assertThat(bench.marker(name(CHANNEL))).isEqualTo(marker);
    // yt-dlp goes on until it hears that this is enough; all of the tab are 14 pages
    assertThat(site.requests())
        .as("top, playlist, and the tab down to it")
        .isBetween(1 + 4 + 3, 1 + 4 + 13);
    assertThat(goodRun().figure("new_videos")).isZero();
  }

  @Test
  void aPlaylistThatBreaksOffLeavesTheTab() throws Exception {
    List<String> _ = publish(CHANNEL, 130 - listed(CHANNEL, "videos").size());
    String old = listed(CHANNEL, "videos").get(120);
    state(old, "private");
    watch(CHANNEL, "/videos");
    Outcome _ = goodRun();
    List<String> _ = bench.consume();
    untilFullIsDue();
    state(old, "public");
    site.calm();
    // The playlist's second page, and yt-dlp's one retry of it
    site.fault("{\"fault\":\"status\",\"code\":500,\"kinds\":[\"continuation\"],\"times\":2}");
    Outcome outcome = goodRun();
    assertThat(bench.consume()).containsExactly(old);
    assertThat(outcome.figure("retries")).isZero();
  }
}
