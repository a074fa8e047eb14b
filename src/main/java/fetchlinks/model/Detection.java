package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which videos of a listing are new: a closed window over a seen set. Pure.
 *
 * <p>A listing is believed only as far as it proves something. What lies above three known ids in a
 * row, or in a list that was read to its proven end, is decided; what lies in an open part is left
 * for the next check, which then reads the whole list.
 */
public final class Detection {

  /** A full listing at the latest after so many checks. */
  public static final int CHECKS_BETWEEN_FULL = 14;

  /** A full listing at the latest after so long. */
  public static final Duration TIME_BETWEEN_FULL = Duration.ofDays(7);

  private final SourceState before;
  private final Marker marker;
  private final Baseline baseline;
  private final Reading reading;
  private final Instant now;
  private final List<Video> entries;
  private final Standing standing;

  private Detection(
      SourceState before, Marker marker, Baseline baseline, Reading reading, Instant now) {
    this.before = before;
    this.marker = marker;
    this.baseline = baseline;
    this.reading = reading;
    this.now = now;
    this.entries = distinct(reading.items());
    this.standing = Standing.of(before, marker, baseline, entries);
  }

  /**
   * Decides about one listing.
   *
   * @param before what was known of the source
   * @param marker as it stands in the channel file, by {@link ChannelState#markerFor}
   * @param baseline as it stands in the channel file
   * @param now for {@link SourceFacts#lastFull}
   */
  public static Verdict decide(
      SourceState before, Marker marker, Baseline baseline, Reading reading, Instant now) {
    return new Detection(before, marker, baseline, reading, now).verdict();
  }

  /** Whether the next listing of the source has to be a full one whatever the schedule says. */
  public static boolean needsFull(SourceState state) {
    SourceFacts facts = state.facts();
    return facts.lastFull() == null || facts.gap() || facts.order() != Order.TOP;
  }

  /**
   * As {@link #needsFull(SourceState)}, and also when the person has now decided about videos that
   * were held back: they may lie at any depth.
   */
  public static boolean needsFull(SourceState state, Baseline baseline) {
    return needsFull(state) || (state.held() > 0 && Standing.isUnapplied(baseline, state.facts()));
  }

  /** Whether a routine full listing of the source is due. */
  public static boolean isFullDue(SourceState state, Instant now) {
    Instant last = state.facts().lastFull();
    return last == null
        || state.facts().checksSinceFull() + 1 >= CHECKS_BETWEEN_FULL
        || !now.isBefore(last.plus(TIME_BETWEEN_FULL));
  }

  private Verdict verdict() {
    Classifier classifier = new Classifier(before, marker, standing);
    entries.forEach(classifier::accept);
    Proof proof = Proof.of(reading, classifier.closed());
    List<SourceId> children = children();
    if (children.isEmpty() || !entries.isEmpty()) {
      Optional<Doubt> doubt = Doubt.about(before, standing, reading, entries, proof);
      if (doubt.isPresent()) {
        return disbelieved(doubt.get());
      }
      if (proof.open().isPresent() && !classifier.closed()) {
        return undecided(proof, children);
      }
    }
    return decided(classifier, proof, children);
  }

  private static List<Video> distinct(List<Item> items) {
    Map<String, Video> byId = new LinkedHashMap<>();
    for (Item item : items) {
      if (item instanceof Item.Entry(Video video)) {
        byId.putIfAbsent(video.id(), video);
      }
    }
    return List.copyOf(byId.values());
  }

  private List<SourceId> children() {
    List<SourceId> children = new ArrayList<>();
    for (Item item : reading.items()) {
      if (item instanceof Item.Nested nested) {
        children.add(new SourceId(nested.url()));
      }
    }
    return children.stream().distinct().toList();
  }

  private Verdict disbelieved(Doubt doubt) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    if (doubt.mayBeTrue()) {
      entries.reversed().stream()
          .filter(video -> before.mark(video.id()) == null)
          .forEach(video -> marks.put(video.id(), Mark.SUSPECT));
    }
    SourceUpdate update = new SourceUpdate(marks, before.facts().doubted());
    return new Verdict(
        List.of(), update, Optional.of(doubt.failure()), List.of(), before.held(), "");
  }

  private Verdict undecided(Proof proof, List<SourceId> children) {
    SourceUpdate nothing = new SourceUpdate(Map.of(), before.facts().leftOpen());
    return new Verdict(List.of(), nothing, proof.open(), children, before.held(), "");
  }

  private Verdict decided(Classifier classifier, Proof proof, List<SourceId> children) {
    List<NewVideo> found = classifier.found();
    Order order = proof.whole() ? Orders.learn(before, entries, found) : before.facts().order();
    SourceUpdate update = new SourceUpdate(inOrder(classifier.marks(), order), facts(proof, order));
    int held = before.heldAfter(update);
    return new Verdict(
        order == Order.BOTTOM ? found : found.reversed(),
        update,
        proof.open(),
        children,
        held,
        note(held));
  }

  private String note(int held) {
    if (held == 0) {
      return "";
    }
    String last = marker.lastVideo();
    return ("%,d videos are held back because nothing tells whether they are new%s: say baseline ="
            + " \"all\", \"now\" or a date in the channel file")
        .formatted(
            held,
            standing.markerLost() && last != null
                ? " (the marker %s is not listed)".formatted(SafeText.of(last))
                : "");
  }

  private SourceFacts facts(Proof proof, Order order) {
    boolean open = proof.open().isPresent();
    return before
        .facts()
        .but(draft -> {
          draft.order = order;
          draft.probesInARow = 0;
          draft.absent = false;
          draft.doubts = 0;
          draft.extractor = orElse(reading.meta().extractor(), draft.extractor);
          draft.siteId = orElse(reading.meta().siteId(), draft.siteId);
          draft.gap = open || (draft.gap && !proof.whole());
          draft.checksSinceFull++;
          if (proof.whole()) {
            boolean vouched = reading.end() instanceof ListingEnd.Vouched;
            // What the playlist leaves out is still in the list
            draft.size = vouched ? Math.max(draft.size, entries.size()) : entries.size();
            draft.vouched = vouched ? draft.vouched + 1 : 0;
            draft.checksSinceFull = 0;
            draft.lastFull = now;
            // Only the whole list makes sure that what the person said has reached all it was meant
            // for
            draft.baseline = baseline instanceof Baseline.Unsaid ? draft.baseline : baseline.text();
          }
          if (!open) {
            // Of a listing that lacks something "not modified" would prove nothing
            draft.validators = orElse(reading.meta().validators(), draft.validators);
          }
        });
  }

  private static String orElse(String value, String other) {
    return value.isEmpty() ? other : value;
  }

  /** The journal keeps ids in the order of first sight, oldest first. */
  private Map<String, Mark> inOrder(Map<String, Mark> marks, Order order) {
    Map<String, Mark> ordered = new LinkedHashMap<>();
    for (Video video : order == Order.BOTTOM ? entries : entries.reversed()) {
      Mark mark = marks.get(video.id());
      if (mark != null) {
        ordered.put(video.id(), mark);
      }
    }
    return ordered;
  }
}
