package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.event.Eta;
import fetchlinks.tui.Shell.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A state that is being changed by one step, and what the step wants to be done. Lives no longer
 * than the step.
 */
final class Draft {

  final Setup setup;
  final Rows.Draft rows;
  final LogBook.Draft log;
  final List<Effect> effects = new ArrayList<>();
  Run run;
  TableView table;
  LogView logView;
  Shell shell;
  Habits habits;
  Memory memory;

  /** Something happened that may change the order of the table. */
  boolean moved;

  /** The person changed what is listed: the table is put in order at once. */
  boolean reordered;

  Draft(UiState state) {
    setup = state.setup();
    rows = state.rows().edit();
    log = state.log().edit();
    run = state.run();
    table = state.table();
    logView = state.logView();
    shell = state.shell();
    habits = state.habits();
    memory = state.memory();
  }

  Instant now() {
    return shell.now();
  }

  /** The time that is left, as estimated now. */
  Eta.Left left() {
    return run.eta().left(now(), rows.open());
  }

  void send(Command command) {
    effects.add(new Effect.Send(command));
  }

  void say(String text) {
    shell = shell.saying(new Notice(text, false));
  }

  void warn(String text) {
    shell = shell.saying(new Notice(text, true));
  }

  /** What the state is up to here; events that came in this step included. */
  UiState freeze() {
    return new UiState(
        setup, run, rows.freeze(), log.freeze(), table, logView, shell, habits, memory);
  }
}
