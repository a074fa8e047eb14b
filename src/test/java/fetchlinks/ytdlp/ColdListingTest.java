package fetchlinks.ytdlp;

import static fetchlinks.ytdlp.FakeYtDlp.QUICK;
import static fetchlinks.ytdlp.FakeYtDlp.everything;
import static fetchlinks.ytdlp.FakeYtDlp.options;
import static fetchlinks.ytdlp.FakeYtDlp.request;
import static fetchlinks.ytdlp.FakeYtDlp.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A yt-dlp that takes no plugin: one process for each list. */
@Timeout(60)
@SuppressWarnings(
    "InterruptedExceptionSwallowed") // a test that is interrupted fails like any other
class ColdListingTest {

  private static final String NO_PLUGINS =
      "case \"$*\" in *fetchlinks-worker:*) echo 'Unsupported url scheme: \"fetchlinks-worker\"' >&2; exit 1;; esac\n";

  @TempDir Path folder;
  private final RecordingReader reader = new RecordingReader();

  private static String entry(String id) {
    return say(
        "{\"id\":\"%s\",\"title\":\"t\",\"url\":\"https://x/%s\",\"__last\":1,\"_version\":{},\"_type\":\"url\",\"playlist_id\":\"PL\",\"playlist_title\":\"T\",\"playlist_channel_id\":\"UC\",\"playlist_count\":null}"
            .formatted(id, id));
  }

  private ListingEnd list(String body, ListingRequest request)
      throws IOException, FetchException, InterruptedException {
    try (YtDlpSource source = new YtDlpSource(options(folder, NO_PLUGINS + body), QUICK)) {
      return source.list(request, reader);
    }
  }

  @Test
  void entriesAreGivenAsTheWorkerWouldGiveThem() throws Exception {
    assertThat(list(entry("a") + entry("b"), everything())).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.ids()).containsExactly("a", "b");
    assertThat(reader.metas).containsExactly(new ListingMeta("", "UC", "T"));
    assertThat(reader.requests).isEqualTo(1);
    assertThat(((Item.Entry) reader.items.getFirst()).video().json())
        .contains("\"_type\":\"url\"")
        .doesNotContain("__last", "_version");
  }

  @Test
  void threeKnownIdsInARowEndTheProcess() throws Exception {
    String endless =
        "echo $$ > \"${0%/*}/pid\"\n"
            + entry("new")
            + entry("k1")
            + entry("new2")
            + entry("k1")
            + entry("k2")
            + entry("k3")
            + "while :; do "
            + entry("more").strip()
            + "; sleep 0.05; done";
    ListingEnd end = list(endless, request(List.of("k1", "k2", "k3", "k4"), Duration.ofMinutes(1)));
    assertThat(end).isEqualTo(new ListingEnd.Stopped());
    assertThat(reader.ids()).containsExactly("new", "k1", "new2", "k1", "k2", "k3");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(FakeYtDlp.gone(pid)).isTrue();
  }

  @Test
  void aReaderThatWantsNoMoreEndsTheProcess() throws Exception {
    RecordingReader two = new RecordingReader(2);
    try (YtDlpSource source =
        new YtDlpSource(
            options(folder, NO_PLUGINS + entry("a") + entry("b") + "sleep 1000"), QUICK)) {
      assertThat(source.list(everything(), two)).isEqualTo(new ListingEnd.Stopped());
    }
  }

  @Test
  void anErrorBeforeTheFirstEntryIsClassified() {
    FetchException failed =
        catchThrowableOfType(
            FetchException.class,
            () ->
                list(
                    "echo 'WARNING: something' >&2; echo 'ERROR: [x] y: HTTP Error 404: Not Found' >&2; exit 1",
                    everything()));
    assertThat(failed.failure().code()).isEqualTo("404");
    assertThat(reader.warnings).anyMatch(warning -> warning.contains("something"));
  }

  @Test
  void anErrorAfterEntriesLeavesTheListCutShort() throws Exception {
    ListingEnd end =
        list(entry("a") + "echo 'ERROR: page 2: HTTP Error 500: x' >&2; exit 1", everything());
    assertThat(end)
        .isInstanceOfSatisfying(
            ListingEnd.CutShort.class,
            cut -> assertThat(cut.cause().kind()).isEqualTo(FailureClass.TRANSIENT));
  }

  @Test
  void aPageThatIsASingleVideoIsNoList() throws Exception {
    assertThat(list(say("{\"id\":\"v\",\"title\":\"t\",\"playlist_id\":null}"), everything()))
        .isInstanceOf(ListingEnd.NotAList.class);
    assertThat(reader.items).isEmpty();
  }

  @Test
  void aHangIsEndedAtTheDeadline() {
    assertThatThrownBy(() -> list("sleep 1000", request(List.of(), Duration.ofMillis(300))))
        .isInstanceOf(FetchException.class)
        .hasMessage("no answer within 300ms");
  }

  @Test
  void theTabsOfABareChannelAreListsInTheList() throws Exception {
    String tabs = "";
    for (String tab : List.of("videos", "videos", "shorts")) {
      tabs +=
          say(
              "{\"id\":\"a\",\"playlist_id\":\"UC\",\"playlist_title\":\"T - %s\",\"playlist_webpage_url\":\"https://www.youtube.com/@x/%s\"}"
                  .formatted(tab, tab));
    }
    ListingEnd end = list(tabs, bare());
    assertThat(end).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.nested())
        .containsExactly("https://www.youtube.com/@x/videos", "https://www.youtube.com/@x/shorts");
    assertThat(reader.ids()).isEmpty();
  }

  @Test
  void aBareChannelWithoutTabsIsListedItself() throws Exception {
    assertThat(list(entry("a") + entry("b"), bare())).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.ids()).containsExactly("a", "b");
  }

  private static ListingRequest bare() {
    return new ListingRequest(
        "https://www.youtube.com/@x", List.of(), "", false, false, Duration.ofMinutes(1));
  }

  @Test
  void theProcessDoesNotOutliveOurPipeAndIsDeafToCtrlC() throws Exception {
    String stubborn =
        "trap '' TERM\necho $$ > \"${0%/*}/pid\"\n" + entry("a") + "while :; do sleep 0.1; done";
    YtDlpOptions options = options(folder, NO_PLUGINS + stubborn);
    List<String> command =
        Commands.listing(Executable.find(options), options, Optional.empty(), everything(), false);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.inputReader().readLine()).contains("\"a\"");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()), String.valueOf(pid))
        .start()
        .waitFor();
    assertThat(process.isAlive()).isTrue();
    process.outputWriter().close(); // which is what happens when we are killed
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(FakeYtDlp.gone(pid)).isTrue();
  }

  @Test
  void anInterruptedListingEndsItsProcess() throws Exception {
    String body = "echo $$ > \"${0%/*}/pid\"\n" + entry("a") + "sleep 1000";
    try (YtDlpSource source = new YtDlpSource(options(folder, NO_PLUGINS + body), QUICK)) {
      FutureTask<ListingEnd> listing = new FutureTask<>(() -> source.list(everything(), reader));
      Thread thread = Thread.ofVirtual().start(listing);
      reader.firstItem.await();
      thread.interrupt();
      assertThatThrownBy(listing::get).hasCauseInstanceOf(InterruptedException.class);
    }
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(FakeYtDlp.gone(pid)).isTrue();
  }

  @Test
  void anEntryOfAFeedGetsTheIdThatIsHiddenInItsAddress() throws Exception {
    list(
        say(
                "{\"url\":\"https://x/a#__youtubedl_smuggle=%7B%22force_videoid%22%3A+%22guid-1%22%7D\",\"playlist_id\":\"f\"}")
            + say("{\"url\":\"https://x/b#__youtubedl_smuggle=%7Bbroken\",\"playlist_id\":\"f\"}")
            + say("{\"url\":\"https://x/c\",\"playlist_id\":\"f\"}"),
        everything());
    assertThat(reader.ids())
        .containsExactly("guid-1", "https://x/b#__youtubedl_smuggle=%7Bbroken", "https://x/c");
  }
}
