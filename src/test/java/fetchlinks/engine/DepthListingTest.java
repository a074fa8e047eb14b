package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Command;
import fetchlinks.event.FetchEvent;
import fetchlinks.model.Availability;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelState;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Depth;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListReason;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Mark;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.Video;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Routine full listings of a long tab, most of which the site's own playlist spares. */
class DepthListingTest extends EngineRun {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String TAB = "https://www.youtube.com/@tech/videos";
  private static final String CHANNEL = "UCabcdefghijklmnopqrst_-";
  private static final String PLAYLIST =
      "https://www.youtube.com/playlist?list=UULFabcdefghijklmnopqrst_-";

  private final ChannelId id = store.add("tech", TAB);
  private Instant now = START;
  private int maxRetries;

  /** What the tab shows, newest first; {@code :m} is for members. */
  private final List<String> tab =
      new ArrayList<>(IntStream.range(0, 200).mapToObj(i -> "v" + (200 - i)).toList());

  @BeforeEach
  void firstListing() throws InterruptedException {
    tab.set(120, "m80:m");
    source.nowOn(TAB, pages(30, tab));
    run();
    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Fetched(199, 200));
    assertThat(state().mark("m80")).isEqualTo(Mark.MEMBERS_ONLY);
    source.nowOn(PLAYLIST, pages(100, playlist()));
    source.requests.clear();
    store.links.clear();
  }

  /** What the site's playlist shows of the tab. */
  private List<String> playlist() {
    return tab.stream().filter(entry -> !entry.endsWith(":m")).toList();
  }

  private static ScriptedSource.Answer pages(int size, List<String> entries) {
    return pages(size, entries, new ListingEnd.Complete(-1));
  }

  /** Lists page by page, and stops by itself after enough known ids, as a worker does. */
  private static ScriptedSource.Answer pages(int size, List<String> entries, ListingEnd end) {
    List<String> all = List.copyOf(entries);
    return (request, reader) -> {
      int known = 0;
      reader.beforeRequest();
      reader.describe(new ListingMeta("Fake", CHANNEL, "list"));
      for (int i = 0; i < all.size(); i++) {
        if (i > 0 && i % size == 0) {
          reader.beforeRequest();
        }
        String[] parts = all.get(i).split(":", 2);
        Availability now = parts.length > 1 ? Availability.MEMBERS_ONLY : Availability.PUBLIC;
        Video v = ScriptedSource.video(parts[0]);
        boolean more =
            reader.take(new Item.Entry(new Video(v.id(), v.title(), v.url(), null, now, v.json())));
        known = request.known().contains(v.id()) ? known + 1 : 0;
        if (!more || known == ListingRequest.WINDOW) {
          return new ListingEnd.Stopped();
        }
      }
      return end;
    };
  }

  private void start() {
    log = new EventLog();
    clock = InstantSource.fixed(now);
    start(
        new EngineSettings(
            2,
            0,
            maxRetries,
            Duration.ofMillis(1),
            Duration.ZERO,
            Duration.ofMinutes(1),
            false,
            Duration.ZERO,
            0));
  }

  private ChannelResult run() throws InterruptedException {
    start();
    log.awaitDone();
    endEngine();
    now = now.plus(Duration.ofDays(8));
    return log.awaitResult(id);
  }

  private SourceState state() {
    return Objects.requireNonNull(store.states.get(id)).source(new SourceId(TAB));
  }

  private SourceFacts facts() {
    return state().facts();
  }

  private List<String> asked() {
    return source.requests.stream()
        .map(request ->
            (request.url().equals(TAB) ? "tab" : "playlist")
                + (request.known().isEmpty() ? " in full" : ""))
        .toList();
  }

  private List<String> said() {
    return log.of(FetchEvent.LogLine.class).stream().map(FetchEvent.LogLine::text).toList();
  }

  private boolean isReconciled() {
    return facts().checksSinceFull() == 0 && !facts().gap();
  }

  // ---- the playlist is enough

  @Test
  void theTopOfTheTabAndThePlaylistMakeAFullListing() throws InterruptedException {
    tab.addFirst("v201");
    source.nowOn(TAB, pages(30, tab));
    SourceState before = state();

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full");
    assertThat(store.links).containsExactly("v201");
    assertThat(result.status()).isEqualTo(new ChannelStatus.Fetched(1, 200));
    assertThat(result.requests()).as("a page of the tab, two of the playlist").isEqualTo(3);
    assertThat(result.listed()).containsExactly(ListReason.FULL);
    assertThat(said()).contains("200 entries, 1 new, known videos reached");
    assertThat(isReconciled()).isTrue();
    assertThat(facts().vouched()).isEqualTo(1);
    assertThat(facts().size()).isEqualTo(before.facts().size());
    assertThat(state().mark("m80"))
        .as("held, and not in the playlist")
        .isEqualTo(Mark.MEMBERS_ONLY);
    assertThat(store.marker(id).lastVideo()).isEqualTo("v201");
  }

  @Test
  void entriesAndPagesOfBothAreCountedAsOfOneListing() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    source.nowOn(PLAYLIST, ScriptedSource.hanging(reached));
    start();
    reached.await();

    assertThat(log.of(FetchEvent.StatusChanged.class))
        .extracting(FetchEvent.StatusChanged::status)
        .contains(new ChannelStatus.Listing(1, 1, 0, 0), new ChannelStatus.Listing(1, 1, 3, 1));
  }

  @Test
  void afterTwoInARowTheTabIsReadItself() throws InterruptedException {
    for (int i = 0; i < Depth.IN_A_ROW; i++) {
      run();
    }
    assertThat(asked()).containsExactly("tab", "playlist in full", "tab", "playlist in full");
    source.requests.clear();
    run();
    assertThat(asked()).containsExactly("tab in full");
    assertThat(facts().vouched()).isZero();
    run();
    assertThat(asked()).endsWith("tab", "playlist in full");
  }

  @Test
  void aVideoOnTopThatOnlyMembersMaySeeIsSeenAsAlways() throws InterruptedException {
    tab.addFirst("m201:m");
    source.nowOn(TAB, pages(30, tab));
    run();
    assertThat(asked()).containsExactly("tab", "playlist in full");
    assertThat(state().mark("m201")).isEqualTo(Mark.MEMBERS_ONLY);
    tab.set(0, "m201");
    source.nowOn(TAB, pages(30, tab));
    run();
    assertThat(store.links).containsExactly("m201");
  }

  // ---- something is to be decided in the depth

  @Test
  void anOldVideoMadePublicIsLookedUpInTheTabNoFurtherThanItStands() throws InterruptedException {
    tab.add(70, "late");
    source.nowOn(TAB, pages(30, tab)).nowOn(PLAYLIST, pages(100, playlist()));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full", "tab in full");
    assertThat(result.requests()).as("1 + 3 + 3 instead of 7").isEqualTo(6);
    assertThat(result.status()).isEqualTo(new ChannelStatus.Fetched(1, 200));
    assertThat(result.note()).isEqualTo("1 resurfaced");
    assertThat(store.links).containsExactly("late");
    assertThat(store.marker(id).lastVideo()).as("not the marker").isEqualTo("v200");
    assertThat(isReconciled()).isTrue();
    source.requests.clear();
    run();
    assertThat(asked()).containsExactly("tab", "playlist in full");
    assertThat(store.links).as("once").containsExactly("late");
  }

  @Test
  void aHeldVideoThatOpensInTheDepthIsQueued() throws InterruptedException {
    tab.set(120, "m80");
    source.nowOn(TAB, pages(30, tab)).nowOn(PLAYLIST, pages(100, playlist()));
    run();
    assertThat(store.links).containsExactly("m80");
    assertThat(isReconciled()).isTrue();
  }

  @Test
  void whatOnlyThePlaylistShowsIsNotQueued() throws InterruptedException {
    List<String> odd = new ArrayList<>(playlist());
    odd.add(50, "stranger");
    source.nowOn(PLAYLIST, pages(100, odd));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full", "tab in full");
    assertThat(result.status()).isEqualTo(new ChannelStatus.UpToDate(200));
    assertThat(state().mark("stranger")).isNull();
    assertThat(facts().vouched()).as("the tab came to its end").isZero();
    assertThat(isReconciled()).isTrue();
  }

  @Test
  void aTabThatBreaksOffOnTheWayToItLeavesAGap() throws InterruptedException {
    tab.add(70, "late");
    source
        .nowOn(TAB, pages(30, tab))
        .on(TAB, pages(30, tab.subList(0, 60), new ListingEnd.CutShort(SERVER_ERROR)))
        .nowOn(PLAYLIST, pages(100, playlist()));
    run();
    assertThat(facts().gap()).isTrue();
    source.nowOn(TAB, pages(30, tab));
    source.requests.clear();
    run();
    assertThat(asked()).containsExactly("tab in full");
    assertThat(store.links).containsExactly("late");
  }

  // ---- the playlist is not enough

  /** The tab is read in full, and so what came late in its depth is found. */
  private void isReadInFull(ScriptedSource.Answer playlist) throws InterruptedException {
    tab.add(150, "late");
    tab.addFirst("v201");
    source.nowOn(TAB, pages(30, tab)).nowOn(PLAYLIST, playlist);

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full", "tab in full");
    assertThat(store.links).containsExactly("late", "v201");
    assertThat(result.status()).isEqualTo(new ChannelStatus.Fetched(2, 202));
    assertThat(result.retries()).isZero();
    assertThat(result.listed()).containsExactly(ListReason.FULL);
    assertThat(facts().vouched()).isZero();
    assertThat(said())
        .anyMatch(line -> line.startsWith("read in full, its playlist is not enough"));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GONE",
        "GONE_PERHAPS",
        "TRANSIENT",
        "NEEDS_PERSON",
        "EXTRACTOR_BROKEN",
        "SUSPICIOUS"
      })
  void aPlaylistThatFailsLeavesTheTab(FailureClass kind) throws InterruptedException {
    isReadInFull(ScriptedSource.failing(Failure.of(kind, "NOTAB", "no such list")));
  }

  @Test
  void aPlaylistThatFailsMidwayLeavesTheTab() throws InterruptedException {
    isReadInFull(pages(100, playlist().subList(0, 100), new ListingEnd.CutShort(SERVER_ERROR)));
  }

  @Test
  void anEmptyPlaylistLeavesTheTab() throws InterruptedException {
    isReadInFull(pages(100, List.of()));
  }

  @Test
  void aPlaylistThatSilentlyEndsEarlyLeavesTheTab() throws InterruptedException {
    isReadInFull(pages(100, playlist().subList(0, 100)));
  }

  @Test
  void aPlaylistThatIsNoListLeavesTheTab() throws InterruptedException {
    isReadInFull(pages(100, playlist(), new ListingEnd.NotAList("a video")));
  }

  @Test
  void aTabWhoseWindowDoesNotCloseIsReadToItsEndByTheWay() throws InterruptedException {
    tab.clear();
    tab.addAll(IntStream.range(0, 150).mapToObj(i -> "v" + (350 - i)).toList());
    tab.addAll(List.of("v200", "v199"));
    source.nowOn(TAB, pages(30, tab));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab");
    assertThat(result.status()).isEqualTo(new ChannelStatus.Fetched(150, 152));
    assertThat(isReconciled()).isTrue();
    assertThat(facts().size()).isEqualTo(152);
  }

  @Test
  void aTabThatBreaksOffAboveItsWindowIsJudgedAsEver() throws InterruptedException {
    source.nowOn(
        TAB, pages(30, List.of("v202", "v201", "v200"), new ListingEnd.CutShort(SERVER_ERROR)));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab");
    assertThat(result.status()).isInstanceOf(ChannelStatus.Incomplete.class);
    assertThat(store.links).isEmpty();
    assertThat(facts().gap()).isTrue();
  }

  @Test
  void aTabThatIsEmptyIsDoubtedAsEver() throws InterruptedException {
    source.nowOn(TAB, pages(30, List.of()));
    run();
    assertThat(asked()).containsExactly("tab");
    assertThat(facts().doubts()).isEqualTo(1);
  }

  // ---- neither

  @Test
  void aHostThatSaysStopAtThePlaylistIsNotAskedForTheTab() throws InterruptedException {
    tab.addFirst("v201");
    source.nowOn(TAB, pages(30, tab)).nowOn(PLAYLIST, ScriptedSource.failing(TOO_MANY));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full");
    assertThat(log.of(FetchEvent.BrakeChanged.class)).isNotEmpty();
    assertThat(result.success()).isFalse();
    assertThat(store.links).as("what came before is queued").containsExactly("v201");
    assertThat(facts().gap()).isTrue();
    source.requests.clear();
    run();
    assertThat(asked()).as("next time").containsExactly("tab in full");
  }

  @Test
  void aHostThatSaysStopInTheMiddleOfThePlaylistIsNotAskedForTheTab() throws InterruptedException {
    source.nowOn(
        PLAYLIST, pages(100, playlist().subList(0, 100), new ListingEnd.CutShort(TOO_MANY)));
    run();
    assertThat(asked()).containsExactly("tab", "playlist in full");
    assertThat(log.of(FetchEvent.BrakeChanged.class)).isNotEmpty();
    assertThat(facts().gap()).isTrue();
  }

  @Test
  void aTabThatFailsAfterThePlaylistDidIsTriedAgainInFull() throws InterruptedException {
    maxRetries = 1;
    tab.addFirst("v201");
    source
        .nowOn(TAB, pages(30, tab))
        .on(TAB, ScriptedSource.failing(SERVER_ERROR))
        .on(TAB, pages(30, tab))
        .nowOn(PLAYLIST, ScriptedSource.failing(SERVER_ERROR));

    ChannelResult result = run();

    assertThat(asked()).containsExactly("tab", "playlist in full", "tab in full", "tab in full");
    assertThat(result.retries()).isEqualTo(1);
    assertThat(result.status()).isInstanceOf(ChannelStatus.Fetched.class);
    assertThat(store.links).containsExactly("v201");
    assertThat(isReconciled()).isTrue();
  }

  @Test
  void aChannelThatIsCancelledAtItsPlaylistRemembersNothing() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    source.nowOn(PLAYLIST, ScriptedSource.hanging(reached));
    SourceState before = state();
    start();
    reached.await();

    command(new Command.Cancel(id));

    assertThat(log.awaitResult(id).status()).isEqualTo(new ChannelStatus.Cancelled(false, 0));
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aChannelThatIsPausedAtItsPlaylistBeginsAgain() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    source.nowOn(PLAYLIST, ScriptedSource.hanging(reached)).on(PLAYLIST, pages(100, playlist()));
    start();
    reached.await();

    command(new Command.Pause(id));
    ChannelStatus.Paused _ = log.awaitStatus(id, ChannelStatus.Paused.class);
    command(new Command.Resume(id));

    assertThat(log.awaitResult(id).success()).isTrue();
    assertThat(asked()).containsExactly("tab", "playlist in full", "tab", "playlist in full");
    assertThat(isReconciled()).isTrue();
  }

  // ---- no routine

  @Test
  void whatAPersonAsksForIsTheTabInFull() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ChannelId other = store.add("unfinished", "https://other.example/videos");
    source.on("https://other.example/videos", ScriptedSource.waiting(reached, go, "o"));
    now = START.plus(Duration.ofHours(1));
    start();
    log.awaitResult(id);
    reached.await();
    source.requests.clear();

    command(new Command.Reconcile(id));
    log.await(_ -> log.ends().getOrDefault(id, 0L) == 2);
    go.countDown();
    log.awaitDone();

    assertThat(log.awaitResult(other).success()).isTrue();
    assertThat(asked()).containsExactly("tab in full");
  }

  @Test
  void afterAGapTheTabIsReadInFull() throws InterruptedException {
    SourceState gap = new SourceState(state().seen(), facts().but(facts -> facts.gap = true));
    store.states.put(id, new ChannelState(Map.of(new SourceId(TAB), gap), List.of()));
    run();
    assertThat(asked()).containsExactly("tab in full");
  }

  @Test
  void anOrdinaryCheckReadsTheTopOnly() throws InterruptedException {
    now = START.plus(Duration.ofHours(1));
    run();
    assertThat(asked()).containsExactly("tab");
  }
}
