package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Workers;
import fetchlinks.tui.Habits.Undo;
import fetchlinks.tui.Run.Brake;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Asks the engine to do something. The screen never assumes that a command worked: rows change only
 * when the engine says so.
 */
final class Steering {

  private static final Duration BRAKE = Duration.ofMinutes(15);

  private Steering() {}

  /** Pauses what can be paused; if everything is paused already, resumes it. */
  static void pause(Draft draft) {
    UiState state = draft.freeze();
    List<Row> rows = Targets.of(state);
    if (resumes(state)) {
      each(draft, rows, Steering::paused, Command.Resume::new, Command.Pause::new, "resuming");
    } else {
      each(draft, rows, Steering::pausable, Command.Pause::new, Command.Resume::new, "pausing");
    }
  }

  static boolean resumes(UiState state) {
    return Targets.of(state).stream().noneMatch(Steering::pausable);
  }

  static void cancel(Draft draft) {
    each(
        draft,
        Targets.of(draft.freeze()),
        row -> row.kind().active(),
        Command.Cancel::new,
        Command.Retry::new,
        "cancelling");
  }

  static void retry(Draft draft) {
    each(
        draft,
        Targets.of(draft.freeze()),
        Targets::retryable,
        Command.Retry::new,
        Command.Cancel::new,
        "checking again");
  }

  static void reconcile(Draft draft) {
    each(
        draft,
        Targets.of(draft.freeze()),
        Targets::retryable,
        Command.Reconcile::new,
        Command.Cancel::new,
        "fully checking");
  }

  static void retryFailed(Draft draft) {
    UiState state = draft.freeze();
    List<Command> undo =
        IntStream.range(0, state.rows().size())
            .mapToObj(state.rows()::at)
            .filter(row -> row.kind().retryable())
            .<Command>map(row -> new Command.Cancel(row.id()))
            .toList();
    draft.send(new Command.RetryFailed());
    done(draft, "checking %d failed again".formatted(undo.size()), undo);
  }

  static void pauseAll(Draft draft) {
    if (draft.run.state() == RunState.PAUSED) {
      draft.send(new Command.ResumeAll());
      done(draft, "resuming the run", List.of(new Command.PauseAll()));
    } else {
      draft.send(new Command.PauseAll());
      done(draft, "pausing the run", List.of(new Command.ResumeAll()));
    }
  }

  /**
   * Nothing works on while the process stands still: that time is neither elapsed nor taken from
   * attempts. A run that is paused, or being ended, stays so.
   */
  static void suspend(Draft draft) {
    boolean goesOn = draft.run.state() == RunState.RUNNING;
    if (goesOn) {
      draft.send(new Command.PauseAll());
    }
    draft.effects.add(new Effect.Suspend());
    if (goesOn) {
      draft.send(new Command.ResumeAll());
    }
  }

  static void workers(Draft draft, int step) {
    Run.Slots slots = draft.run.slots();
    int now = slots.asked() > 0 ? slots.asked() : slots.workers();
    int next = Math.clamp(now + step, 1, Workers.MOST);
    if (next == now) {
      draft.say(step > 0 ? "there cannot be more than 64 workers" : "one worker has to stay");
      return;
    }
    draft.send(new Command.SetWorkers(next));
    draft.run = draft.run.with(new Run.Slots(slots.workers(), next));
    done(draft, "asking for %d workers".formatted(next), List.of(new Command.SetWorkers(now)));
  }

  /** Lifts the brake of the selected channel's host, or any; if none is set, sets it. */
  static void brake(Draft draft) {
    Row row = Targets.single(draft.freeze());
    String host = row == null ? "" : row.who().host();
    Brake brake = draft.run.brakes().get(host);
    Brake lifted = brake == null ? draft.run.longestBrake() : brake;
    if (lifted != null) {
      Duration left = Duration.between(draft.now(), lifted.until());
      draft.send(new Command.LiftBrake(lifted.host()));
      done(
          draft,
          "lifting the brake of " + lifted.host(),
          left.isPositive() ? List.of(new Command.SetBrake(lifted.host(), left)) : List.of());
    } else if (host.isEmpty()) {
      draft.say("no brake to lift, and the selected channel's host is not known yet");
    } else {
      draft.send(new Command.SetBrake(host, BRAKE));
      done(
          draft,
          "braking %s for %d minutes".formatted(host, BRAKE.toMinutes()),
          List.of(new Command.LiftBrake(host)));
    }
  }

  static void undo(Draft draft) {
    if (draft.habits.undo().isEmpty()) {
      draft.say("nothing to undo");
      return;
    }
    Undo last = draft.habits.undo().getLast();
    last.commands().forEach(draft::send);
    if (last.marks() != null) {
      draft.table = draft.table.with(last.marks());
    }
    draft.habits = draft.habits.undone();
    draft.say("taken back: " + last.what());
  }

  private static void each(
      Draft draft,
      List<Row> rows,
      Predicate<Row> wanted,
      Function<ChannelId, Command> command,
      Function<ChannelId, Command> opposite,
      String what) {
    List<Row> chosen = rows.stream().filter(wanted).toList();
    if (chosen.isEmpty()) {
      draft.say("nothing to do for " + (rows.isEmpty() ? "no channel" : rows.getFirst().name()));
      return;
    }
    chosen.forEach(row -> draft.send(command.apply(row.id())));
    String whom = chosen.size() == 1 ? chosen.getFirst().name() : chosen.size() + " channels";
    done(draft, what + " " + whom, chosen.stream().map(row -> opposite.apply(row.id())).toList());
  }

  private static void done(Draft draft, String what, List<Command> opposite) {
    draft.habits = draft.habits.doing(new Undo(what, opposite, null));
    draft.say(what + " (" + draft.setup.key(Action.UNDO) + " takes it back)");
  }

  private static boolean pausable(Row row) {
    return row.kind().active() && !paused(row);
  }

  private static boolean paused(Row row) {
    return row.kind() == RowKind.PAUSED || row.kind() == RowKind.PAUSING;
  }
}
