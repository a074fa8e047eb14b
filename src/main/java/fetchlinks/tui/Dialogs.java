package fetchlinks.tui;

import fetchlinks.tui.Shell.Overlay;
import java.util.List;

/** What is drawn over the screen: help, palette, the question before leaving. */
final class Dialogs {

  private Dialogs() {}

  static void draw(UiState state, Overlay overlay, Canvas body) {
    switch (overlay) {
      case Overlay.None _ -> {}
      case Overlay.Help help -> help(state, help, body);
      case Overlay.Palette palette -> palette(state, palette, body);
      case Overlay.Quit quit -> QuitDialog.draw(state, quit, body);
    }
  }

  /** All keys by group, in two columns where there is room for them. */
  private static void help(UiState state, Overlay.Help help, Canvas body) {
    body.clear();
    String right = help.filter().text().isEmpty() ? "type to filter   Esc close" : "Esc clears";
    String filter = help.filter().text().isEmpty() ? "" : ": " + help.filter().text();
    body.rule(0, "Help: all keys" + filter, right, true);
    List<HelpLines.Line> lines = HelpLines.of(state, help.filter().text());
    int across = body.columns() >= 76 ? 2 : 1;
    int width = (body.columns() - 2) / across;
    boolean counted = body.rows() > 2;
    int height = Math.max(1, body.rows() - (counted ? 2 : 1));
    int perColumn = Math.max(height, (lines.size() + across - 1) / across);
    int selected = HelpLines.lineOf(lines, help.selected());
    int top = Math.clamp(selected % perColumn - height / 2, 0, Math.max(0, perColumn - height));
    for (int i = 0; i < lines.size(); i++) {
      int y = 1 + i % perColumn - top;
      if (y >= 1 && y <= height) {
        helpLine(state, body, lines.get(i), 2 + i / perColumn * width, y, width, i == selected);
      }
    }
    if (counted) {
      String shown = "%d of %d keys".formatted(HelpLines.actions(lines).size(), HelpLines.total());
      body.text(2, body.rows() - 1, shown, Role.DIM);
    }
  }

  private static void helpLine(
      UiState state, Canvas body, HelpLines.Line line, int x, int y, int width, boolean selected) {
    switch (line) {
      case HelpLines.Head(String title) ->
          body.text(x, y, width - 1, title, Style.of(Role.TITLE).asBold());
      case HelpLines.Entry(Action action) -> {
        boolean enabled = action.enabledIn(state);
        Style key = Style.of(enabled ? Role.KEY : Role.DIM).asBold().asSelected(selected);
        Style text = Style.of(enabled ? Role.TEXT : Role.DIM).asSelected(selected);
        body.fill(x, y, width - 1, text);
        body.text(x, y, 11, state.setup().keys().shown(action, " "), key);
        body.text(x + 12, y, width - 13, action.help(), text);
        if (selected) {
          body.cursor(x, y);
        }
      }
    }
  }

  private static void palette(UiState state, Overlay.Palette palette, Canvas body) {
    int width = Math.min(body.columns(), 64);
    List<Action> actions = Fuzzy.actions(palette.text().text());
    int lines = Math.clamp(actions.size(), 1, Math.max(1, body.rows() - 2));
    Canvas box =
        body.part(
            new Rect((body.columns() - width) / 2, 0, width, Math.min(body.rows(), lines + 2)));
    box.clear();
    int line = box.rows() > 2 ? 1 : 0;
    if (line > 0) {
      box.rule(0, "Commands", actions.size() + " of " + Action.values().length, true);
    }
    if (actions.isEmpty()) {
      box.text(2, line + 1, "no command has these letters", Role.DIM);
    }
    commands(state, actions, palette.selected(), box, line + 1);
    int _ = box.typed(1, line, ": ", palette.text());
  }

  /** As many as there is room for, with the selected one among them. */
  private static void commands(
      UiState state, List<Action> actions, int wanted, Canvas box, int first) {
    int selected = Math.clamp(wanted, 0, Math.max(0, actions.size() - 1));
    int shown = box.rows() - first;
    int top = Math.clamp(selected - shown + 1, 0, Math.max(0, actions.size() - shown));
    for (int i = 0; i < shown && top + i < actions.size(); i++) {
      command(state, actions.get(top + i), box, first + i, top + i == selected);
    }
  }

  private static void command(UiState state, Action action, Canvas box, int y, boolean selected) {
    boolean enabled = action.enabledIn(state);
    Style style = Style.of(enabled ? Role.TEXT : Role.DIM).asSelected(selected);
    box.fill(0, y, box.columns(), style);
    box.text(2, y, 18, action.id(), style);
    box.text(21, y, 12, state.setup().keys().shown(action, " "), style);
    box.text(34, y, action.help(), style);
  }
}
