package fetchlinks.model;

import static fetchlinks.model.Listed.join;
import static fetchlinks.model.Listed.newestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthTest {

  private static final SourceId TAB = new SourceId("https://www.youtube.com/@tech/videos");
  private static final String CHANNEL = "UCabcdefghijklmnopqrst_-";
  private static final SourceId PLAYLIST =
      new SourceId("https://www.youtube.com/playlist?list=UULFabcdefghijklmnopqrst_-");
  private static final Marker MARKER = new Marker("v200", 200);

  /** 200 videos, of which some are held: members-only ones at v150 and v50, a private v40. */
  private static final SourceState KNOWN =
      with(
          facts -> {},
          Map.of("v150", Mark.MEMBERS_ONLY, "v50", Mark.MEMBERS_ONLY, "v40", Mark.PRIVATE));

  private static SourceState with(Consumer<SourceFacts.Draft> change) {
    return with(change, Map.of());
  }

  private static SourceState with(Consumer<SourceFacts.Draft> change, Map<String, Mark> marks) {
    Map<String, Mark> seen = new HashMap<>();
    for (String id : newestFirst(200, 1)) {
      seen.put(id, Mark.QUEUED);
    }
    seen.putAll(marks);
    return new SourceState(
        seen,
        SourceFacts.NONE.but(draft -> {
          draft.size = 200;
          draft.lastFull = Watched.START;
          draft.siteId = CHANNEL;
          draft.baseline = "now";
          change.accept(draft);
        }));
  }

  private static Optional<SourceId> playlist(SourceState state) {
    return Depth.playlist(TAB, state, new Marker(null, 9), new Baseline.Now());
  }

  private static Reading top(String... entries) {
    return Watched.reading(true, new ListingEnd.Stopped(), entries);
  }

  private static String[] without(String[] entries, String... left) {
    return Arrays.stream(entries).filter(e -> !List.of(left).contains(e)).toArray(String[]::new);
  }

  /** The depth of {@link #KNOWN} as the playlist shows it: no members-only and private ones. */
  private static String[] depth() {
    return without(newestFirst(200, 1), "v150", "v50", "v40");
  }

  // ---- whether to ask the playlist

  @Test
  void aLongTabThatIsKnownWellHasAPlaylistForItsDepth() {
    assertThat(playlist(with(facts -> {}))).contains(PLAYLIST);
    assertThat(playlist(KNOWN)).contains(PLAYLIST);
    assertThat(playlist(with(facts -> facts.probesInARow = Probe.IN_A_ROW))).contains(PLAYLIST);
  }

  @Test
  void aTabThatIsNotKnownWellHasNone() {
    assertThat(playlist(with(facts -> facts.lastFull = null))).as("first").isEmpty();
    assertThat(playlist(with(facts -> facts.gap = true))).as("open at its end").isEmpty();
    assertThat(playlist(with(facts -> facts.doubts = 1))).as("doubted").isEmpty();
    assertThat(playlist(with(facts -> facts.absent = true))).as("absent").isEmpty();
    assertThat(playlist(with(facts -> facts.children = List.of(TAB)))).as("no tab").isEmpty();
    assertThat(playlist(with(facts -> facts.siteId = ""))).as("channel unknown").isEmpty();
    assertThat(playlist(with(facts -> {}, Map.of("v7", Mark.LOST_MARKER)))).as("held").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "TOP", mode = EnumSource.Mode.EXCLUDE)
  void aTabThatDoesNotGrowAtItsTopHasNone(Order order) {
    assertThat(playlist(with(facts -> facts.order = order))).isEmpty();
  }

  @Test
  void aWishOfThePersonIsAppliedToTheTabItself() {
    SourceState state = with(facts -> {});
    Marker marker = new Marker(null, 9);
    assertThat(Depth.playlist(TAB, state, marker, new Baseline.Unsaid())).isPresent();
    assertThat(Depth.playlist(TAB, state, marker, new Baseline.All())).isEmpty();
  }

  @Test
  void aMarkerThatTellsMoreThanWhatWasSeenIsLookedForInTheTab() {
    SourceState state = with(facts -> {}, Map.of("v9", Mark.SUSPECT));
    for (String marker : List.of("stranger", "v9")) {
      assertThat(Depth.playlist(TAB, state, new Marker(marker, 9), new Baseline.Now())).isEmpty();
    }
    assertThat(Depth.playlist(TAB, state, MARKER, new Baseline.Now())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "90, false", "91, true", "5000, true"})
  void onlyALongTabIsWorthIt(int size, boolean worth) {
    assertThat(playlist(with(facts -> facts.size = size)).isPresent()).isEqualTo(worth);
  }

  @Test
  void afterSomeInARowTheTabHasItsTurn() {
    assertThat(playlist(with(facts -> facts.vouched = Depth.IN_A_ROW - 1))).isPresent();
    assertThat(playlist(with(facts -> facts.vouched = Depth.IN_A_ROW))).isEmpty();
  }

  @Test
  void whereMuchIsForMembersThePlaylistLacksTooMuch() {
    Map<String, Mark> members = new HashMap<>();
    for (String id : newestFirst(120, 101)) {
      members.put(id, Mark.MEMBERS_ONLY);
    }
    assertThat(playlist(with(facts -> {}, members))).isPresent();
    members.put("v1", Mark.MEMBERS_ONLY);
    assertThat(playlist(with(facts -> {}, members))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/@tech/shorts",
        "https://www.youtube.com/@tech/streams",
        "https://www.youtube.com/@tech/videos?sort=p",
        "https://www.youtube.com/@tech",
        "https://www.youtube.com/playlist?list=UULFabcdefghijklmnopqrst_-",
        "https://example.org/@tech/videos",
      })
  void onlyATabOfLongVideosHasOne(String url) {
    assertThat(
            Depth.playlist(new SourceId(url), with(facts -> {}), Marker.NONE, new Baseline.Now()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void onlyWhatWouldMeetTheTabAsWellKeepsFromAskingForIt(FailureClass kind) {
    Set<FailureClass> kinds =
        Set.of(
            FailureClass.HOST_SAYS_STOP,
            FailureClass.UNREACHABLE,
            FailureClass.NEEDS_PERSON_EVERYWHERE,
            FailureClass.LOCAL);
    assertThat(Depth.isFinal(Failure.of(kind, "X", "x"))).isEqualTo(kinds.contains(kind));
  }

  // ---- what the playlist proves

  private final Reading top = top("new", "v200", "v199", "v198");

  private Optional<String> misfit(Reading playlist) {
    return Depth.misfit(KNOWN, top, playlist);
  }

  @Test
  void aPlaylistThatLacksOnlyWhatIsHeldFits() {
    assertThat(misfit(Watched.whole(depth()))).isEmpty();
    assertThat(misfit(Watched.reading(true, new ListingEnd.Complete(200), depth()))).isEmpty();
  }

  @Test
  void aPlaylistThatIsNotProvenToItsEndFitsNot() {
    for (ListingEnd end :
        List.of(
            new ListingEnd.Stopped(),
            new ListingEnd.CutShort(Watched.HTTP_500),
            new ListingEnd.NotAList("a video"),
            new ListingEnd.Complete(300))) {
      assertThat(misfit(Watched.reading(true, end, depth()))).as("%s", end).isPresent();
    }
    assertThat(misfit(Watched.whole())).as("empty").isPresent();
    assertThat(misfit(Watched.whole(join(depth(), "?")))).as("hole").isPresent();
    assertThat(misfit(Watched.whole(join(depth(), "> list")))).as("nested").isPresent();
  }

  @Test
  void placeholdersProveNothing() {
    Video nameless =
        new Video("v9", "youtube video #v9", "https://x", null, Availability.PUBLIC, "{}");
    Reading playlist =
        new Reading(
            List.of(new Item.Entry(nameless)),
            new ListingEnd.Complete(-1),
            true,
            new ListingMeta("", "", ""));
    assertThat(misfit(playlist)).contains("titles are placeholders");
  }

  @Test
  void aPlaylistMayLackATenthOfTheTab() {
    // With the four of the top
    assertThat(misfit(Watched.whole(newestFirst(197, 22)))).isEmpty();
    assertThat(misfit(Watched.whole(newestFirst(197, 23)))).contains("it shows 179 of 200");
  }

  @Test
  void whatIsSettledOrStillWaitsLeavesNothingOpen() {
    assertThat(Depth.open(KNOWN, top, Watched.whole(join(depth(), "v50:members", "v40:private"))))
        .isEmpty();
    assertThat(Depth.open(KNOWN, top, Watched.whole("new", "v200"))).as("in the top").isEmpty();
  }

  @Test
  void whatIsUnknownOrCanNowBeHadIsOpen() {
    assertThat(
            Depth.open(
                with(facts -> {}, Map.of("v50", Mark.MEMBERS_ONLY, "v3", Mark.SUSPECT)),
                top,
                Watched.whole("late", "announced:upcoming", "v50", "v40:private", "v3", "v2")))
        .containsExactlyInAnyOrder("late", "announced", "v50", "v3");
  }

  @Test
  void whatIsJudgedIsTheTopAndWhatIsSettledBelowEachOnce() {
    Reading judged =
        Depth.vouched(
            KNOWN, top, Watched.whole("v200", "v197", "v40:private", "v199", "v196", "v197"));

    assertThat(judged.items())
        .extracting(item -> ((Item.Entry) item).video().id())
        .containsExactly("new", "v200", "v199", "v198", "v197", "v196");
    assertThat(judged.full()).isTrue();
    assertThat(judged.end()).isEqualTo(new ListingEnd.Vouched());
  }

  // ---- what detection makes of it

  private static Verdict decide(SourceState state, Reading judged) {
    return Detection.decide(
        state, new Marker(null, 9), new Baseline.Now(), judged, Watched.START.plusSeconds(9));
  }

  @Test
  void aVouchedListingCountsAsAFullOneAndChangesNoMarkBelowTheTop() {
    Verdict verdict = decide(KNOWN, Depth.vouched(KNOWN, top, Watched.whole(depth())));

    assertThat(Watched.ids(verdict)).containsExactly("new");
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.update().marks()).isEqualTo(Map.of("new", Mark.QUEUED));
    assertThat(verdict.update().facts())
        .isEqualTo(
            KNOWN
                .facts()
                .but(facts -> {
                  facts.lastFull = Watched.START.plusSeconds(9);
                  facts.vouched = 1;
                }));
  }

  @Test
  void theSizeFollowsATabThatGrowsButNoPlaylistThatLacksSomething() {
    String[] fresh = newestFirst(230, 201);
    Reading grown = top(join(fresh, "v200", "v199", "v198"));
    SourceFacts facts =
        decide(KNOWN, Depth.vouched(KNOWN, grown, Watched.whole(depth()))).update().facts();
    assertThat(facts.size()).isEqualTo(227);
    assertThat(facts.order()).isEqualTo(Order.TOP);
  }

  @Test
  void theTabItselfEndsTheRowAndSetsTheSize() {
    SourceState state = with(facts -> facts.vouched = 2);
    SourceFacts facts = decide(state, Watched.whole(newestFirst(200, 20))).update().facts();
    assertThat(facts.vouched()).isZero();
    assertThat(facts.size()).isEqualTo(181);
  }

  @Test
  void aHoleInTheTopLeavesAGapAsInAnyListing() {
    Reading judged =
        Depth.vouched(KNOWN, top("new", "?", "v200", "v199", "v198"), Watched.whole(depth()));
    Verdict verdict = decide(KNOWN, judged);
    assertThat(verdict.problem()).isPresent();
    assertThat(verdict.update().facts().gap()).isTrue();
    assertThat(verdict.update().facts().lastFull()).isEqualTo(Watched.START);
  }

  /** Whatever a playlist shows or lacks: what is decided is decided of what the tab showed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void thePlaylistNeverDecidesAnything(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Map<String, Mark> marks = new HashMap<>();
      Mark[] some = {Mark.MEMBERS_ONLY, Mark.PRIVATE, Mark.DEFERRED, Mark.SUSPECT, Mark.DELETED};
      for (int n = random.nextInt(30); n > 0; n--) {
        marks.put("v" + random.nextInt(1, 198), some[random.nextInt(some.length)]);
      }
      SourceState state = with(facts -> {}, marks);
      String[] words = {"", "", "", ":members", ":private", ":upcoming", ":live"};
      String[] shown =
          Arrays.stream(newestFirst(197, 1))
              .filter(_ -> random.nextInt(30) > 0)
              .map(id -> random.nextInt(20) == 0 ? "other" + id : id)
              .map(id -> random.nextInt(20) == 0 ? id + words[random.nextInt(words.length)] : id)
              .toArray(String[]::new);
      Reading playlist = Watched.whole(shown);

      Verdict verdict = decide(state, Depth.vouched(state, top, playlist));

      assertThat(verdict.update().marks().keySet()).isEqualTo(Set.of("new"));
      assertThat(Watched.ids(verdict)).containsExactly("new");
      Set<String> open = new HashSet<>(Depth.open(state, top, playlist));
      for (NewVideo video :
          decide(state, Watched.whole(join(newestFirst(200, 198), shown))).queue()) {
        assertThat(open).as("what a tab like it would queue").contains(video.video().id());
      }
    }
  }
}
