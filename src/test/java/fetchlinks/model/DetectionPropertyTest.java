package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every listing, however odd. */
class DetectionPropertyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyListingIsDecidedSafely(int seed) {
    Case c = Case.random(new SplittableRandom(seed));
    Verdict verdict = c.decide();
    List<String> queued = Watched.ids(verdict);

    assertThat(queued).doesNotHaveDuplicates().noneMatch(c.before::isSettled);
    assertThat(c.publicIds()).containsAll(queued);
    assertThat(verdict.update().marks().keySet()).noneMatch(c.before::isSettled);
    assertThat(c.listedIds()).containsAll(verdict.update().marks().keySet());
    assertThat(marked(verdict, Mark.QUEUED)).isEqualTo(new HashSet<>(queued));
    assertThat(verdict.newest(Set.copyOf(queued)).stream()).allMatch(queued::contains);
    assertThat(c.decide()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotBelievedOrProvesNothingQueuesNothing(int seed) {
    Case c = Case.random(new SplittableRandom(seed));
    Verdict verdict = c.decide();

    verdict.problem().ifPresent(problem -> assertThat(verdict.update().facts().gap()).isTrue());
    if (verdict.problem().filter(p -> p.kind() == FailureClass.SUSPICIOUS).isPresent()) {
      assertThat(verdict.queue()).isEmpty();
      assertThat(marked(verdict, Mark.SUSPECT)).isEqualTo(verdict.update().marks().keySet());
    }
    if (verdict.problem().isPresent() && !c.windowCloses()) {
      assertThat(verdict.queue()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSecondLookAtTheSameListFindsNothingMore(int seed) {
    Case c = Case.random(new SplittableRandom(seed));
    Verdict first = c.decide();
    SourceState after = c.before.with(first.update());
    Marker marker =
        first
            .newest(Set.copyOf(Watched.ids(first)))
            .map(id -> c.marker.after(id, 1))
            .orElse(c.marker);

    Verdict second = Detection.decide(after, marker, c.baseline, c.reading, NOW.plusSeconds(9));

    if (first.problem().isEmpty()) {
      assertThat(second.queue()).isEmpty();
    }
    assertThat(Watched.ids(second))
        .doesNotContainAnyElementsOf(
            Watched.ids(first).isEmpty() ? List.of("-") : Watched.ids(first));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverACancelLeavesIsQueuedNextTime(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case c = Case.random(random);
    Verdict whole = c.decide();
    List<String> queued = Watched.ids(whole);
    Set<String> placed =
        Set.copyOf(queued.subList(0, queued.isEmpty() ? 0 : random.nextInt(queued.size())));
    SourceState after = c.before.with(whole.updateFor(placed, c.before));
    Marker marker = whole.newest(placed).map(id -> c.marker.after(id, 1)).orElse(c.marker);

    Verdict rest = Detection.decide(after, marker, c.baseline, c.reading, NOW.plusSeconds(9));

    if (whole.problem().isEmpty() && c.reading.full()) {
      Set<String> expected = new HashSet<>(queued);
      expected.removeAll(placed);
      assertThat(Set.copyOf(Watched.ids(rest))).isEqualTo(expected);
    }
    assertThat(Watched.ids(rest)).noneMatch(placed::contains);
  }

  private static Set<String> marked(Verdict verdict, Mark wanted) {
    Set<String> ids = new HashSet<>();
    verdict
        .update()
        .marks()
        .forEach((id, mark) -> {
          if (mark == wanted) {
            ids.add(id);
          }
        });
    return ids;
  }

  private record Case(SourceState before, Marker marker, Baseline baseline, Reading reading) {

    static Case random(SplittableRandom random) {
      SourceState before = state(random);
      boolean uncovered = before.facts().gained() && before.facts().lastFull() == null;
      Marker marker = uncovered ? new Marker("elsewhere", 1) : marker(random);
      return new Case(before, marker, baseline(random), reading(random));
    }

    Verdict decide() {
      return Detection.decide(before, marker, baseline, reading, NOW);
    }

    boolean windowCloses() {
      Window window = new Window(before, marker);
      listedIds().forEach(window::accept);
      return window.closed();
    }

    List<String> listedIds() {
      return videos().stream().map(Video::id).distinct().toList();
    }

    List<String> publicIds() {
      return videos().stream()
          .filter(v -> v.availability() == Availability.PUBLIC)
          .map(Video::id)
          .toList();
    }

    private List<Video> videos() {
      List<Video> videos = new ArrayList<>();
      for (Item item : reading.items()) {
        if (item instanceof Item.Entry(Video video)) {
          videos.add(video);
        }
      }
      return videos;
    }

    private static SourceState state(SplittableRandom random) {
      Map<String, Mark> seen = new LinkedHashMap<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        Mark mark = random.nextInt(3) > 0 ? Mark.QUEUED : any(random, Mark.values());
        seen.put(id(random), mark);
      }
      boolean listed = random.nextInt(4) > 0;
      return new SourceState(
          seen,
          SourceFacts.NONE.but(facts -> {
            facts.size = listed ? random.nextInt(20) : -1;
            facts.order = any(random, Order.values());
            facts.gap = random.nextBoolean();
            facts.checksSinceFull = random.nextInt(15);
            facts.lastFull = listed ? NOW.minus(Duration.ofDays(1)) : null;
            facts.gained = random.nextBoolean();
            facts.absent = random.nextInt(8) == 0;
            facts.doubts = random.nextInt(4);
            facts.baseline = any(random, "", "", "now", "all");
          }));
    }

    private static Marker marker(SplittableRandom random) {
      @Nullable String id = random.nextInt(3) == 0 ? null : id(random);
      return new Marker(id, random.nextInt(3));
    }

    private static Baseline baseline(SplittableRandom random) {
      return switch (random.nextInt(8)) {
        case 0 -> new Baseline.All();
        case 1 -> new Baseline.Now();
        case 2 -> new Baseline.From(NOW);
        default -> new Baseline.Unsaid();
      };
    }

    private static Reading reading(SplittableRandom random) {
      // One id has one availability, however often it is listed
      Map<String, Item> items = new LinkedHashMap<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        String id = id(random);
        items.putIfAbsent(id, random.nextInt(40) == 0 ? new Item.Hole("") : entry(id, random));
      }
      ListingEnd end =
          switch (random.nextInt(8)) {
            case 0 -> new ListingEnd.CutShort(Watched.HTTP_500);
            case 1 -> new ListingEnd.Stopped();
            case 2 -> new ListingEnd.Complete(random.nextInt(20));
            case 3 -> new ListingEnd.NotAList("a video");
            default -> new ListingEnd.Complete(-1);
          };
      return new Reading(
          List.copyOf(items.values()), end, random.nextInt(3) > 0, new ListingMeta("", "", ""));
    }

    private static Item entry(String id, SplittableRandom random) {
      Instant published =
          random.nextBoolean() ? null : NOW.plus(Duration.ofHours(random.nextInt(-9, 9)));
      Availability availability =
          random.nextInt(4) > 0 ? Availability.PUBLIC : any(random, Availability.values());
      return new Item.Entry(new Video(id, "t", "u", published, availability, "{}"));
    }

    private static String id(SplittableRandom random) {
      return "v" + random.nextInt(24);
    }

    @SafeVarargs
    private static <T> T any(SplittableRandom random, T... values) {
      return values[random.nextInt(values.length)];
    }
  }
}
