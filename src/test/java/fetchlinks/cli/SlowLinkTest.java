package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a slow link the same is found, without the big site's pages. */
class SlowLinkTest extends OnYouTube {

  private int requests(String kind) throws Exception {
    JsonElement count = stats().getAsJsonObject("by_kind").get(kind);
    return count == null ? 0 : count.getAsInt();
  }

  private Outcome slowRun() {
    Outcome outcome = run("--slow-link");
    assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
    return outcome;
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "8, ''", "10, /shorts", "6, /videos", "9, /videos"})
  void theFirstRunFindsAllThatCanBeHad(int channel, String tab) throws Exception {
    watch(channel, tab);
    site.calm();

    Outcome outcome = slowRun();

    List<String> ids = bench.consume();
    if (tab.isEmpty()) {
      assertThat(new TreeSet<>(ids)).isEqualTo(publicVideos(channel));
    } else {
      assertThat(ids.reversed()).isEqualTo(publicVideos(channel, tab.substring(1)));
    }
    assertThat(outcome.figure("new_videos")).isEqualTo(ids.size());
    assertThat(requests("page")).isZero();
  }

  @Test
  void whatIsNewIsFoundWithoutAPageAlsoWhereTheSettingIsInTheConfiguration() throws Exception {
    List<Integer> channels = List.of(4, 6, 9, 10);
    for (int channel : channels) {
      watch(channel, "/videos");
    }
    goodRun();
    List<String> _ = bench.consume();
    TreeSet<String> published = new TreeSet<>();
    for (int channel : channels) {
      published.addAll(publish(channel, channel / 3));
    }
    List<String> settings = new ArrayList<>(List.of(settings("yt-dlp")));
    settings.add("slow_link = true");
    settings.add("probe = \"off\"");
    bench.configure(settings.toArray(String[]::new));
    site.calm();

    Outcome _ = goodRun();

    assertThat(new TreeSet<>(bench.consume())).isEqualTo(published);
    assertThat(requests("page")).isZero();
    assertThat(requests("browse")).isEqualTo(channels.size());
    assertThat(requests("continuation")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, ok", "9, 404", "9, terminated"})
  void aChannelThatIsNotThereIsReportedAsSuch(int channel, String state) throws Exception {
    watch(channel, "/videos");
    var _ = admin("channel", "{\"channel\":%d,\"state\":\"%s\"}".formatted(channel, state));

    Outcome outcome = run("--slow-link", "--max-retries", "0");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.statusOf(name(channel))).isEqualTo("failed");
    assertThat(outcome.events("summary").getLast().toString()).contains("\"class\":\"gone");
  }
}
