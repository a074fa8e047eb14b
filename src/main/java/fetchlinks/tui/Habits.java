package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.tui.TableView.Marks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person did before: what can be taken back and typed again.
 *
 * @param undo newest last
 * @param filters newest first
 * @param scroll first line shown of the details
 */
record Habits(List<Undo> undo, List<String> filters, boolean mouse, int scroll) {

  static final Habits NONE = new Habits(List.of(), List.of(), false, 0);

  private static final int KEPT = 20;

  /**
   * What takes an action back.
   *
   * @param marks as they were before; null for an action that left them alone
   */
  record Undo(String what, List<Command> commands, @Nullable Marks marks) {}

  Habits doing(Undo next) {
    List<Undo> longer = new ArrayList<>(undo);
    longer.add(next);
    return withUndo(longer.subList(Math.max(0, longer.size() - KEPT), longer.size()));
  }

  Habits undone() {
    return withUndo(undo.subList(0, undo.size() - 1));
  }

  Habits filtering(String text) {
    List<String> longer = new ArrayList<>(filters);
    longer.remove(text);
    longer.addFirst(text);
    return new Habits(
        undo, List.copyOf(longer.subList(0, Math.min(KEPT, longer.size()))), mouse, scroll);
  }

  Habits withMouse(boolean next) {
    return new Habits(undo, filters, next, scroll);
  }

  Habits scrolled(int next) {
    return new Habits(undo, filters, mouse, next);
  }

  private Habits withUndo(List<Undo> next) {
    return new Habits(List.copyOf(next), filters, mouse, scroll);
  }
}
