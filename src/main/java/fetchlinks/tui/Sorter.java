package fetchlinks.tui;

import java.util.List;

/** Changes what the table lists and in which order. */
final class Sorter {

  private Sorter() {}

  static void next(Draft draft, int step) {
    List<SortColumn> all = List.of(SortColumn.values());
    int at = all.indexOf(draft.table.choice().sort()) + step;
    by(draft, all.get(Math.floorMod(at, all.size())));
  }

  static void by(Draft draft, SortColumn column) {
    boolean again = draft.table.choice().sort() == column;
    choose(draft, draft.table.choice().sortedBy(column, again && !draft.table.choice().reversed()));
    draft.say("sorted by " + column.word());
  }

  static void reverse(Draft draft) {
    Choice choice = draft.table.choice();
    choose(draft, choice.sortedBy(choice.sort(), !choice.reversed()));
  }

  static void hide(Draft draft) {
    Choice choice = draft.table.choice();
    choose(draft, choice.hiding(!choice.hideUpToDate()));
    draft.say(choice.hideUpToDate() ? "all channels shown" : "channels up to date are hidden");
  }

  static void choose(Draft draft, Choice choice) {
    draft.table = draft.table.with(choice);
    draft.reordered = true;
  }
}
