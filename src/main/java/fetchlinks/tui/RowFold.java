package fetchlinks.tui;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Row.Attempt;
import fetchlinks.tui.Row.Link;
import fetchlinks.tui.Row.Progress;
import fetchlinks.tui.Row.Story;
import fetchlinks.tui.Row.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds what the engine tells about channels into their rows. */
final class RowFold {

  private static final int LINKS_KEPT = 500;

  private final Draft draft;

  RowFold(Draft draft) {
    this.draft = draft;
  }

  /** The channel's row; a new one for a channel that was not heard of before. */
  Row row(ChannelId id) {
    return add(id, id.name());
  }

  /** The channel's row; a new one of this name for a channel that was not heard of before. */
  Row add(ChannelId id, String name) {
    Row known = draft.rows.find(id);
    if (known != null) {
      return known;
    }
    Row fresh = Row.fresh(draft.rows.size(), id, SafeText.of(name), draft.setup.attempts());
    draft.rows.add(fresh);
    draft.moved = true;
    return fresh;
  }

  private void put(Row old, Row row) {
    draft.rows.set(row);
    watchOrder(old, row);
  }

  private void putStatus(Row old, Row row) {
    draft.rows.setStatus(row);
    watchOrder(old, row);
  }

  private void watchOrder(Row old, Row row) {
    Choice choice = draft.table.choice();
    draft.moved |=
        !choice.filter().isNone()
            || choice.sort().moved(old, row)
            || (old.kind() != row.kind() && (old.kind().problem() || row.kind().problem()))
            || (choice.hideUpToDate() && old.kind() != row.kind());
  }

  void read(Channel channel, String host) {
    Row row = row(channel.id());
    put(row, row.withWho(row.who().with(channel, host)));
  }

  void change(Instant at, Row row, ChannelStatus.Active status) {
    Row begun = row.kind().ended() ? again(row) : row;
    putStatus(
        row,
        switch (status) {
          case ChannelStatus.Running running -> runs(at, begun, running);
          case ChannelStatus.WaitingForRetry wait -> waits(at, begun, wait);
          case ChannelStatus.HeldByBrake hold -> held(at, begun, hold);
          case ChannelStatus.Queued _, ChannelStatus.Paused _, ChannelStatus.Pausing _ ->
              stands(at, begun, status);
        });
  }

  /** A channel that is checked once more keeps what it has found. */
  private static Row again(Row row) {
    Progress progress = row.progress();
    return row.withStory(new Story(List.of(), row.story().links(), null, ""))
        .withProgress(new Progress(0, progress.attempts(), 0, 0, progress.found()));
  }

  private static Row runs(Instant at, Row row, ChannelStatus.Running running) {
    Times times = row.times();
    boolean next = row.progress().attempt() != running.attempt() || !occupied(row);
    return new Row(
        row.who(),
        running,
        running(row.progress(), running),
        new Times(next ? at : since(row, at), next ? at : times.started(), at, times.took()),
        row.story());
  }

  private static Row waits(Instant at, Row row, ChannelStatus.WaitingForRetry wait) {
    Progress progress = row.progress();
    Failure cause = Clean.failure(wait.cause());
    return new Row(
        row.who(),
        new ChannelStatus.WaitingForRetry(
            wait.attempt(), wait.attempts(), wait.delay(), wait.until(), cause),
        new Progress(
            wait.attempt(), wait.attempts(), progress.seen(), progress.written(), progress.found()),
        stopped(row, at),
        because(row, cause));
  }

  private static Row held(Instant at, Row row, ChannelStatus.HeldByBrake hold) {
    Failure cause = Clean.failure(hold.cause());
    return new Row(
        row.who(),
        new ChannelStatus.HeldByBrake(SafeText.of(hold.host()), hold.until(), cause),
        row.progress(),
        stopped(row, at),
        because(row, cause));
  }

  private static Row stands(Instant at, Row row, ChannelStatus.Active status) {
    boolean lifted = row.kind() == RowKind.HELD;
    return new Row(
        row.who(),
        status,
        row.progress(),
        stopped(row, at),
        lifted ? because(row, null) : row.story());
  }

  private static Times stopped(Row row, Instant at) {
    return new Times(at, row.times().started(), at, worked(row, at));
  }

  private static Story because(Row row, @Nullable Failure cause) {
    return new Story(row.story().attempts(), row.story().links(), cause, "");
  }

  private static boolean occupied(Row row) {
    return row.kind().running() || row.kind() == RowKind.PAUSING;
  }

  private static Instant since(Row row, Instant at) {
    Instant since = row.times().since();
    return since == null ? at : since;
  }

  /** How long the attempt that just ended has worked. */
  private static @Nullable Duration worked(Row row, Instant at) {
    Instant started = row.times().started();
    return row.kind().running() && started != null
        ? Duration.between(started, at)
        : row.times().took();
  }

  private static Progress running(Progress before, ChannelStatus.Running running) {
    int seen = running instanceof ChannelStatus.Listing l ? l.entries() : before.seen();
    int written = running instanceof ChannelStatus.Writing w ? w.written() : before.written();
    return new Progress(running.attempt(), before.attempts(), seen, written, before.found());
  }

  void queued(FetchEvent.VideoQueued video) {
    Row row = row(video.id());
    List<Link> links = new ArrayList<>(row.story().links());
    links.add(
        new Link(
            video.at(),
            SafeText.of(video.videoId()),
            SafeText.of(video.title()),
            video.linkFile(),
            video.resurfaced()));
    List<Link> kept = links.subList(Math.max(0, links.size() - LINKS_KEPT), links.size());
    Story story = row.story();
    put(
        row,
        row.withStory(new Story(story.attempts(), List.copyOf(kept), story.cause(), story.note())));
  }

  void failed(FetchEvent.AttemptFailed failed) {
    Row row = row(failed.id());
    Failure cause = Clean.failure(failed.cause());
    List<Attempt> attempts = new ArrayList<>(row.story().attempts());
    attempts.add(new Attempt(failed.attempt(), row.times().started(), failed.at(), cause));
    put(
        row,
        row.withStory(
            new Story(
                List.copyOf(attempts),
                row.story().links(),
                row.story().cause(),
                row.story().note())));
  }

  void finish(Instant at, ChannelResult result) {
    Row row = row(result.channel().id());
    Progress p = row.progress();
    Progress progress =
        new Progress(
            attempts(p, result), p.attempts(), seen(p, result), 0, p.found() + result.newVideos());
    Failure cause = result.error().map(Clean::failure).orElse(null);
    putStatus(
        row,
        new Row(
            who(row, result.channel()),
            Clean.status(result.status()),
            progress,
            new Times(at, row.times().started(), at, result.took()),
            new Story(
                row.story().attempts(),
                row.story().links(),
                cause,
                SafeText.of(result.note()),
                SafeText.of(result.doubt()))));
    if (Outcome.of(result.status()).wasChecked()) {
      draft.run = draft.run.with(draft.run.eta().finishedAt(at));
    }
  }

  /** A channel whose file can't be read now has no link, and tells nothing of it. */
  private static Row.Who who(Row row, Channel channel) {
    return channel.link().isEmpty() ? row.who() : row.who().with(channel, row.who().host());
  }

  private static int attempts(Progress before, ChannelResult result) {
    return switch (result.status()) {
      case ChannelStatus.UpToDate _, ChannelStatus.Fetched _, ChannelStatus.Incomplete _ ->
          result.retries() + 1;
      case ChannelStatus.Failed failed -> failed.attempts();
      case ChannelStatus.Cancelled _,
          ChannelStatus.NotChecked _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          before.attempt();
    };
  }

  private static int seen(Progress before, ChannelResult result) {
    return switch (result.status()) {
      case ChannelStatus.UpToDate u -> u.seen();
      case ChannelStatus.Fetched f -> f.seen();
      case ChannelStatus.Incomplete _,
          ChannelStatus.Failed _,
          ChannelStatus.Cancelled _,
          ChannelStatus.NotChecked _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          before.seen();
    };
  }
}
