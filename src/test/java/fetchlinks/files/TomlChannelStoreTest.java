package fetchlinks.files;

import static fetchlinks.files.Sandbox.SOURCE;
import static fetchlinks.files.Sandbox.check;
import static fetchlinks.files.Sandbox.queued;
import static fetchlinks.files.Sandbox.videos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.engine.BusyElsewhereException;
import fetchlinks.engine.ChannelStore;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.CheckSession.Placement;
import fetchlinks.engine.CheckSession.Placement.Kind;
import fetchlinks.engine.FetchException;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelState;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TomlChannelStoreTest {

  private static final SourceUpdate NOTHING = new SourceUpdate(Map.of(), SourceFacts.NONE);

  @TempDir Path root;
  private Sandbox sandbox;
  private TomlChannelStore store;
  private ChannelId tech;

  @BeforeEach
  void setUp() throws Exception {
    sandbox = Sandbox.in(root);
    store = sandbox.store();
    tech = sandbox.channel("tech");
  }

  private static List<Kind> kinds(List<Placement> placements) {
    return placements.stream().map(Placement::kind).toList();
  }

  private Path journal(String name) {
    return sandbox.state().resolve("channels").resolve(name + ".jnl");
  }

  @Test
  void aCheckWritesLinksThenTheJournalThenTheMarker() throws Exception {
    PastRun run = new PastRun(Instant.EPOCH, "new", 2, Duration.ofSeconds(1), 0);
    try (CheckSession session = store.open(tech)) {
      assertThat(session.state()).isEqualTo(ChannelState.NONE);
      assertThat(kinds(check(session, "a", "b"))).containsOnly(Kind.WRITTEN);
      assertThat(session.channel().marker()).isEqualTo(new Marker("b", 2));
      session.finish(run);
    }
    assertThat(sandbox.links()).containsExactly("a.link", "b.link");
    assertThat(sandbox.link("b.link").get("my_index").getAsInt()).isEqualTo(1);
    assertThat(sandbox.link("b.link").get("my_title").getAsString()).isEqualTo("The tech");
    assertThat(sandbox.channelFile("tech"))
        .hasContent(
            """
            link = "https://example.org/@tech"
            target_folder = "The tech"
            last_video = "b"
            last_download_index = 2
            """);
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(session.state().source(SOURCE).mark("b")).isEqualTo(Mark.QUEUED);
      assertThat(session.state().history()).containsExactly(run);
      assertThat(session.channel()).isEqualTo(store.read(tech));
    }
  }

  @Test
  void aConfiguredCookieFileStandsInEveryLink() throws Exception {
    Files.writeString(
        root.resolve("video_downloads.toml"),
        "cookies_file = 'my cookies.txt'\n"
            + Files.readString(root.resolve("video_downloads.toml")));
    try (CheckSession session = sandbox.store().open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    assertThat(sandbox.link("a.link").get("cookies_file").getAsString())
        .isEqualTo(root.resolve("my cookies.txt").toString());
  }

  @Test
  void aQuietCheckLeavesTheChannelFileAndTheQueueAlone() throws Exception {
    String before = Files.readString(sandbox.channelFile("tech"));
    try (CheckSession session = store.open(tech)) {
      session.record(SOURCE, NOTHING, session.channel().marker());
    }
    assertThat(sandbox.channelFile("tech")).hasContent(before);
    assertThat(sandbox.everything())
        .doesNotContain("queue/.fetch-links/tmp", "queue/.fetch-links/queued.jnl");
  }

  @Test
  void theSameVideoInTwoChannelsGivesOneLinkRememberedByBoth() throws Exception {
    ChannelId music = sandbox.channel("music");
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    try (CheckSession session = store.open(music)) {
      assertThat(check(session, "a", "b"))
          .containsExactly(
              new Placement("a", "a.link", Kind.QUEUED_BEFORE),
              new Placement("b", "b.link", Kind.WRITTEN));
      assertThat(session.state().source(SOURCE).mark("a")).isEqualTo(Mark.QUEUED);
    }
    assertThat(sandbox.links()).containsExactly("a.link", "b.link");
  }

  @Test
  void theSameVideoInTwoSourcesOfAChannelIsQueuedOnce() throws Exception {
    try (CheckSession session = store.open(tech)) {
      assertThat(kinds(session.queue(videos("a"), 0))).containsExactly(Kind.WRITTEN);
      assertThat(kinds(session.queue(videos("a"), 1))).containsExactly(Kind.QUEUED_BEFORE);
    }
  }

  @Test
  void whatAKilledRunHadQueuedIsRecoveredOnce() throws Exception {
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = session.queue(videos("a", "b"), 0);
    }
    Files.delete(sandbox.queue().resolve("a.link"));
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(kinds(session.queue(videos("a", "b", "c", "a"), 0)))
          .containsExactly(Kind.RECOVERED, Kind.RECOVERED, Kind.WRITTEN, Kind.QUEUED_BEFORE);
      session.record(SOURCE, queued(List.of("a", "b", "c")), new Marker("c", 3));
      assertThat(kinds(session.queue(videos("a"), 0))).containsExactly(Kind.QUEUED_BEFORE);
    }
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(kinds(session.queue(videos("a"), 0))).containsExactly(Kind.QUEUED_BEFORE);
    }
    assertThat(sandbox.links()).containsExactly("b.link", "c.link");
  }

  /** Leaves the journal as a process does that is killed before it edits the channel file. */
  private void killedBeforeTheEdit() throws Exception {
    String before = Files.readString(sandbox.channelFile("tech"));
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    Files.writeString(sandbox.channelFile("tech"), before);
    String text = Files.readString(journal("tech"));
    assertThat(text).endsWith("{\"edited\":true}\n");
    Files.writeString(journal("tech"), text.replace("{\"edited\":true}\n", ""));
  }

  @Test
  void anEditThatAKilledRunAnnouncedIsMade() throws Exception {
    killedBeforeTheEdit();
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(session.channel().marker()).isEqualTo(new Marker("a", 1));
    }
    assertThat(store.read(tech).marker()).isEqualTo(new Marker("a", 1));
  }

  @Test
  void anEditThatAKilledRunAnnouncedDoesNotOverwriteAPerson() throws Exception {
    killedBeforeTheEdit();
    ChannelId _ = sandbox.channel("tech", "last_video = 'mine'\n");
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(session.channel().marker()).isEqualTo(new Marker("mine", 0));
    }
    assertThat(store.read(tech).marker()).isEqualTo(new Marker("mine", 0));
  }

  @Test
  void aMarkerThatAPersonSetBackLaterStaysSetBack() throws Exception {
    killedBeforeTheEdit();
    sandbox.store().open(tech).close();
    ChannelId _ = sandbox.channel("tech");
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(session.channel().marker()).isEqualTo(Marker.NONE);
    }
  }

  @Test
  void aMarkerThatAPersonSetDuringTheCheckStands() throws Exception {
    try (CheckSession session = store.open(tech)) {
      ChannelId _ = sandbox.channel("tech", "last_video = 'mine'\n");
      List<Placement> _ = check(session, "a");
      assertThat(session.channel().marker()).isEqualTo(new Marker("mine", 0));
    }
    assertThat(store.read(tech).marker()).isEqualTo(new Marker("mine", 0));
  }

  @Test
  void aChannelIsOpenOnceAtATime() throws Exception {
    ChannelId music = sandbox.channel("music");
    try (CheckSession _ = store.open(tech)) {
      assertThatThrownBy(() -> sandbox.store().open(tech))
          .isInstanceOf(BusyElsewhereException.class);
      try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<CheckSession> opened = other.submit(() -> store.open(tech));
        assertThatThrownBy(opened::get).hasCauseInstanceOf(BusyElsewhereException.class);
      }
      store.open(music).close();
    }
    CheckSession again = store.open(tech);
    again.close();
    again.close();
    store.open(tech).close();
  }

  @Test
  void aFailureToOpenGivesTheLockBack() throws Exception {
    Files.writeString(sandbox.channelFile("tech"), "link = ");
    assertThatThrownBy(() -> store.open(tech)).isInstanceOf(FetchException.class);
    ChannelId _ = sandbox.channel("tech");
    store.open(tech).close();
  }

  @Test
  void aGarbledJournalFailsItsChannelAndDeletingItRepairs() throws Exception {
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    String text = Files.readString(journal("tech"));
    Files.writeString(journal("tech"), "garbage\n" + text);
    assertThatThrownBy(() -> store.open(tech))
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> {
              assertThat(e.failure().kind()).isEqualTo(FailureClass.NEEDS_PERSON);
              assertThat(e.failure().message()).startsWith(journal("tech") + ", line 1 ");
              assertThat(e.failure().advice()).startsWith("delete this file");
            });
    Files.delete(journal("tech"));
    try (CheckSession session = store.open(tech)) {
      assertThat(kinds(session.queue(videos("a"), 0))).containsExactly(Kind.RECOVERED);
    }
    assertThat(sandbox.links()).containsExactly("a.link");
  }

  @Test
  void deletingAllStateQueuesNoLinkTwiceThatIsStillThere() throws Exception {
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    try (Stream<Path> files = Files.walk(sandbox.state())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (CheckSession session = sandbox.store().open(tech)) {
      assertThat(kinds(session.queue(videos("a"), 0))).containsExactly(Kind.QUEUED_BEFORE);
      assertThat(session.channel().marker()).isEqualTo(new Marker("a", 1));
    }
  }

  @Test
  void aGarbledQueueJournalStopsTheRun() throws Exception {
    Files.createDirectories(sandbox.state());
    Files.writeString(sandbox.state().resolve("queued.jnl"), "garbage\n");
    try (CheckSession session = store.open(tech)) {
      assertThatThrownBy(() -> session.queue(videos("a"), 0))
          .isInstanceOfSatisfying(
              FetchException.class,
              e -> {
                assertThat(e.failure().kind()).isEqualTo(FailureClass.LOCAL);
                assertThat(e.failure().code()).isEqualTo("JOURNAL");
              });
    }
    assertThat(sandbox.links()).isEmpty();
  }

  @Test
  void aQueueThatCannotBeWrittenIsALocalFailureThatNamesIt() throws Exception {
    Files.writeString(sandbox.queue(), "in the way");
    assertThatThrownBy(() -> store.open(tech))
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> {
              assertThat(e.failure().kind()).isEqualTo(FailureClass.LOCAL);
              assertThat(e.failure().message()).contains(sandbox.queue().toString());
            });
  }

  @Test
  void theLongestNamesOfChannelFilesHaveTheirState() throws Exception {
    ChannelId ascii = sandbox.channel("x".repeat(250));
    ChannelId wide = sandbox.channel("é".repeat(125));
    for (ChannelId id : List.of(ascii, wide)) {
      try (CheckSession session = store.open(id)) {
        List<Placement> _ = check(session, "v" + id.name().codePointAt(0));
      }
      try (CheckSession session = store.open(id)) {
        assertThat(session.state().sources()).hasSize(1);
      }
    }
  }

  @Test
  void anInterruptDoesNotBreakOffACheckThatWrites() throws Exception {
    Thread.currentThread().interrupt();
    boolean kept;
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    } finally {
      kept = Thread.interrupted();
    }
    assertThat(kept).isTrue();
    assertThat(store.read(tech).marker()).isEqualTo(new Marker("a", 1));
  }

  @Test
  void twoStoresAndManyThreadsQueueEachVideoOnce()
      throws ConfigException, IOException, ExecutionException, InterruptedException {
    List<TomlChannelStore> stores = List.of(store, sandbox.store());
    List<ChannelId> ids =
        IntStream.range(0, 12)
            .mapToObj(i -> "channel" + i)
            .map(name -> {
              try {
                return sandbox.channel(name);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> written =
          IntStream.range(0, ids.size())
              .mapToObj(i -> threads.submit(() -> checkSome(stores.get(i % 2), ids.get(i), i)))
              .toList();
      long sum = 0;
      for (Future<Long> one : written) {
        sum += one.get();
      }
      assertThat(sum).isEqualTo(sandbox.links().size()).isEqualTo(10 + 11 * 5);
    }
  }

  /** Ten videos, half of them also in the channel before. */
  private static long checkSome(ChannelStore store, ChannelId id, int number) throws Exception {
    try (CheckSession session = store.open(id)) {
      String[] ids =
          IntStream.range(number * 5, number * 5 + 10)
              .mapToObj(i -> "video" + i)
              .toArray(String[]::new);
      return kinds(check(session, ids)).stream().filter(kind -> kind == Kind.WRITTEN).count();
    }
  }

  @Test
  void aDryRunAnswersAsIfItWroteAndLeavesNoTrace() throws Exception {
    ChannelId music = sandbox.channel("music");
    List<String> before = sandbox.everything();
    ChannelStore dry = TomlChannelStore.dryRun(sandbox.settings());
    try (CheckSession session = dry.open(tech)) {
      assertThat(check(session, "a", "a/b"))
          .extracting(Placement::kind)
          .containsExactly(Kind.WRITTEN, Kind.WRITTEN);
      assertThat(session.queue(videos("a/b"), 0).getFirst().linkFile())
          .matches("a_b~[0-9a-f]{8}\\.link");
      assertThat(session.channel().marker()).isEqualTo(new Marker("a/b", 2));
      assertThat(session.state().source(SOURCE).mark("a")).isEqualTo(Mark.QUEUED);
      session.finish(new PastRun(Instant.EPOCH, "new", 2, Duration.ZERO, 0));
    }
    try (CheckSession session = dry.open(music)) {
      assertThat(kinds(session.queue(videos("a", "b"), 0)))
          .containsExactly(Kind.QUEUED_BEFORE, Kind.WRITTEN);
    }
    assertThat(dry.read(tech).marker()).isEqualTo(Marker.NONE);
    assertThat(sandbox.everything()).isEqualTo(before);
  }

  @Test
  void aDryRunKnowsWhatRealRunsDid() throws Exception {
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, "a");
    }
    killedBeforeTheEditOf("b");
    Files.writeString(sandbox.queue().resolve("x.link"), "{\"id\": \"x\"}");
    Files.writeString(sandbox.queue().resolve("y.link"), "{\"id\": \"other\"}");
    List<String> before = sandbox.everything();
    try (CheckSession session = TomlChannelStore.dryRun(sandbox.settings()).open(tech)) {
      assertThat(session.channel().marker()).isEqualTo(new Marker("b", 2));
      List<Placement> placements = session.queue(videos("a", "x", "y"), 0);
      assertThat(kinds(placements))
          .containsExactly(Kind.QUEUED_BEFORE, Kind.QUEUED_BEFORE, Kind.WRITTEN);
      assertThat(placements.getLast().linkFile()).matches("y~[0-9a-f]{8}\\.link");
    }
    assertThat(sandbox.everything()).isEqualTo(before);
  }

  private void killedBeforeTheEditOf(String id) throws Exception {
    String before = Files.readString(sandbox.channelFile("tech"));
    try (CheckSession session = store.open(tech)) {
      List<Placement> _ = check(session, id);
    }
    Files.writeString(sandbox.channelFile("tech"), before);
    String text = Files.readString(journal("tech"));
    int last = text.lastIndexOf("{\"edited\":true}\n");
    Files.writeString(journal("tech"), text.substring(0, last));
  }

  @Test
  void sourcesOfOneChannelAreKeptApart() throws Exception {
    SourceId shorts = new SourceId("https://example.org/@tech/shorts");
    try (CheckSession session = store.open(tech)) {
      session.record(SOURCE, queued(List.of("a")), session.channel().marker());
      session.record(shorts, NOTHING, session.channel().marker());
    }
    try (CheckSession session = store.open(tech)) {
      assertThat(session.state().sources().keySet()).containsExactlyInAnyOrder(SOURCE, shorts);
      assertThat(session.state().source(shorts).seen()).isEmpty();
    }
  }
}
