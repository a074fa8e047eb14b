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
    Progress progress = row.progress();
    Times times = row.times();
    boolean again = row.kind().ended();
    Story story = again ? new Story(List.of(), row.story().links(), null, "") : row.story();
    if (again) {
      progress = new Progress(0, progress.attempts(), 0, 0, progress.found());
    }
    ChannelStatus shown = status;
    switch (status) {
      case ChannelStatus.Running running -> {
        boolean next = progress.attempt() != running.attempt() || !occupied(row);
        times =
            new Times(next ? at : since(row, at), next ? at : times.started(), at, times.took());
        progress = running(progress, running);
      }
      case ChannelStatus.WaitingForRetry wait -> {
        Failure cause = Clean.failure(wait.cause());
        shown =
            new ChannelStatus.WaitingForRetry(
                wait.attempt(), wait.attempts(), wait.delay(), wait.until(), cause);
        progress =
            new Progress(
                wait.attempt(),
                wait.attempts(),
                progress.seen(),
                progress.written(),
                progress.found());
        story = new Story(story.attempts(), story.links(), cause, "");
        times = new Times(at, times.started(), at, worked(row, at));
      }
      case ChannelStatus.HeldByBrake hold -> {
        Failure cause = Clean.failure(hold.cause());
        shown = new ChannelStatus.HeldByBrake(SafeText.of(hold.host()), hold.until(), cause);
        story = new Story(story.attempts(), story.links(), cause, "");
        times = new Times(at, times.started(), at, worked(row, at));
      }
      case ChannelStatus.Queued _, ChannelStatus.Paused _, ChannelStatus.Pausing _ -> {
        times = new Times(at, times.started(), at, worked(row, at));
        if (row.kind() == RowKind.HELD) {
          story = new Story(story.attempts(), story.links(), null, ""); // no brake any more
        }
      }
    }
    putStatus(row, new Row(row.who(), shown, progress, times, story));
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
