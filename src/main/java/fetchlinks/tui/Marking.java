package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.tui.Habits.Undo;
import fetchlinks.tui.TableView.Marks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Marks channels, so that an action acts on all of them. */
final class Marking {

  private Marking() {}

  /** Marks or unmarks what is selected and moves on. */
  static void mark(Draft draft) {
    UiState state = draft.freeze();
    Listing listing = state.table().listing();
    if (listing.size() == 0) {
      return;
    }
    Set<ChannelId> ids = new HashSet<>(draft.table.marks().ids());
    Set<ChannelId> members = new HashSet<>();
    for (int member : listing.members(state.selectedLine())) {
      members.add(state.rows().at(member).id());
    }
    if (ids.containsAll(members)) {
      ids.removeAll(members);
    } else {
      ids.addAll(members);
    }
    set(draft, new Marks(ids, draft.table.marks().from()));
    Moving.by(draft, 1);
  }

  /** The first time a range begins here, the second time it ends and all of it is marked. */
  static void range(Draft draft) {
    UiState state = draft.freeze();
    Row row = Targets.single(state);
    ChannelId from = draft.table.marks().from();
    if (row == null) {
      return;
    }
    if (from == null) {
      set(draft, new Marks(draft.table.marks().ids(), row.id()));
      draft.say("range begins here, %s ends it".formatted(draft.setup.key(Action.MARK_RANGE)));
      return;
    }
    int begin = state.table().listing().lineOf(new Target.One(from), state.rows());
    Set<ChannelId> ids = new HashSet<>(draft.table.marks().ids());
    addLines(state, begin < 0 ? state.selectedLine() : begin, ids);
    keep(draft, "the range", new Marks(ids, null));
  }

  private static void addLines(UiState state, int begin, Set<ChannelId> ids) {
    int here = state.selectedLine();
    for (int line = Math.min(begin, here); line <= Math.max(begin, here); line++) {
      for (int member : state.table().listing().members(line)) {
        ids.add(state.rows().at(member).id());
      }
    }
  }

  static void all(Draft draft) {
    UiState state = draft.freeze();
    Set<ChannelId> ids = new HashSet<>();
    for (int row : state.table().listing().rows()) {
      ids.add(state.rows().at(row).id());
    }
    keep(draft, "marking all", new Marks(ids, null));
  }

  static void none(Draft draft) {
    keep(draft, "unmarking", Marks.NONE);
  }

  private static void keep(Draft draft, String what, Marks next) {
    draft.habits = draft.habits.doing(new Undo(what, List.of(), draft.table.marks()));
    set(draft, next);
  }

  private static void set(Draft draft, Marks next) {
    draft.table = draft.table.with(next);
  }
}
