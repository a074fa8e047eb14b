package fetchlinks.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Deciding about one listing of a list of which much is known: three new ones on top. */
@State(Scope.Thread)
public class DetectionBenchmark {

  private static final int NEW = 3;
  private static final int READ = 6;

  @Param({"30", "20000"})
  int known;

  private SourceState before;
  private Reading top;
  private Reading whole;

  @Setup
  public void prepare() {
    Map<String, Mark> seen = new LinkedHashMap<>();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < known; i++) {
      seen.put("video" + i, Mark.QUEUED);
    }
    for (int i = known + NEW - 1; i >= 0; i--) {
      items.add(new Item.Entry(video("video" + i)));
    }
    SourceFacts facts =
        SourceFacts.NONE.but(draft -> {
          draft.size = known;
          draft.checksSinceFull = 1;
          draft.lastFull = Instant.EPOCH;
        });
    before = new SourceState(seen, facts);
    ListingMeta meta = new ListingMeta("youtube:tab", "UC", "Channel");
    top = new Reading(items.subList(0, READ), new ListingEnd.Stopped(), false, meta);
    whole = new Reading(items, new ListingEnd.Complete(-1), true, meta);
  }

  private static Video video(String id) {
    return new Video(id, "Title", "https://host/" + id, null, Availability.PUBLIC, "{}");
  }

  /** A usual check: the listing stopped at three known ones. */
  @Benchmark
  public Verdict decideTop() {
    return Detection.decide(
        before, Marker.NONE, new Baseline.Unsaid(), top, Instant.EPOCH.plusSeconds(60));
  }

  /** A routine full listing. */
  @Benchmark
  public Verdict decideWhole() {
    return Detection.decide(
        before, Marker.NONE, new Baseline.Unsaid(), whole, Instant.EPOCH.plusSeconds(60));
  }
}
