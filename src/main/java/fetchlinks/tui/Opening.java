package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Place;
import fetchlinks.tui.Shell.Screen;
import fetchlinks.tui.TableView.Cursor;
import fetchlinks.tui.TableView.Marks;
import fetchlinks.tui.Target.GroupKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes into things and out again: groups, details, the wall, and programs outside. */
final class Opening {

  private Opening() {}

  /** A group is opened or folded, a channel's details are shown. */
  static void open(Draft draft) {
    UiState state = draft.freeze();
    if (state.shell().place().screen() instanceof Screen.Table
        && state.table().listing().size() > 0
        && state.table().listing().at(state.selectedLine()) instanceof Listing.Line.Group group) {
      toggle(draft, group.key());
      return;
    }
    Row row = Targets.single(state);
    if (row != null) {
      details(draft, row);
    }
  }

  private static void toggle(Draft draft, GroupKey key) {
    Set<GroupKey> opened = new HashSet<>(draft.table.choice().opened());
    if (!opened.remove(key)) {
      opened.add(key);
    }
    draft.table = draft.table.with(new Cursor(new Target.Group(key), draft.table.cursor().top()));
    Sorter.choose(draft, draft.table.choice().opening(opened));
  }

  private static void details(Draft draft, Row row) {
    draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Details(row.id())));
    draft.logView = draft.logView.only(row.id());
    draft.habits = draft.habits.scrolled(0);
    draft.table =
        draft.table.with(new Cursor(new Target.One(row.id()), draft.table.cursor().top()));
  }

  /** The channel before or after in the order of the table. */
  static void neighbour(Draft draft, int step) {
    UiState state = draft.freeze();
    List<Integer> rows = state.table().listing().rows();
    Row row = Targets.single(state);
    for (int i = 0; i < rows.size() && row != null; i++) {
      if (rows.get(i) == row.index()) {
        int next = Math.clamp(i + step, 0, rows.size() - 1);
        details(draft, state.rows().at(rows.get(next)));
        return;
      }
    }
    if (row != null) {
      draft.say(row.name() + " is not in the table: it has no neighbours");
    }
  }

  /** The table with all channels that have the same cause. */
  static void sameCause(Draft draft) {
    Row row = Targets.single(draft.freeze());
    if (row != null && row.cause() != null) {
      table(draft);
      Sorter.choose(
          draft, draft.table.choice().filteredBy(Filter.parse("cause:" + row.cause().code())));
    }
  }

  static void link(Draft draft) {
    Row row = Targets.single(draft.freeze());
    if (row == null || row.story().links().isEmpty()) {
      draft.say("no new link yet");
    } else {
      draft.effects.add(new Effect.OpenLink(row.story().links().getLast().file()));
    }
  }

  static void address(Draft draft) {
    String address = addressOf(draft);
    if (!address.isEmpty()) {
      draft.effects.add(new Effect.OpenAddress(address));
    }
  }

  static void copyAddress(Draft draft) {
    String address = addressOf(draft);
    if (!address.isEmpty()) {
      draft.effects.add(new Effect.CopyText(address, "address"));
    }
  }

  static void copyCommand(Draft draft) {
    Row row = Targets.single(draft.freeze());
    if (row != null) {
      draft.effects.add(new Effect.CopyCommand(row.id()));
    }
  }

  static void edit(Draft draft) {
    Row row = Targets.single(draft.freeze());
    if (row != null) {
      draft.effects.add(new Effect.EditFile(row.id()));
    }
  }

  private static String addressOf(Draft draft) {
    Row row = Targets.single(draft.freeze());
    String address = row == null ? "" : row.address();
    if (address.isEmpty()) {
      draft.say("its address is not known yet");
    }
    return address;
  }

  static void wall(Draft draft) {
    UiState state = draft.freeze();
    if (state.shell().place().screen() instanceof Screen.Wall) {
      table(draft);
    } else {
      Row row = Targets.single(state);
      int cursor = row == null ? 0 : row.index();
      leaveDetails(draft);
      draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Wall(cursor)));
    }
  }

  /** One step back: details or wall, zoom, focus, filter, marks; never out of the program. */
  static void back(Draft draft) {
    Place place = draft.shell.place();
    if (!(place.screen() instanceof Screen.Table)) {
      table(draft);
    } else if (place.zoomed()) {
      draft.shell = draft.shell.with(place.zooming(false));
    } else if (place.focus() != Focus.CHANNELS) {
      draft.shell = draft.shell.with(place.at(Focus.CHANNELS));
    } else if (!draft.table.choice().filter().text().isEmpty()) {
      Sorter.choose(draft, draft.table.choice().filteredBy(Filter.NONE));
    } else if (!draft.logView.search().isEmpty()) {
      draft.logView = draft.logView.searching("");
    } else if (!draft.table.marks().equals(Marks.NONE)) {
      Marking.none(draft);
    }
  }

  private static void table(Draft draft) {
    leaveDetails(draft);
    draft.shell = draft.shell.with(draft.shell.place().on(new Screen.Table()));
  }

  /** The log is of all channels again. */
  static void leaveDetails(Draft draft) {
    if (draft.shell.place().screen() instanceof Screen.Details) {
      draft.logView = draft.logView.only(null);
    }
  }
}
