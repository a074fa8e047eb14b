package fetchlinks.engine;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Depth;
import fetchlinks.model.Detection;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.ListReason;
import fetchlinks.model.Marker;
import fetchlinks.model.NewVideo;
import fetchlinks.model.Plural;
import fetchlinks.model.Reading;
import fetchlinks.model.SafeText;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import fetchlinks.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One attempt at one channel, top to bottom, on the channel's own thread, with its lock held. */
final class ChannelCheck {

  /** Between two batches a channel can be cancelled. */
  static final int BATCH = 16;

  private final CheckSession session;
  private final CheckContext context;
  private final CheckTally tally;
  private final int slot;
  private final int attempt;
  private final Deadline deadline;

  /** As it was before any list of this attempt moved it. */
  private final Marker markerAtStart;

  private final SourceProbe probe;

  /** Of several lists, those that could not be checked; the others are checked all the same. */
  private final List<FetchException> problems = new ArrayList<>();

  ChannelCheck(
      CheckSession session, CheckContext context, CheckTally tally, int slot, int attempt) {
    this.session = session;
    this.context = context;
    this.tally = tally;
    this.slot = slot;
    this.attempt = attempt;
    this.deadline = new Deadline(context.reports().clock(), context.settings().timeout());
    this.markerAtStart = session.channel().marker();
    this.probe =
        new SourceProbe(
            session, context, tally, new ChannelStatus.Probing(slot, attempt), deadline);
  }

  /**
   * Checks every list of the channel that was not done by an earlier attempt.
   *
   * @throws FetchException something could not be checked; what could be is recorded
   * @throws InterruptedException the channel was steered; what is on disk is recorded
   */
  void run() throws FetchException, InterruptedException {
    tally.incomplete = false;
    tally.listed = false;
    boolean reconciling = reconciling();
    List<SourceId> sources =
        Expansion.sources(session.channel(), session.state(), reconciling || isFirst());
    meet(sources);
    for (SourceId source : sources) {
      attempt(source, sources.size() > 1, reconciling);
    }
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
  }

  private boolean isFirst() {
    return session.state().sources().isEmpty();
  }

  private boolean reconciling() {
    return context.reconcile()
        || (context.mayReconcile()
            && session.state().sources().values().stream()
                .filter(state -> !state.facts().absent() && state.facts().children().isEmpty())
                .anyMatch(state -> Detection.isFullDue(state, context.now())));
  }

  /** Before any of them is listed, so that a killed run does not take the rest for latecomers. */
  private void meet(List<SourceId> sources) throws FetchException, InterruptedException {
    Map<SourceId, SourceUpdate> first = new LinkedHashMap<>();
    for (SourceId source : sources) {
      if (!session.state().sources().containsKey(source)) {
        first.put(
            source, Expansion.firstRecord(source, sources, session.channel(), session.state()));
      }
    }
    for (Map.Entry<SourceId, SourceUpdate> entry : first.entrySet()) {
      record(entry.getKey(), entry.getValue(), session.channel().marker());
    }
  }

  private void attempt(SourceId source, boolean oneOfSeveral, boolean reconciling)
      throws FetchException, InterruptedException {
    if (tally.done.contains(source)) {
      return;
    }
    int before = problems.size();
    try {
      check(source, reconciling);
      if (problems.size() == before) { // else a list of lists is not done before its lists are
        tally.done.add(source);
      }
    } catch (FetchException e) {
      FailureClass kind = e.failure().kind();
      if (e.failure().code().equals("UPCOMING")) {
        tally.notes.add(e.failure().message());
        tally.done.add(source);
      } else if (oneOfSeveral && e.failure().code().equals("NOTAB")) {
        record(
            source,
            new SourceUpdate(Map.of(), session.state().source(source).facts().gone()),
            session.channel().marker());
        tally.done.add(source);
      } else if (oneOfSeveral && (kind == FailureClass.GONE || kind == FailureClass.SUSPICIOUS)) {
        problems.add(e);
      } else {
        throw e;
      }
    }
  }

  private void check(SourceId source, boolean reconciling)
      throws FetchException, InterruptedException {
    context.steering().check(); // nobody is interrupted while something is written
    Channel channel = session.channel();
    SourceState before = session.state().source(source);
    boolean unlisted = before.facts().lastFull() == null;
    Marker marker = session.state().markerFor(source, unlisted ? markerAtStart : channel.marker());
    boolean full = context.reconcile() || Detection.needsFull(before, channel.baseline());
    boolean routine = !full && reconciling && Detection.isFullDue(before, context.now());
    Optional<ListReason> reason =
        full || routine
            ? Optional.of(unlisted ? ListReason.FIRST : ListReason.FULL)
            : probe.ask(source, before, marker);
    if (reason.isEmpty()) {
      return;
    }
    tally.reasons.put(source, reason.get());
    tally.listed = true;
    SourceListing listing =
        new SourceListing(
            context, tally, slot, attempt, deadline, source, before, marker, channel.baseline());
    Optional<SourceId> playlist =
        routine ? Depth.playlist(source, before, marker, channel.baseline()) : Optional.empty();
    Reading reading =
        playlist.isPresent() ? listing.readWith(playlist.get()) : listing.read(full || routine);
    Verdict verdict = Detection.decide(before, marker, channel.baseline(), reading, context.now());
    say(reading.items().size(), verdict, listing.reached());
    apply(source, before, verdict);
    meet(verdict.children());
    for (SourceId child : verdict.children()) {
      attempt(child, true, reconciling);
    }
    verdict.problem().ifPresent(this::remember);
    throwIfOpen(verdict);
  }

  private void remember(Failure failure) {
    tally.incomplete = true;
    context.reports().log(Level.WARN, failure.message());
  }

  private static void throwIfOpen(Verdict verdict) throws FetchException {
    if (verdict.problem().isPresent()) {
      throw new FetchException(verdict.problem().get());
    }
  }

  private void say(int entries, Verdict verdict, boolean reached) {
    context
        .reports()
        .log(
            Level.INFO,
            Plural.grouped(entries)
                + " entries, "
                + Plural.grouped(verdict.queue().size())
                + (reached ? " new, known videos reached" : " new"));
    if (!verdict.note().isEmpty()) {
      tally.notes.add(SafeText.of(verdict.note()));
    }
  }

  // ---- writing

  private void apply(SourceId source, SourceState before, Verdict verdict)
      throws FetchException, InterruptedException {
    boolean doubted =
        verdict.problem().filter(f -> f.kind() == FailureClass.SUSPICIOUS).isPresent();
    if (doubted && !tally.doubted.add(source)) {
      return;
    }
    Set<String> placed = new HashSet<>();
    int written = tally.newVideos;
    try {
      queue(verdict.queue(), placed);
    } finally {
      boolean all = placed.size() == verdict.queue().size();
      if (all || !placed.isEmpty()) {
        SourceUpdate update = all ? expanded(verdict) : verdict.updateFor(placed, before);
        int count = tally.newVideos - written;
        Marker now = session.channel().marker();
        Marker next =
            verdict
                .newest(placed)
                .map(id -> now.after(id, count))
                .orElse(new Marker(now.lastVideo(), now.queued() + count));
        context.steering().finishing(() -> session.record(source, update, next));
      }
    }
  }

  /** A listing that was cut short proves of no child that it is gone. */
  private static SourceUpdate expanded(Verdict verdict) {
    Set<SourceId> children = new LinkedHashSet<>(verdict.children());
    if (verdict.problem().isPresent()) {
      children.addAll(verdict.update().facts().children());
    }
    return verdict.children().isEmpty()
        ? verdict.update()
        : new SourceUpdate(
            verdict.update().marks(), verdict.update().facts().expandedTo(List.copyOf(children)));
  }

  private void queue(List<NewVideo> videos, Set<String> placed)
      throws FetchException, InterruptedException {
    for (int from = 0; from < videos.size(); from += BATCH) {
      List<NewVideo> batch = videos.subList(from, Math.min(from + BATCH, videos.size()));
      context
          .reports()
          .status(new ChannelStatus.Writing(slot, attempt, placed.size(), videos.size()));
      context.steering().shielded(() -> queueBatch(batch, placed));
    }
  }

  private void queueBatch(List<NewVideo> batch, Set<String> placed) throws FetchException {
    List<CheckSession.Placement> placements = session.queue(batch, tally.newVideos);
    for (int i = 0; i < batch.size(); i++) {
      placed.add(batch.get(i).video().id());
      switch (placements.get(i).kind()) {
        case WRITTEN, RECOVERED -> tell(batch.get(i), placements.get(i));
        case QUEUED_BEFORE ->
            context
                .reports()
                .log(Level.INFO, "queued before: " + SafeText.of(placements.get(i).videoId()));
      }
    }
  }

  private void tell(NewVideo video, CheckSession.Placement placement) {
    tally.newVideos++;
    tally.resurfaced += video.resurfaced() ? 1 : 0;
    context
        .reports()
        .sink()
        .publish(
            new FetchEvent.VideoQueued(
                context.now(),
                session.channel().id(),
                SafeText.of(placement.videoId()),
                SafeText.of(video.video().title()),
                SafeText.of(placement.linkFile()),
                video.resurfaced()));
  }

  private void record(SourceId source, SourceUpdate update, Marker marker)
      throws FetchException, InterruptedException {
    context.steering().shielded(() -> session.record(source, update, marker));
  }
}
