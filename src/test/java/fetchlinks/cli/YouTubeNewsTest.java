package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fetchlinks.model.Detection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is new on the big site is queued: all of it, once, oldest first. */
class YouTubeNewsTest extends OnYouTube {

  @Test
  void theFirstRunQueuesExactlyThePublicVideosOfAllTabsAndQuietRunsNothing() throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    int tabs = 0;
    for (int channel : List.of(1, 3, 5, 6, 7, 8, 9, 10)) {
      watch(channel, "");
      expected.addAll(publicVideos(channel));
      for (String tab : List.of("videos", "shorts", "streams")) {
        tabs += listed(channel, tab).isEmpty() ? 0 : 1;
      }
    }
    Outcome first = goodRun();
    assertThat(bench.queued().keySet()).isEqualTo(expected);
    assertThat(first.figure("new_videos")).isEqualTo(expected.size());
    for (int quiet = 0; quiet < 3; quiet++) {
      site.calm();
      assertThat(goodRun().figure("new_videos")).isZero();
      assertThat(site.requests()).as("a request for each list").isLessThanOrEqualTo(tabs);
    }
    assertThat(bench.queued().keySet()).isEqualTo(expected);
  }

  @Test
  void afterATickOnThirtyChannelsExactlyTheNewOnesAreQueuedOldestFirst() throws Exception {
    List<Integer> channels = new ArrayList<>();
    for (JsonElement element : admin("channels", "{}").getAsJsonArray("channels")) {
      JsonObject channel = element.getAsJsonObject();
      int number = channel.get("number").getAsInt();
      if (channel.get("videos").getAsInt() > 0 && number != 4) {
        channels.add(number);
        watch(number, "/videos");
      }
    }
    goodRun();
    List<String> _ = bench.consume();
    int ticking = Math.min(30, channels.size());
    JsonObject published =
        admin("tick", "{\"channels\":%d,\"among\":%s}".formatted(ticking, channels))
            .getAsJsonObject("published");
    site.calm();
    Outcome outcome = goodRun();
    assertThat(published.size()).isEqualTo(ticking);
    Map<String, Integer> queued = bench.queued();
    TreeSet<String> expected = new TreeSet<>();
    for (Map.Entry<String, JsonElement> channel : published.entrySet()) {
      List<String> ids =
          channel.getValue().getAsJsonArray().asList().stream()
              .map(JsonElement::getAsString)
              .toList();
      expected.addAll(ids);
      for (int i = 0; i < ids.size(); i++) {
        assertThat(queued).containsEntry(ids.get(i), i);
      }
      assertThat(bench.marker(channel.getKey())).isEqualTo(ids.getLast());
    }
    assertThat(queued.keySet()).isEqualTo(expected);
    assertThat(outcome.figure("with_new")).isEqualTo(ticking);
    assertThat(site.requests()).as("one request a channel").isEqualTo(channels.size());
    assertThat(goodRun().figure("new_videos")).isZero();
  }

  @Test
  void deletedMarkersDoNotHideWhatIsNewNorBringBackWhatIsOld() throws Exception {
    for (int channel : List.of(6, 7, 10)) {
      watch(channel, "/videos");
    }
    goodRun();
    List<String> _ = bench.consume();
    admin("delete", "{\"channel\":6,\"newest\":1,\"tab\":\"videos\"}");
    admin("delete", "{\"channel\":7,\"newest\":3,\"tab\":\"videos\"}");
    List<String> afterThree = publish(7, 2);
    admin("delete", "{\"channel\":10,\"newest\":1,\"tab\":\"videos\"}");
    List<String> afterOne = publish(10, 1);
    goodRun();
    assertThat(bench.queued().keySet()).isEqualTo(together(afterThree, afterOne));
    assertThat(bench.marker(name(7))).isEqualTo(afterThree.getLast());
    assertThat(bench.marker(name(10))).isEqualTo(afterOne.getLast());
    assertThat(goodRun().figure("new_videos")).isZero();
  }

  @Test
  void fortyFiveNewOnesAtOnceAreAllQueuedOldestFirst() throws Exception {
    watch(9, "/videos");
    goodRun();
    List<String> _ = bench.consume();
    List<String> burst = publish(9, 45);
    goodRun();
    assertThat(bench.consume()).isEqualTo(burst);
    assertThat(bench.marker(name(9))).isEqualTo(burst.getLast());
  }

  @Test
  void aPlaylistIsFollowedWhereverItGrowsAndAMovedItemIsNotNew() throws Exception {
    List<String> videos = listed(6, "videos");
    String playlist =
        admin(
                "new-playlist",
                "{\"channel\":6,\"title\":\"list\",\"videos\":" + json(videos.subList(0, 8)) + "}")
            .get("playlist")
            .getAsString();
    bench.channel("list", ROOT + "playlist?list=" + playlist);
    goodRun();
    assertThat(bench.consume()).containsExactlyInAnyOrderElementsOf(videos.subList(0, 8));
    change(playlist, "\"op\":\"append\",\"videos\":" + json(videos.subList(8, 10)));
    goodRun();
    assertThat(bench.consume()).isEqualTo(videos.subList(8, 10));
    change(playlist, "\"op\":\"move\",\"video\":\"" + videos.get(5) + "\",\"to\":0");
    assertThat(goodRun().figure("new_videos")).isZero();
    change(playlist, "\"op\":\"insert\",\"at\":4,\"videos\":" + json(videos.subList(10, 11)));
    goodRun();
    assertThat(bench.consume()).isEqualTo(videos.subList(10, 11));
    change(playlist, "\"op\":\"reverse\"");
    assertThat(goodRun().figure("new_videos")).isZero();
  }

  private void change(String playlist, String arguments) throws Exception {
    JsonObject _ = admin("playlist", "{\"playlist\":\"" + playlist + "\"," + arguments + "}");
  }

  private static String json(List<String> ids) {
    return "[\"" + String.join("\",\"", ids) + "\"]";
  }

  @Test
  void aVideoInTwoChannelsIsQueuedOnceAndKnownToBoth() throws Exception {
    List<String> videos = listed(9, "videos");
    String playlist =
        admin(
                "new-playlist",
                "{\"channel\":9,\"title\":\"best of\",\"videos\":" + json(videos) + "}")
            .get("playlist")
            .getAsString();
    bench.channel("best-of", ROOT + "playlist?list=" + playlist);
    watch(9, "/videos");
    goodRun();
    assertThat(bench.consume()).containsExactlyInAnyOrderElementsOf(videos);
    assertThat(goodRun().figure("new_videos")).isZero();
    assertThat(bench.run("-q", "--only", "best-of").status()).isZero();
    assertThat(bench.links()).isEmpty();
  }

  /** Twenty checks of four channels, in which something comes late in each. */
  @Test
  void whatComesLateIsQueuedOnceWhenItCanBeHad() throws Exception {
    String old = listed(1, "videos").get(80);
    state(old, "private");
    watch(1, "/videos");
    watch(3, "/videos");
    watch(6, "/videos");
    watch(9, "");
    goodRun();
    List<String> _ = bench.consume();
    assertThat(bench.queued()).doesNotContainKey(old);

    String premiere = publish(3, 1, ",\"state\":\"upcoming\"").getFirst();
    String members = publish(6, 1, ",\"state\":\"members\"").getFirst();
    for (int check = 0; check < 10; check++) {
      assertThat(goodRun().figure("new_videos")).as("check %d", check).isZero();
      if (check == 3) {
        state(old, "public");
      }
    }
    assertThat(bench.marker(name(3))).isNotEqualTo(premiere);
    assertThat(bench.marker(name(6))).isNotEqualTo(members);

    state(premiere, "public");
    state(members, "public");
    List<String> shorts = publish(9, 2, ",\"kind\":\"short\"");
    goodRun();
    assertThat(bench.links()).contains(premiere + ".link");
    for (int check = 0; check < Detection.CHECKS_BETWEEN_FULL - 10 + 4; check++) {
      goodRun();
    }
    SortedSet<String> expected = together(shorts, List.of(premiere, members, old));
    assertThat(bench.queued().keySet()).isEqualTo(expected);
  }

  @Test
  void aTitleThatAttacksIsKeptInTheLinkAndCleanedOnTheScreen() throws IOException, Exception {
    List<String> ids =
        publish(3, 1, ",\"title\":\"\\u001b[31m\\u001b]0;owned\\u0007 ../../etc/passwd\\u202e\"");
    watch(3, "/videos");
    Outcome plain = bench.run("--plain", "--dry-run");
    assertThat(plain.status()).isZero();
    assertThat(plain.out()).contains("etc/passwd").doesNotContain("\u001b", "\u0007", "\u202e");
    goodRun();
    assertThat(bench.link(ids.getFirst() + ".link").get("title").getAsString())
        .contains("../../etc/passwd");
    assertThat(bench.everything().keySet()).noneMatch(name -> name.contains("passwd"));
  }
}
