package fetchlinks.tui;

import fetchlinks.event.Eta;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.ResultWords;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.SafeText;
import java.time.Instant;

/** Folds what the engine tells into the state. */
final class EventFold {

  private final Draft draft;
  private final RowFold rows;

  EventFold(Draft draft) {
    this.draft = draft;
    rows = new RowFold(draft);
  }

  void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.RunStarted start -> start(start);
      case FetchEvent.RunChanged change ->
          draft.run = draft.run.with(change.state(), SafeText.of(change.why()), change.at());
      case FetchEvent.ChannelRead read -> rows.read(read.channel(), SafeText.of(read.host()));
      case FetchEvent.StatusChanged change ->
          rows.change(change.at(), rows.row(change.id()), change.status());
      case FetchEvent.VideoQueued video -> rows.queued(video);
      case FetchEvent.AttemptFailed failed -> rows.failed(failed);
      case FetchEvent.ChannelFinished finish -> finish(finish);
      case FetchEvent.WorkersChanged change ->
          draft.run = draft.run.with(new Run.Slots(change.workers(), 0));
      case FetchEvent.BrakeChanged change -> brake(change);
      case FetchEvent.LogLine line ->
          draft.log.add(line.at(), line.level(), line.id(), SafeText.of(line.text()));
    }
    if (!(event instanceof FetchEvent.LogLine)) {
      watchForStandstill(event.at());
    }
  }

  private void start(FetchEvent.RunStarted start) {
    draft.run = draft.run.startedAt(start.at(), start.workers());
    for (ChannelId id : start.channels()) {
      rows.add(id, start.names().getOrDefault(id, id.name()));
    }
    draft.reordered = true;
    draft.effects.add(new Effect.Recall(start.channels()));
  }

  /** The log says how every channel ended, in the words of the run's log file. */
  private void finish(FetchEvent.ChannelFinished finish) {
    ChannelResult result = finish.result();
    rows.finish(finish.at(), result);
    if (ResultWords.worthALine(result)) {
      String text = SafeText.of(ResultWords.logged(result));
      draft.log.add(finish.at(), ResultWords.level(result), finish.id(), text);
    }
  }

  private void brake(FetchEvent.BrakeChanged change) {
    String host = SafeText.of(change.host());
    Instant until = change.until();
    draft.run =
        until == null
            ? draft.run.lifting(host)
            : draft.run.braking(new Run.Brake(host, until, SafeText.of(change.why())));
  }

  /** Time in which nothing can move does not count for the estimate. */
  private void watchForStandstill(Instant at) {
    Eta eta =
        draft
            .run
            .eta()
            .watching(at, draft.run.state(), draft.rows.idle(), draft.rows.count(RowKind.HELD) > 0);
    if (!eta.equals(draft.run.eta())) {
      draft.run = draft.run.with(eta);
    }
  }
}
