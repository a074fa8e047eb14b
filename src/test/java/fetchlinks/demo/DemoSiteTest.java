package fetchlinks.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.feed.FeedAnswer;
import fetchlinks.feed.FeedLinks;
import fetchlinks.feed.FeedReader;
import fetchlinks.feed.FeedSource;
import fetchlinks.feed.Validators;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Hosts;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Video;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

@Timeout(60)
class DemoSiteTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private DemoSite site;
  private FeedReader reader;
  private final List<Video> videos = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    site = DemoSite.start(7, 0);
    reader = new FeedReader("", Map.of(), InstantSource.fixed(Instant.EPOCH));
  }

  @AfterEach
  void close() {
    reader.close();
    site.close();
  }

  private static DemoChannel channel(String name) {
    return DemoCast.CHANNELS.stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static DemoChannel channel(Behaviour behaviour) {
    return DemoCast.CHANNELS.stream()
        .filter(channel -> channel.behaviour() == behaviour)
        .findFirst()
        .orElseThrow();
  }

  private ListingEnd list(DemoChannel channel) throws FetchException, InterruptedException {
    return list(site, channel);
  }

  private ListingEnd list(DemoSite from, DemoChannel channel)
      throws FetchException, InterruptedException {
    videos.clear();
    ListingRequest request =
        new ListingRequest(from.address(channel), List.of(), "", true, true, LONG);
    return new FeedSource(reader).list(request, new Keeper(videos));
  }

  private Failure failure(Behaviour behaviour) {
    DemoChannel channel = channel(behaviour);
    FetchException e = catchThrowableOfType(FetchException.class, () -> list(channel));
    assertThat(e).as("%s was listed", channel).isNotNull();
    return e.failure();
  }

  @Test
  void everyHealthyChannelListsItsVideos() throws FetchException, InterruptedException {
    for (DemoChannel channel : DemoCast.CHANNELS) {
      if (channel.behaviour() == Behaviour.HEALTHY) {
        assertThat(list(channel)).isEqualTo(new ListingEnd.Complete(-1));
        assertThat(videos).as(channel.name()).hasSize(channel.videos());
        assertThat(videos).extracting(Video::id).doesNotHaveDuplicates();
        assertThat(videos).allSatisfy(video -> assertThat(video.published()).isNotNull());
      }
    }
  }

  @Test
  void theMarkerOfAKnownChannelStandsBelowItsUnseenVideos()
      throws IOException, FetchException, InterruptedException {
    for (DemoChannel channel : DemoCast.CHANNELS) {
      String marker = toml(channel).getString("last_video");
      if (channel.behaviour() == Behaviour.HEALTHY && marker != null) {
        assertThat(list(channel)).isEqualTo(new ListingEnd.Complete(-1));
        assertThat(videos.get(channel.unseen()).id()).as(channel.name()).isEqualTo(marker);
        assertThat(toml(channel).getLong("last_download_index"))
            .isEqualTo((long) channel.videos() - channel.unseen());
      }
    }
  }

  private TomlParseResult toml(DemoChannel channel) throws IOException {
    Path channels = site.configuration().resolveSibling("channels");
    return Toml.parse(channels.resolve(channel.name() + ".toml"));
  }

  @Test
  void theFolderHoldsWhatARunNeeds() throws IOException {
    TomlParseResult main = Toml.parse(site.configuration());
    assertThat(main.hasErrors()).isFalse();
    assertThat(main.keySet())
        .containsExactlyInAnyOrder("video_definition_dir", "link_queue_dir", "target_dir");
    try (Stream<Path> files = Files.list(site.configuration().resolveSibling("channels"))) {
      assertThat(files).hasSize(DemoCast.CHANNELS.size() + 1);
    }
    for (DemoChannel channel : DemoCast.CHANNELS) {
      TomlParseResult file = toml(channel);
      assertThat(file.hasErrors()).as(channel.name()).isFalse();
      assertThat(file.getString("target_folder")).isEqualTo(channel.title());
      assertThat(FeedLinks.isFeed(site.address(channel))).as(channel.name()).isTrue();
    }
    assertThat(toml(channel("old-projector")).getBoolean("enabled")).isFalse();
    assertThat(
            Toml.parse(site.configuration().resolveSibling("channels/typing-error.toml"))
                .hasErrors())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void everyBehaviourIsShownBySomeChannel(Behaviour behaviour) {
    assertThat(channel(behaviour).behaviour()).isEqualTo(behaviour);
  }

  @Test
  void troubleIsOfTheKindThatItShows() {
    assertThat(failure(Behaviour.MISSING).kind()).isEqualTo(FailureClass.GONE_PERHAPS);
    assertThat(failure(Behaviour.FORBIDDEN).kind()).isEqualTo(FailureClass.NEEDS_PERSON);
    assertThat(failure(Behaviour.BROKEN).kind()).isEqualTo(FailureClass.TRANSIENT);
    assertThat(failure(Behaviour.WEB_PAGE).code()).isEqualTo("FEED");
  }

  @Test
  void theFlakyOneWorksTheThirdTime() throws FetchException, InterruptedException {
    assertThat(failure(Behaviour.FLAKY).code()).isEqualTo("500");
    assertThat(failure(Behaviour.FLAKY).code()).isEqualTo("500");
    assertThat(list(channel(Behaviour.FLAKY))).isEqualTo(new ListingEnd.Complete(-1));
  }

  @Test
  void theTruncatedOneIsCutShort() throws FetchException, InterruptedException {
    assertThat(list(channel(Behaviour.TRUNCATED))).isInstanceOf(ListingEnd.CutShort.class);
    assertThat(videos).hasSize(channel(Behaviour.TRUNCATED).videos() / 2);
  }

  @Test
  void theBusyHostIsAnotherHostAndAnswersAfterItsWait()
      throws FetchException, InterruptedException {
    String busy = site.address(channel(Behaviour.BUSY));
    assertThat(Hosts.of(busy)).isNotEqualTo(Hosts.of(site.address(channel(Behaviour.HEALTHY))));
    Failure failure = failure(Behaviour.BUSY);
    assertThat(failure.kind()).isEqualTo(FailureClass.HOST_SAYS_STOP);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(list(channel(Behaviour.BUSY))).isEqualTo(new ListingEnd.Complete(-1));
  }

  @Test
  void hostileTitlesArriveAsTheyAre() throws FetchException, InterruptedException {
    assertThat(list(channel(DemoCast.HOSTILE))).isEqualTo(new ListingEnd.Complete(-1));
    String all = String.join("|", videos.stream().map(Video::title).toList());
    assertThat(all)
        .contains("\u009b2J", "\u009d0;owned\u009c", "\u202e", "\ud83d\udc68\u200d", "../..");
    assertThat(videos).anySatisfy(video -> assertThat(video.title()).hasSize(380));
  }

  @Test
  void whatWasPublishedIsAtTheTop() throws FetchException, InterruptedException {
    Map<DemoChannel, Integer> before = new HashMap<>();
    for (DemoChannel channel : DemoCast.CHANNELS) {
      if (channel.behaviour() == Behaviour.HEALTHY) {
        before.put(channel, channel.videos());
      }
    }
    int published = 0;
    for (int i = 0; i < 20; i++) {
      published += site.tick();
    }
    assertThat(published).isBetween(20, 60);
    int grown = 0;
    for (Map.Entry<DemoChannel, Integer> channel : before.entrySet()) {
      assertThat(list(channel.getKey())).isEqualTo(new ListingEnd.Complete(-1));
      if (channel.getKey().library().equals(channel.getKey().name())) {
        grown += videos.size() - channel.getValue();
      }
    }
    assertThat(grown).isEqualTo(published);
  }

  @Test
  void aChannelThatDidNotGrowSaysSo() throws FetchException, InterruptedException {
    URI address = URI.create(site.address(channel("old-projector")));
    try (FeedAnswer first = reader.read(address, Validators.NONE, LONG, () -> {});
        FeedAnswer second = reader.read(address, first.validators(), LONG, () -> {})) {
      assertThat(second).isInstanceOf(FeedAnswer.NotModified.class);
    }
  }

  @Test
  void twoSitesStandSideBySideAndTheSameSeedTellsTheSameStory()
      throws IOException, FetchException, InterruptedException {
    try (DemoSite same = DemoSite.start(7, 0);
        DemoSite other = DemoSite.start(8, 0)) {
      assertThat(same.configuration()).isNotEqualTo(site.configuration());
      List<Integer> story = ticks(site);
      assertThat(ticks(same)).isEqualTo(story);
      DemoChannel channel = channel("jazz-cellar");
      assertThat(list(channel)).isEqualTo(new ListingEnd.Complete(-1));
      List<String> ids = videos.stream().map(Video::id).toList();
      assertThat(list(same, channel)).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(videos).extracting(Video::id).isEqualTo(ids);
      assertThat(list(other, channel)).isEqualTo(new ListingEnd.Complete(-1));
      assertThat(videos).extracting(Video::id).doesNotContainAnyElementsOf(ids);
    }
  }

  private static List<Integer> ticks(DemoSite site) {
    return Stream.generate(site::tick).limit(10).toList();
  }

  @Test
  void anUnknownAddressIsNotFound() {
    URI nowhere = URI.create(site.address(channel("jazz-cellar"))).resolve("/nowhere.rss");
    FetchException e =
        catchThrowableOfType(
            FetchException.class, () -> reader.read(nowhere, Validators.NONE, LONG, () -> {}));
    assertThat(e.failure().code()).isEqualTo("404");
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Path folder = Objects.requireNonNull(site.configuration().getParent());
    Path queue = Files.createDirectories(folder.resolve("queue/.fetch-links"));
    Files.writeString(queue.resolve("journal"), "x");
    Files.createSymbolicLink(folder.resolve("out"), Path.of(System.getProperty("java.home")));
    site.close();
    assertThat(folder).doesNotExist();
    assertThat(Path.of(System.getProperty("java.home"), "bin")).exists();
    FetchException e =
        catchThrowableOfType(FetchException.class, () -> list(channel("jazz-cellar")));
    assertThat(e.failure().code()).isEqualTo("NET");
    site.close();
  }

  @Test
  void forAWatcherItGrowsByItselfAndAnswersPieceByPiece()
      throws IOException, FetchException, InterruptedException {
    try (DemoSite watched = DemoSite.start(7, 0.002)) {
      DemoChannel channel = channel("city-archive");
      int size = channel.videos();
      // The schedule is the seed's: this channel's turn comes, however fast the ticks are.
      while (size == channel.videos()) {
        assertThat(list(watched, channel)).isEqualTo(new ListingEnd.Complete(-1));
        size = videos.size();
      }
      assertThat(size).isGreaterThan(channel.videos());
    }
  }

  private record Keeper(List<Video> videos) implements ListingReader {
    @Override
    public void describe(ListingMeta meta) {
      assertThat(meta.title()).isNotEmpty();
    }

    @Override
    public boolean take(Item item) {
      assertThat(item).isInstanceOf(Item.Entry.class);
      if (item instanceof Item.Entry(Video video)) {
        videos.add(video);
      }
      return true;
    }

    @Override
    public void beforeRequest() {}

    @Override
    public void warn(String text) {
      throw new AssertionError(text);
    }
  }
}
