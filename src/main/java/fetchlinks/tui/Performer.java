package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Prompt;
import java.util.List;

/** Carries out actions: every one of the table has its place here. */
final class Performer {

  private Performer() {}

  static void perform(Draft draft, Action action) {
    switch (action) {
      case PAUSE -> Steering.pause(draft);
      case CANCEL -> Steering.cancel(draft);
      case RETRY -> Steering.retry(draft);
      case RECONCILE -> Steering.reconcile(draft);
      case PAUSE_ALL -> Steering.pauseAll(draft);
      case RETRY_FAILED -> Steering.retryFailed(draft);
      case FEWER -> Steering.workers(draft, -1);
      case MORE -> Steering.workers(draft, 1);
      case BRAKE -> Steering.brake(draft);
      case UNDO -> Steering.undo(draft);
      case DRAIN -> Quitting.drain(draft);
      case INTERRUPT -> Quitting.interrupt(draft);
      case QUIT -> Quitting.quit(draft);
      case OPEN -> Opening.open(draft);
      case OPEN_LINK -> Opening.link(draft);
      case ADDRESS -> Opening.address(draft);
      case COPY_ADDRESS -> Opening.copyAddress(draft);
      case COPY_COMMAND -> Opening.copyCommand(draft);
      case EDIT -> Opening.edit(draft);
      case PREVIOUS_CHANNEL -> Opening.neighbour(draft, -1);
      case NEXT_CHANNEL -> Opening.neighbour(draft, 1);
      case SAME_CAUSE -> Opening.sameCause(draft);
      case BACK -> Opening.back(draft);
      case WALL -> Opening.wall(draft);
      case MARK -> Marking.mark(draft);
      case MARK_RANGE -> Marking.range(draft);
      case MARK_ALL -> Marking.all(draft);
      case UNMARK -> Marking.none(draft);
      case DOWN -> Moving.by(draft, 1);
      case UP -> Moving.by(draft, -1);
      case LEFT -> Moving.sideways(draft, -1);
      case RIGHT -> Moving.sideways(draft, 1);
      case PAGE_DOWN -> Moving.byPages(draft, 1);
      case PAGE_UP -> Moving.byPages(draft, -1);
      case HALF_DOWN -> Moving.byPages(draft, 0.5);
      case HALF_UP -> Moving.byPages(draft, -0.5);
      case FIRST -> Moving.first(draft);
      case LAST -> Moving.last(draft);
      case PROBLEM_BEFORE -> Moving.problem(draft, -1);
      case PROBLEM_AFTER -> Moving.problem(draft, 1);
      case NEXT_PANE -> focus(draft, 1);
      case PREVIOUS_PANE -> focus(draft, 2);
      case WORKERS -> focus(draft, Focus.WORKERS);
      case CHANNELS -> focus(draft, Focus.CHANNELS);
      case LOG_PANE -> focus(draft, Focus.LOG);
      case FILTER -> Prompts.open(draft, Prompt.Kind.FILTER);
      case SEARCH, FIND -> Prompts.open(draft, Prompt.Kind.SEARCH);
      case NEXT_MATCH -> LogKeys.match(draft, false);
      case PREVIOUS_MATCH -> LogKeys.match(draft, true);
      case SORT -> Sorter.next(draft, 1);
      case SORT_BACK -> Sorter.next(draft, -1);
      case REVERSE -> Sorter.reverse(draft);
      case HIDE -> Sorter.hide(draft);
      case LOG_ONLY -> LogKeys.only(draft);
      case FOLLOW -> LogKeys.follow(draft);
      case WRAP -> draft.logView = draft.logView.wrapping(!draft.logView.wrap());
      case LEVEL -> LogKeys.level(draft);
      case SAVE_LOG -> draft.effects.add(new Effect.SaveLog(LogLines.text(draft.freeze())));
      case ZOOM ->
          draft.shell =
              draft.shell.with(draft.shell.place().zooming(!draft.shell.place().zoomed()));
      case HELP -> draft.shell = draft.shell.with(new Overlay.Help(LineEdit.EMPTY, 0));
      case PALETTE -> draft.shell = draft.shell.with(new Overlay.Palette(LineEdit.EMPTY, 0));
      case MOUSE -> {
        draft.habits = draft.habits.withMouse(!draft.habits.mouse());
        draft.effects.add(new Effect.Mouse(draft.habits.mouse()));
        draft.say(draft.habits.mouse() ? "mouse on" : "mouse off");
      }
      case THEME -> draft.effects.add(new Effect.NextTheme());
      case REDRAW -> draft.effects.add(new Effect.Repaint());
      case SUSPEND -> Steering.suspend(draft);
    }
  }

  private static void focus(Draft draft, int step) {
    List<Focus> all = List.of(Focus.values());
    int at = all.indexOf(draft.shell.place().focus()) + step;
    focus(draft, all.get(at % all.size()));
  }

  private static void focus(Draft draft, Focus focus) {
    Opening.leaveDetails(draft);
    draft.shell = draft.shell.with(draft.shell.place().on(new Shell.Screen.Table()).at(focus));
  }
}
