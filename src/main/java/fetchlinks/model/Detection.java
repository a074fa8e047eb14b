package fetchlinks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** So many checks in a row must find the same before something incredible is believed. */
  public static final int DOUBTS_BEFORE_BELIEF = 2;

  private static final Pattern PLACEHOLDER = Pattern.compile("youtube video #.+");

  private final SourceState before;
  private final Marker marker;
  private final Reading reading;
  private final Instant now;
  private final List<Video> entries;

  /** What the person said and what was not applied here before. */
  private final Baseline baseline;

  /** Why the end of the listing proves nothing; empty when the list is whole or was stopped. */
  private final Optional<Failure> open;

  /** The list was read to its proven end. */
  private final boolean whole;

  /** Nothing was ever decided here, so everything is new unless the person said otherwise. */
  private final boolean fresh;

  /** The source was begun by another program and never read in full: below is its business. */
  private final boolean inherited;

  /** As {@link #inherited}, and the list does not have its marker. */
  private final boolean markerLost;

  /** Something is known of the source, but nothing of what is listed. */
  private final boolean nothingKnown;

  private final List<NewVideo> found = new ArrayList<>();
  private final Map<String, Mark> marks = new HashMap<>();
  private int held;
  private boolean baselineUsed;

  private Detection(
      SourceState before, Marker marker, Baseline baseline, Reading reading, Instant now) {
    this.before = before;
    this.marker = marker;
    this.reading = reading;
    this.now = now;
    this.entries = distinct(reading.items());
    this.baseline =
        baseline.text().equals(before.facts().baseline()) ? new Baseline.Unsaid() : baseline;
    this.open = openCause();
    this.whole = open.isEmpty() && reading.end() instanceof ListingEnd.Complete;
    SourceFacts facts = before.facts();
    boolean unlisted = facts.lastFull() == null;
    this.fresh = before.seen().isEmpty() && (facts.gained() || !unlisted || marker.isNew());
    this.inherited = !fresh && !facts.gained() && unlisted;
    this.markerLost = inherited && before.seen().isEmpty() && !lists(marker.lastVideo());
    this.nothingKnown =
        !lists(marker.lastVideo())
            && before.seen().values().stream().anyMatch(Mark::closesWindow)
            && entries.stream().map(v -> before.mark(v.id())).noneMatch(Detection::isMemory);
  }

  private static boolean isMemory(@Nullable Mark mark) {
    return mark != null && mark != Mark.SUSPECT;
  }

  private boolean lists(@Nullable String id) {
    return entries.stream().anyMatch(v -> v.id().equals(id));
  }

  /**
   * Decides about one listing.
   *
   * @param before what was known of the source
   * @param marker as it stands in the channel file
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

  /** Whether a routine full listing of the source is due. */
  public static boolean isFullDue(SourceState state, Instant now) {
    Instant last = state.facts().lastFull();
    return last == null
        || state.facts().checksSinceFull() + 1 >= CHECKS_BETWEEN_FULL
        || !now.isBefore(last.plus(TIME_BETWEEN_FULL));
  }

  private Verdict verdict() {
    List<SourceId> children = children();
    if (!children.isEmpty() && entries.isEmpty()) {
      return new Verdict(List.of(), update(facts()), open, children, "");
    }
    Optional<Failure> doubt = doubt();
    if (doubt.isPresent()) {
      return doubted(doubt.get());
    }
    Window window = walk();
    if (open.isPresent() && !window.closed()) {
      SourceUpdate nothing = new SourceUpdate(Map.of(), before.facts().leftOpen());
      return new Verdict(List.of(), nothing, open, children, "");
    }
    List<NewVideo> queue = learnedOrder() == Order.BOTTOM ? found : found.reversed();
    queue.forEach(video -> marks.put(video.video().id(), Mark.QUEUED));
    return new Verdict(
        queue, update(facts()), reading.full() ? open : Optional.empty(), children, note());
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

  private static List<Video> distinct(List<Item> items) {
    Map<String, Video> byId = new LinkedHashMap<>();
    for (Item item : items) {
      if (item instanceof Item.Entry(Video video)) {
        byId.putIfAbsent(video.id(), video);
      }
    }
    return List.copyOf(byId.values());
  }

  // ---- distrust

  private Optional<Failure> doubt() {
    if (reading.end() instanceof ListingEnd.NotAList(String what)) {
      return Optional.of(suspicious("the page is no list but " + what));
    }
    if (entries.isEmpty()) {
      return whole && expectsEntries()
          ? Optional.of(suspicious("nothing is listed where %,d were known".formatted(knownSize())))
          : Optional.empty();
    }
    if (entries.stream().anyMatch(v -> PLACEHOLDER.matcher(v.title()).matches())) {
      return Optional.of(suspicious("titles are placeholders"));
    }
    if (whole && nothingKnown && !believed()) {
      return Optional.of(suspicious("not one of %,d entries is known".formatted(entries.size())));
    }
    if (whole && entries.size() * 2 < before.facts().size() && !seenOften()) {
      return Optional.of(
          suspicious(
              "only %,d entries are listed, there were %,d"
                  .formatted(entries.size(), before.facts().size())));
    }
    return Optional.empty();
  }

  private boolean expectsEntries() {
    return markerLost || before.seen().values().stream().anyMatch(Mark::closesWindow);
  }

  private int knownSize() {
    return Math.max(1, Math.max(before.facts().size(), before.seen().size()));
  }

  /** The same unknown entries again and again: the list was really replaced, or the person says. */
  private boolean believed() {
    long again = entries.stream().filter(v -> before.mark(v.id()) == Mark.SUSPECT).count();
    return !(baseline instanceof Baseline.Unsaid) || (seenOften() && again * 2 >= entries.size());
  }

  private boolean seenOften() {
    return before.facts().doubts() >= DOUBTS_BEFORE_BELIEF;
  }

  private static Failure suspicious(String what) {
    return Failure.of(FailureClass.SUSPICIOUS, "CUT?", "listing looks cut short: " + what)
        .advising("the site may be throttling, or yt-dlp is out of date: try later, update yt-dlp");
  }

  private Verdict doubted(Failure doubt) {
    for (Video video : entries) {
      if (before.mark(video.id()) == null) {
        marks.put(video.id(), Mark.SUSPECT);
      }
    }
    return new Verdict(
        List.of(), update(before.facts().doubted()), Optional.of(doubt), List.of(), "");
  }

  // ---- the window

  private Optional<Failure> openCause() {
    Optional<Failure> hole =
        reading.items().stream()
            .filter(item -> item instanceof Item.Hole)
            .map(item -> cutShort("an entry came without data"))
            .findFirst();
    return switch (reading.end()) {
      case ListingEnd.CutShort(Failure cause) -> Optional.of(cause);
      case ListingEnd.NotAList(String what) -> Optional.of(cutShort("no list but " + what));
      case ListingEnd.Stopped _ ->
          reading.full() ? Optional.of(cutShort("it was stopped early")) : Optional.empty();
      case ListingEnd.Complete(int claimed)
          when claimed - reading.items().size() > slack(claimed) ->
          Optional.of(
              cutShort("%,d of %,d entries came".formatted(reading.items().size(), claimed)));
      case ListingEnd.Complete _ -> hole;
    };
  }

  /** Sites count entries that they do not list: hidden and region-locked ones. */
  private static int slack(int claimed) {
    return Math.max(2, claimed / 10);
  }

  private static Failure cutShort(String why) {
    return Failure.of(FailureClass.TRANSIENT, "CUT", "listing was cut short: " + why);
  }

  /** Classifies every entry; what is new goes to {@code found} in the list's own order. */
  private Window walk() {
    Window window = new Window(before, marker);
    for (Video video : entries) {
      boolean below = window.closed();
      window.accept(video.id());
      Mark old = before.mark(video.id());
      if (old == null || !old.settled()) {
        classify(video, old, window.markerPassed(), below);
      }
    }
    return window;
  }

  private void classify(Video video, @Nullable Mark old, boolean markerPassed, boolean below) {
    Mark mark =
        switch (video.availability()) {
          case PUBLIC ->
              markerPassed || (inherited && below) ? Mark.BASELINE : decidePublic(video, old);
          case UPCOMING, LIVE -> Mark.DEFERRED;
          case MEMBERS_ONLY -> Mark.MEMBERS_ONLY;
          case PRIVATE -> Mark.PRIVATE;
          case DELETED -> Mark.DELETED;
        };
    if (mark == Mark.QUEUED) {
      boolean top = before.facts().order() == Order.TOP;
      found.add(new NewVideo(video, below && top && !fresh));
    } else if (mark != old) {
      marks.put(video.id(), mark);
    }
    if (mark == Mark.LOST_MARKER) {
      held++;
    }
  }

  private Mark decidePublic(Video video, @Nullable Mark old) {
    boolean unproven = markerLost || old == Mark.LOST_MARKER;
    if (!fresh && !unproven && !nothingKnown) {
      return Mark.QUEUED;
    }
    baselineUsed |= !(baseline instanceof Baseline.Unsaid);
    return switch (baseline) {
      case Baseline.Unsaid _ -> unproven ? Mark.LOST_MARKER : Mark.QUEUED;
      case Baseline.All _ -> Mark.QUEUED;
      case Baseline.Now _ -> Mark.BASELINE;
      case Baseline.From(Instant start) -> {
        Instant published = video.published();
        yield published == null
            ? Mark.LOST_MARKER
            : published.isBefore(start) ? Mark.BASELINE : Mark.QUEUED;
      }
    };
  }

  // ---- what follows from it

  /**
   * Where new entries appeared in a list that was read to its end: above all that is known, below
   * it, or anywhere. One that is new in the last third makes a list that is always read in full.
   */
  private Order learnedOrder() {
    Order order = before.facts().order();
    List<Integer> unknown = new ArrayList<>();
    int firstKnown = Integer.MAX_VALUE;
    int lastKnown = -1;
    for (int i = 0; i < entries.size(); i++) {
      Mark old = before.mark(entries.get(i).id());
      if (old != null && old.settled()) {
        firstKnown = Math.min(firstKnown, i);
        lastKnown = i;
      } else if (old == null && entries.get(i).availability() == Availability.PUBLIC) {
        unknown.add(i);
      }
    }
    if (unknown.isEmpty() || lastKnown < 0 || !whole) {
      return order;
    }
    if (unknown.getLast() < firstKnown) {
      return Order.TOP;
    }
    if (unknown.getFirst() > lastKnown) {
      return Order.BOTTOM;
    }
    return unknown.getLast() * 3 >= entries.size() * 2 ? Order.ANY : order;
  }

  private SourceFacts facts() {
    SourceFacts f = before.facts();
    return new SourceFacts(
        whole ? entries.size() : f.size(),
        learnedOrder(),
        reading.full() && !whole,
        whole ? 0 : f.checksSinceFull() + 1,
        whole ? now : f.lastFull(),
        0,
        f.gained(),
        false,
        0,
        baselineUsed ? baseline.text() : f.baseline(),
        f.children(),
        orElse(reading.meta().extractor(), f.extractor()),
        orElse(reading.meta().siteId(), f.siteId()));
  }

  private static String orElse(String value, String other) {
    return value.isEmpty() ? other : value;
  }

  /** The journal keeps ids in the order of first sight, oldest first. */
  private SourceUpdate update(SourceFacts facts) {
    Map<String, Mark> ordered = new LinkedHashMap<>();
    for (Video video : facts.order() == Order.BOTTOM ? entries : entries.reversed()) {
      Mark mark = marks.get(video.id());
      if (mark != null) {
        ordered.put(video.id(), mark);
      }
    }
    return new SourceUpdate(ordered, facts);
  }

  private String note() {
    return held == 0
        ? ""
        : ("%,d videos are held back: the marker %s is not listed any more; say baseline ="
                + " \"all\", \"now\" or a date in the channel file")
            .formatted(held, Objects.requireNonNullElse(marker.lastVideo(), "of an earlier run"));
  }
}
