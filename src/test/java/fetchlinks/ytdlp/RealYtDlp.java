package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.Availability;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.Video;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real yt-dlp with the fake site; each version has its own class. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings(
    "InterruptedExceptionSwallowed") // a test that is interrupted fails like any other
abstract class RealYtDlp {

  private static final String ROOT = "https://www.youtube.com/";

  private final String variable;
  private final String dialect;
  private FakeSite site;
  private YtDlpSource source;
  private YtDlpOptions options;
  private RecordingReader reader = new RecordingReader();

  /**
   * For one version.
   *
   * @param variable names the program
   * @param dialect of the site that this version understands
   */
  // What the fields stand for is there before the first test, or there is no test.
  @SuppressWarnings("NullAway.Init")
  RealYtDlp(String variable, String dialect) {
    this.variable = variable;
    this.dialect = dialect;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Optional<Path> home = FakeSite.home();
    Optional<Path> ytDlp = FakeSite.ytDlp(variable);
    assumeTrue(home.isPresent(), "no fake site: set FAKEYT_HOME");
    assumeTrue(ytDlp.isPresent(), "no yt-dlp: set " + variable);
    site =
        FakeSite.start(
            home.get(), folder.resolve("site"), "--channels", "20", "--dialect", dialect);
    options = site.options(ytDlp.get(), folder.resolve("plugin"));
    source = new YtDlpSource(options);
  }

  @AfterAll
  void stop() throws IOException {
    if (source != null) {
      source.close();
      site.close();
    }
  }

  @BeforeEach
  void forget() throws Exception {
    reader = new RecordingReader();
    site.calm();
  }

  @AfterEach
  void nothingIsBlocked() throws Exception {
    assertThat(site.admin("stats", null).getAsJsonObject().get("blocked").toString())
        .as("requests to hosts that are not the site's")
        .isIn("0", "{}", "[]");
  }

  private static ListingRequest all(String path) {
    return new ListingRequest(
        ROOT + path, List.of(), "YoutubeTab", false, false, Duration.ofMinutes(2));
  }

  private ListingEnd list(ListingRequest request) throws FetchException, InterruptedException {
    return source.list(request, reader);
  }

  private Failure failure(String path) {
    return catchThrowableOfType(FetchException.class, () -> list(all(path))).failure();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyTabIsListedAsItIs(int channel) throws Exception {
    for (String tab : List.of("videos", "shorts", "streams")) {
      List<String> truth = site.truth("channel=%d&tab=%s".formatted(channel, tab));
      reader = new RecordingReader();
      String path = "@chan%04d/%s".formatted(channel, tab);
      if (truth.isEmpty()) {
        assertThat(failure(path).code()).as(path).isEqualTo("NOTAB");
      } else {
        assertThat(list(all(path))).as(path).isEqualTo(new ListingEnd.Complete(-1));
        assertThat(reader.ids()).as(path).isEqualTo(truth);
      }
    }
  }

  @Test
  void everyPlaylistIsListedAsItIsAndItsSizeFits() throws Exception {
    JsonArray playlists =
        site.admin("playlists", null).getAsJsonObject().getAsJsonArray("playlists");
    assertThat(playlists).isNotEmpty();
    for (JsonElement playlist : playlists) {
      String id = playlist.getAsJsonObject().get("id").getAsString();
      reader = new RecordingReader();
      ListingEnd end = list(all("playlist?list=" + id));
      assertThat(reader.ids()).as(id).isEqualTo(site.truth("playlist=" + id));
      assertThat(end).as(id).isEqualTo(new ListingEnd.Complete(reader.ids().size()));
    }
  }

  @Test
  void aLongChannelWithThreeNewVideosCostsOneRequest() throws Exception {
    List<String> truth = site.truth("channel=4&tab=videos");
    assertThat(truth).hasSizeGreaterThan(2_000);
    ListingRequest request =
        new ListingRequest(
            ROOT + "@chan0004/videos",
            truth.subList(3, 23),
            "",
            false,
            false,
            Duration.ofMinutes(1));
    assertThat(list(request)).isEqualTo(new ListingEnd.Stopped());
    assertThat(reader.ids()).isEqualTo(truth.subList(0, 6));
    assertThat(site.requests()).isEqualTo(1);
    assertThat(reader.requests).isEqualTo(1);
  }

  @Test
  void everyRequestIsAnnouncedAndWaitedForWhereThatIsWanted() throws Exception {
    ListingRequest spaced =
        new ListingRequest(
            ROOT + "@chan0001/videos", List.of(), "", false, true, Duration.ofMinutes(1));
    list(spaced);
    assertThat(reader.ids()).hasSize(95);
    assertThat(reader.requests).isEqualTo(site.requests()).isGreaterThan(3);
  }

  @Test
  void aDeadHandleCostsAtMostThreeRequests() throws Exception {
    Failure failure = failure("@nobody-of-that-name/videos");
    assertThat(failure.kind()).isEqualTo(FailureClass.GONE_PERHAPS);
    assertThat(failure.code()).isEqualTo("404");
    assertThat(site.requests()).isLessThanOrEqualTo(3);
  }

  @Test
  void aBareChannelIsAListOfItsTabs() throws Exception {
    assertThat(list(all("@chan0001"))).isInstanceOf(ListingEnd.Complete.class);
    assertThat(reader.nested())
        .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
        .containsExactlyInAnyOrder("videos", "shorts", "streams");
    assertThat(reader.ids()).isEmpty();
    assertThat(site.requests()).isEqualTo(1);
    assertThat(reader.metas).singleElement().matches(meta -> meta.siteId().startsWith("UC"));
  }

  @Test
  void theEntryIsWhatTheDownloaderNeeds() throws Exception {
    list(all("@chan0003/videos"));
    Video video = ((Item.Entry) reader.items.getFirst()).video();
    JsonObject entry = JsonParser.parseString(video.json()).getAsJsonObject();
    assertThat(entry.get("id").getAsString()).isEqualTo(video.id());
    assertThat(entry.get("title").getAsString()).isEqualTo(video.title()).isNotEmpty();
    assertThat(entry.get("url").getAsString()).contains("watch?v=" + video.id());
    assertThat(entry.get("extractor").getAsString()).isEqualTo("youtube");
    assertThat(entry.get("playlist_id").getAsString()).startsWith("UC");
    assertThat(entry.keySet()).noneMatch(key -> key.startsWith("__"));
    assertThat(video.json()).matches(json -> json.chars().allMatch(c -> c >= 32 && c < 127));
  }

  @Test
  void datesComeWhereTheyAreWantedAndOnlyThere() throws Exception {
    list(all("@chan0009/videos"));
    assertThat(reader.items).noneMatch(RealYtDlp::dated);
    reader = new RecordingReader();
    list(
        new ListingRequest(
            ROOT + "@chan0009/videos", List.of(), "", true, false, Duration.ofMinutes(1)));
    assertThat(reader.items).isNotEmpty().allMatch(RealYtDlp::dated);
    reader = new RecordingReader();
    list(all("@chan0009/videos"));
    assertThat(reader.items).noneMatch(RealYtDlp::dated);
  }

  private static boolean dated(Item item) {
    return item instanceof Item.Entry(Video video) && video.published() != null;
  }

  @Test
  void aPremiereAndAMembersVideoAreToldFromTheRest() throws Exception {
    list(all("@chan0008/videos"));
    List<Availability> kinds = new ArrayList<>();
    for (Item item : reader.items) {
      if (item instanceof Item.Entry(Video video)) {
        kinds.add(video.availability());
      }
    }
    assertThat(kinds.getFirst()).isEqualTo(Availability.UPCOMING);
    assertThat(kinds).filteredOn(kind -> kind == Availability.MEMBERS_ONLY).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fault":"status","code":500,"kinds":["continuation"],"skip":1 | 500
          "fault":"status","code":429,"kinds":["continuation"],"skip":1 | 429
          "fault":"reset","kinds":["continuation"],"skip":1             | NET
          "fault":"loop","kinds":["continuation"],"skip":1              | CUT
          "fault":"incomplete","kinds":["continuation"],"skip":1        | DATA
          """)
  void aListThatBreaksOffAtItsThirdPageIsCutShort(String fault, String code) throws Exception {
    site.fault("{\"channel\":1," + fault + "}");
    ListingEnd end = list(all("@chan0001/videos"));
    assertThat(end)
        .isInstanceOfSatisfying(
            ListingEnd.CutShort.class, cut -> assertThat(cut.cause().code()).isEqualTo(code));
    assertThat(reader.ids()).hasSize(60).isEqualTo(truthOfOne().subList(0, 60));
  }

  private List<String> truthOfOne() throws IOException, InterruptedException {
    return site.truth("channel=1&tab=videos");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fault":"status","code":429,"retry_after":77    | HOST_SAYS_STOP | 429
          "fault":"status","code":403                     | HOST_SAYS_STOP | 403
          "fault":"status","code":500                     | TRANSIENT      | 500
          "fault":"reset"                                 | TRANSIENT      | NET
          "fault":"alert","text":"bot"                    | HOST_SAYS_STOP | BOT
          "fault":"alert","text":"terminated"             | GONE           | GONE
          """)
  void theSitesTroubleIsUnderstood(String fault, FailureClass kind, String code) throws Exception {
    site.fault("{\"channel\":9," + fault + "}");
    Failure failure = failure("@chan0009/videos");
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
    if (fault.contains("retry_after")) {
      assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(77));
    }
  }

  @Test
  void aTabThatSilentlyListsNothingIsDeliveredAsSuch() throws Exception {
    site.fault("{\"channel\":9,\"fault\":\"empty\"}");
    assertThat(list(all("@chan0009/videos"))).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(reader.items).isEmpty();
  }

  @Test
  void aHangIsCancelledAndTheNextListWorks() throws Exception {
    site.fault("{\"channel\":9,\"fault\":\"hang\"}");
    FutureTask<ListingEnd> listing = new FutureTask<>(() -> list(all("@chan0009/videos")));
    Thread thread = Thread.ofVirtual().start(listing);
    reader.firstRequest.await();
    thread.interrupt();
    assertThatThrownBy(listing::get).hasCauseInstanceOf(InterruptedException.class);
    site.calm();
    reader = new RecordingReader();
    assertThat(list(all("@chan0009/videos"))).isEqualTo(new ListingEnd.Complete(-1));
  }

  @Test
  void whatCameThroughTheSlowestLineIsKeptAtTheDeadline() throws Exception {
    list(all("@chan0009/videos")); // The start of a worker is not what the time is for.
    reader = new RecordingReader();
    site.fault("{\"channel\":1,\"fault\":\"hang\",\"kinds\":[\"continuation\"]}");
    ListingEnd end =
        list(
            new ListingRequest(
                ROOT + "@chan0001/videos", List.of(), "", false, false, Duration.ofSeconds(10)));
    assertThat(end.toString()).contains("CutShort", "no answer within 10s");
    assertThat(reader.ids()).hasSize(30);
  }

  @Test
  void hiddenVideosDoNotMakeAPlaylistLookCutShort() throws Exception {
    List<String> items = site.truth("channel=1&tab=videos").subList(0, 12);
    JsonObject made =
        site.admin(
                "new-playlist",
                "{\"channel\":1,\"title\":\"with a gap\",\"videos\":[\""
                    + String.join("\",\"", items)
                    + "\"]}")
            .getAsJsonObject();
    String id = made.get("playlist").getAsString();
    site.admin("state", "{\"video\":\"" + items.get(4) + "\",\"state\":\"private\"}");
    try {
      ListingEnd end = list(all("playlist?list=" + id));
      assertThat(reader.ids()).hasSize(11).doesNotContain(items.get(4));
      assertThat(end).isEqualTo(new ListingEnd.Complete(11));
    } finally {
      site.admin("state", "{\"video\":\"" + items.get(4) + "\",\"state\":\"public\"}");
    }
  }

  @Test
  void oneProcessAListFindsTheSame() throws Exception {
    RecordingReader cold = new RecordingReader();
    Executable executable = Executable.find(options);
    Processes processes = new Processes();
    ListingEnd end =
        new ColdListing(executable, options, Limits.USUAL, processes)
            .list(new Delivery(all("@chan0010/videos"), cold), Deadline.in(Duration.ofMinutes(1)));
    assertThat(end).isEqualTo(new ListingEnd.Complete(-1));
    assertThat(cold.ids()).isEqualTo(site.truth("channel=10&tab=videos"));
    RecordingReader bare = new RecordingReader();
    new ColdListing(executable, options, Limits.USUAL, processes)
        .list(new Delivery(all("@chan0010"), bare), Deadline.in(Duration.ofMinutes(1)));
    assertThat(bare.nested()).hasSize(2).allMatch(url -> url.contains("@chan0010/"));
    processes.endAll();
  }
}
