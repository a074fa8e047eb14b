package fetchlinks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.engine.BusyElsewhereException;
import fetchlinks.engine.CheckSession;
import fetchlinks.engine.FetchException;
import fetchlinks.model.Baseline;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Depth;
import fetchlinks.model.Detection;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.PastRun;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.Reading;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import fetchlinks.model.Sources;
import fetchlinks.model.Verdict;
import fetchlinks.model.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Checks many channels many times, as the engine does, while their lists live and things break. */
final class Simulation {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SplittableRandom random;
  private final Store store;
  private final List<Watch> watches = new ArrayList<>();
  private final int runs;

  /** Whether feeds are asked before lists. */
  private final boolean probing;

  /** In the order in which the downloader got them. */
  private final List<String> downloaded = new ArrayList<>();

  private int checks;
  private int pages;
  private int probes;
  private int probed;
  private int vouched;
  private int deeper;
  private int kills;
  private int cancels;
  private int slowest;
  private int slowestUnshown;

  Simulation(long seed, int channels, int runs, Store store, boolean probing) throws IOException {
    this.probing = probing;
    this.random = new SplittableRandom(seed);
    this.store = store;
    this.runs = runs;
    for (int i = 0; i < channels; i++) {
      watches.add(Watch.random(i, random, new SplittableRandom(seed + i)));
      Watch watch = watches.getLast();
      store.add(watch.id, watch.source.url(), watch.firstMarker());
    }
  }

  /**
   * What came out of it.
   *
   * @param slowest of the videos that were queued last after they had been listed, in runs
   * @param slowestUnshown the same where playlists do not show all that they should
   */
  record Outcome(
      int due,
      Set<String> lost,
      Set<String> twice,
      int checks,
      double pagesPerCheck,
      double probesPerCheck,
      double probedPerCheck,
      int vouched,
      int deeper,
      int kills,
      int cancels,
      int slowest,
      int slowestUnshown) {}

  Outcome play() throws IOException, FetchException, BusyElsewhereException {
    for (int run = 0; run < runs; run++) {
      for (Watch watch : watches) {
        watch.pass();
        check(watch, run, Lister.Fault.any(random), false);
      }
      download(run);
    }
    double pagesPerCheck = (double) pages / checks;
    double probesPerCheck = (double) probes / checks;
    double probedPerCheck = (double) probed / checks;
    int checked = checks;
    for (int run = runs; run < runs + 4; run++) {
      for (Watch watch : watches) {
        check(watch, run, Lister.Fault.NONE, true);
      }
      download(run);
    }
    Set<String> due = watches.stream().flatMap(w -> w.due().stream()).collect(Collectors.toSet());
    Set<String> lost = new HashSet<>(due);
    downloaded.forEach(lost::remove);
    return new Outcome(
        due.size(),
        lost,
        twice(),
        checked,
        pagesPerCheck,
        probesPerCheck,
        probedPerCheck,
        vouched,
        deeper,
        kills,
        cancels,
        slowest,
        slowestUnshown);
  }

  private void download(int run) throws IOException {
    List<String> taken = store.consume();
    downloaded.addAll(taken);
    for (Watch watch : watches) {
      int late = watch.slowest(taken, run);
      if (watch.playlist.isHonest()) {
        slowest = Math.max(slowest, late);
      } else {
        slowestUnshown = Math.max(slowestUnshown, late);
      }
    }
  }

  private Set<String> twice() {
    Set<String> once = new HashSet<>();
    return downloaded.stream().filter(id -> !once.add(id)).collect(Collectors.toSet());
  }

  private void check(Watch watch, int run, Lister.Fault chance, boolean last)
      throws FetchException, BusyElsewhereException {
    Lister.Fault fault = watch.covered ? chance : Lister.Fault.NONE;
    try (CheckSession session = store.open(watch.id)) {
      SourceState state = watch.state(session);
      Marker marker = session.state().markerFor(watch.source, session.channel().marker());
      Instant now = START.plus(Duration.ofHours(8L * run));
      Baseline baseline = session.channel().baseline();
      boolean full = Detection.needsFull(state);
      boolean routine = !full && (last || isRoutineDue(watch, state, run, now));
      checks++;
      watch.feed.look();
      watch.playlist.look();
      if (!full && !routine && isAnsweredByFeed(session, watch, state, marker)) {
        watch.look(run);
        return;
      }
      Reading reading =
          routine && Depth.playlist(watch.source, state, marker, baseline).isPresent()
              ? withPlaylist(watch, state, marker, fault)
              : tab(watch, state, marker, full || routine, Set.of(), fault);
      Verdict verdict = Detection.decide(state, marker, baseline, reading, now);
      assertThat(verdict.queue()).noneMatch(video -> state.isSettled(video.video().id()));
      assertThat(verdict.queue())
          .as("only what the tab shows")
          .noneMatch(video -> video.video().id().startsWith("ghost"));
      if (act(session, watch, state, verdict, last)) {
        session.finish(new PastRun(now, "ok", verdict.queue().size(), Duration.ZERO, 0));
        watch.covered |= state.with(verdict.update()).facts().lastFull() != null;
      }
      watch.look(run);
    }
  }

  /** As {@code SourceListing}: the top of the tab, the playlist, and what that leaves open. */
  private Reading withPlaylist(
      Watch watch, SourceState state, Marker marker, Lister.Fault faultOfTab) {
    Reading top = asked(tab(watch, state, marker, false, Set.of(), faultOfTab));
    if (!(top.end() instanceof ListingEnd.Stopped)) {
      return top;
    }
    Reading depth =
        list(
            new Lister(
                watch.playlist.shown(), ModelPlaylist.PAGE_SIZE, watch.playlist.fault(), random),
            watch,
            state,
            marker,
            true,
            Set.of());
    if (Depth.misfit(state, top, depth).isPresent()) {
      return tab(watch, state, marker, true, Set.of(), watch.playlist.fault());
    }
    Set<String> open = Depth.open(state, top, depth);
    if (open.isEmpty()) {
      vouched++;
      return Depth.vouched(state, top, depth);
    }
    deeper++;
    Reading tab = asked(tab(watch, state, marker, false, open, watch.playlist.fault()));
    return tab.end() instanceof ListingEnd.Stopped && Depth.open(state, tab, depth).isEmpty()
        ? Depth.vouched(state, tab, depth)
        : tab;
  }

  private static Reading asked(Reading reading) {
    return new Reading(reading.items(), reading.end(), true, reading.meta());
  }

  private Reading tab(
      Watch watch,
      SourceState state,
      Marker marker,
      boolean full,
      Set<String> until,
      Lister.Fault fault) {
    Lister lister = new Lister(watch.list.shown(), watch.list.pageSize(), fault, random);
    return list(lister, watch, state, marker, full, until);
  }

  private Reading list(
      Lister lister,
      Watch watch,
      SourceState state,
      Marker marker,
      boolean full,
      Set<String> until) {
    Reading reading = lister.read(full, new Window(state, marker), until, watch.siteId());
    pages += lister.pages();
    return reading;
  }

  private boolean isAnsweredByFeed(
      CheckSession session, Watch watch, SourceState state, Marker marker) throws FetchException {
    if (!probing || Probe.refusal(state, marker, session.channel().baseline()).isPresent()) {
      return false;
    }
    probes++;
    if (!(watch.feed.ask(state) instanceof ProbeAnswer.NothingNew(_, String validators))) {
      return false;
    }
    probed++;
    SourceUpdate update = new SourceUpdate(Map.of(), state.facts().probed(validators));
    session.record(watch.source, update, session.channel().marker());
    return true;
  }

  /** Routine full listings fall on no more than a tenth of the channels in one run. */
  private boolean isRoutineDue(Watch watch, SourceState state, int run, Instant now) {
    int stride = Math.min(watches.size(), 10);
    return Detection.isFullDue(state, now) && watch.index % stride == run % stride;
  }

  /** Writes and remembers, unless it is killed; whether it got to its end. */
  private boolean act(
      CheckSession session, Watch watch, SourceState state, Verdict verdict, boolean last)
      throws FetchException {
    double dice = last ? 1 : random.nextDouble();
    int upTo = dice < 0.05 ? random.nextInt(verdict.queue().size() + 1) : verdict.queue().size();
    Set<String> placed = queue(session, verdict.queue().subList(0, upTo));
    if (dice < 0.03) {
      kills++;
      return false;
    }
    SourceUpdate update = verdict.update();
    if (upTo < verdict.queue().size()) {
      cancels++;
      update = verdict.updateFor(placed, state);
    }
    Marker before = session.channel().marker();
    Marker after =
        verdict
            .newest(placed)
            .map(newest -> before.after(newest, placed.size()))
            .orElse(new Marker(before.lastVideo(), before.queued() + placed.size()));
    session.record(watch.source, update, after);
    return true;
  }

  private static Set<String> queue(CheckSession session, List<NewVideo> videos)
      throws FetchException {
    return session.queue(videos, 0).stream()
        .map(CheckSession.Placement::videoId)
        .collect(Collectors.toSet());
  }

  /** One channel, its list, and what a watchful person would know about it. */
  private static final class Watch {

    private final int index;
    private final ChannelId id;
    private final SourceId source;
    private final ModelList list;
    private final ModelFeed feed;
    private final ModelPlaylist playlist;

    /** Ids that another program had queued; empty for a new channel. */
    private final List<String> past;

    /** The run in which each video that is public and not yet queued was first listed. */
    private final Map<String, Integer> since = new HashMap<>();

    private final Set<String> queued = new HashSet<>();

    /** The first full listing is over: only from then on is everything allowed to happen. */
    private boolean covered;

    private Watch(
        int index,
        SourceId source,
        ModelList list,
        ModelFeed feed,
        ModelPlaylist playlist,
        int past) {
      this.feed = feed;
      this.playlist = playlist;
      this.index = index;
      this.id = new ChannelId("channel-%02d".formatted(index));
      this.source = source;
      this.list = list;
      this.past =
          list.shown().stream().map(ModelList.Entry::id).toList().reversed().subList(0, past);
      this.covered = past == 0;
    }

    static Watch random(int index, SplittableRandom random, SplittableRandom ofFeed) {
      ModelList.Growth growth =
          switch (index % 20) {
            case 4 -> ModelList.Growth.BOTTOM;
            case 9 -> ModelList.Growth.ANYWHERE;
            default -> ModelList.Growth.TOP;
          };
      String url =
          growth == ModelList.Growth.TOP
              ? "https://www.youtube.com/@c" + index + "/videos"
              : "https://www.youtube.com/playlist?list=PL" + index;
      int size = random.nextInt(5, 260);
      ModelList list = new ModelList("c" + index, growth, size, random.split());
      boolean inherited = index % 5 == 2;
      ModelFeed.Habit habit =
          switch (index / 2 % 4) {
            case 0 -> ModelFeed.Habit.LYING;
            case 1 -> ModelFeed.Habit.LAGGING;
            case 2 -> ModelFeed.Habit.FAILING;
            default -> ModelFeed.Habit.HONEST;
          };
      ModelFeed feed = new ModelFeed(list, habit, ofFeed);
      ModelPlaylist.Habit ofPlaylist =
          switch (index % 8) {
            case 1 -> ModelPlaylist.Habit.LAGGING;
            case 3, 6 -> ModelPlaylist.Habit.LYING;
            case 5 -> ModelPlaylist.Habit.HAUNTED;
            default -> ModelPlaylist.Habit.HONEST;
          };
      return new Watch(
          index,
          new SourceId(url),
          list,
          feed,
          new ModelPlaylist(list, ofPlaylist, ofFeed.split()),
          inherited ? random.nextInt(3, size) : 0);
    }

    String siteId() {
      return "UC%022d".formatted(index);
    }

    Marker firstMarker() {
      return past.isEmpty() ? Marker.NONE : new Marker(past.getLast(), past.size() * 3L);
    }

    /** What another program saw is certain only until its list changes below the marker. */
    void pass() {
      if (covered) {
        list.pass();
      } else {
        list.passQuietly();
      }
    }

    SourceState state(CheckSession session) {
      SourceState known = session.state().source(source);
      return isUnknown(known)
          ? new SourceState(
              Map.of(),
              SourceFacts.start(Sources.startOrder(source), session.channel().marker().isNew()))
          : known;
    }

    private static boolean isUnknown(SourceState known) {
      return known.seen().isEmpty() && known.facts().lastFull() == null && !known.facts().absent();
    }

    List<String> due() {
      return list.shown().stream()
          .filter(ModelList.Entry::isPublic)
          .map(ModelList.Entry::id)
          .filter(id -> !past.contains(id))
          .toList();
    }

    /** Notes what a perfect look at the list would have found. */
    void look(int run) {
      List<String> listed = due();
      since.keySet().retainAll(listed);
      listed.stream().filter(id -> !queued.contains(id)).forEach(id -> since.putIfAbsent(id, run));
    }

    /** How many runs the slowest of the videos had been listed before it was queued. */
    int slowest(List<String> taken, int run) {
      int slowest = 0;
      for (String id : taken) {
        queued.add(id);
        Integer first = since.remove(id);
        slowest = first == null ? slowest : Math.max(slowest, run - first);
      }
      return slowest;
    }
  }
}
