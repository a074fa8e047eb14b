package fetchlinks.tui;

import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Prompt;
import fetchlinks.tui.Shell.Screen;
import java.util.List;

/** What keys do: to a dialog or a prompt if there is one, else by the table of actions. */
final class Keyboard {

  private Keyboard() {}

  static void press(Draft draft, String key) {
    draft.shell = draft.shell.pressedAt(draft.now()).saying(null);
    Action action = draft.setup.keys().find(key, draft.shell.place());
    if (action != null && isAlways(action)) {
      Performer.perform(draft, action);
      return;
    }
    Prompt prompt = draft.shell.front().prompt();
    switch (draft.shell.front().overlay()) {
      case Overlay.Quit quit -> Quitting.key(draft, quit, key);
      case Overlay.Help help -> help(draft, help, key);
      case Overlay.Palette palette -> palette(draft, palette, key);
      case Overlay.None _ -> {
        if (prompt != null) {
          Prompts.key(draft, prompt, key);
        } else if (action != null) {
          run(draft, action);
        } else {
          draft.say(noAction(draft, key));
        }
      }
    }
  }

  /** Pasted text goes into what is being typed and nowhere else. */
  static void paste(Draft draft, String text) {
    draft.shell = draft.shell.pressedAt(draft.now());
    Prompt prompt = draft.shell.front().prompt();
    switch (draft.shell.front().overlay()) {
      case Overlay.Help(LineEdit filter, _) ->
          draft.shell = draft.shell.with(new Overlay.Help(filter.insert(text), 0));
      case Overlay.Palette(LineEdit line, _) ->
          draft.shell = draft.shell.with(new Overlay.Palette(line.insert(text), 0));
      case Overlay.Quit _ -> {}
      case Overlay.None _ -> {
        if (prompt != null) {
          Prompts.typed(draft, prompt, prompt.line().insert(text));
        }
      }
    }
  }

  /** Does an action, or says why it would do nothing. */
  static void run(Draft draft, Action action) {
    if (action.enabledIn(draft.freeze())) {
      Performer.perform(draft, action);
    } else {
      draft.say(Refusal.of(draft.freeze(), action));
    }
  }

  private static String noAction(Draft draft, String key) {
    Action elsewhere = draft.setup.keys().find(key);
    return elsewhere == null
        ? "no action on %s; %s shows all keys".formatted(key, draft.setup.keys().key(Action.HELP))
        : "%s works only %s: %s".formatted(key, elsewhere.context().where(), elsewhere.help());
  }

  /** These work whatever is in front. */
  private static boolean isAlways(Action action) {
    return action == Action.INTERRUPT || action == Action.SUSPEND || action == Action.REDRAW;
  }

  private static void help(Draft draft, Overlay.Help help, String key) {
    List<Action> actions = HelpLines.actions(HelpLines.of(draft.freeze(), help.filter().text()));
    int selected = Math.clamp(help.selected(), 0, Math.max(0, actions.size() - 1));
    int moved = moved(key, selected, actions.size());
    LineEdit line = isMove(key) ? null : help.filter().after(key);
    switch (key) {
      case "Esc" -> {
        boolean typed = !help.filter().text().isEmpty();
        draft.shell =
            draft.shell.with(typed ? new Overlay.Help(LineEdit.EMPTY, 0) : new Overlay.None());
      }
      case "Enter" -> choose(draft, actions, selected);
      default -> {
        LineEdit filter = line == null ? help.filter() : line;
        boolean changed = !filter.text().equals(help.filter().text());
        draft.shell = draft.shell.with(new Overlay.Help(filter, changed ? 0 : moved));
      }
    }
  }

  private static void palette(Draft draft, Overlay.Palette palette, String key) {
    List<Action> actions = Fuzzy.actions(palette.text().text());
    int selected = Math.clamp(palette.selected(), 0, Math.max(0, actions.size() - 1));
    LineEdit line = isMove(key) ? null : palette.text().after(key);
    switch (key) {
      case "Esc" -> draft.shell = draft.shell.with(new Overlay.None());
      case "Enter" -> choose(draft, actions, selected);
      default -> {
        LineEdit text = line == null ? palette.text() : line;
        boolean changed = !text.text().equals(palette.text().text());
        int next = changed ? 0 : moved(key, selected, actions.size());
        draft.shell = draft.shell.with(new Overlay.Palette(text, next));
      }
    }
  }

  private static void choose(Draft draft, List<Action> actions, int selected) {
    draft.shell = draft.shell.with(new Overlay.None());
    if (!actions.isEmpty()) {
      Action action = actions.get(selected);
      if (action.context().appliesIn(draft.shell.place())) {
        run(draft, action);
      } else {
        draft.say("`%s` does nothing %s".formatted(action.id(), here(draft)));
      }
    }
  }

  private static String here(Draft draft) {
    return switch (draft.shell.place().screen()) {
      case Screen.Table _ -> "in this pane";
      case Screen.Details _ -> "in the details";
      case Screen.Wall _ -> "on the wall";
    };
  }

  private static boolean isMove(String key) {
    return key.equals("Up") || key.equals("Down") || key.equals("PgUp") || key.equals("PgDn");
  }

  private static int moved(String key, int from, int size) {
    int step =
        switch (key) {
          case "Up" -> -1;
          case "Down" -> 1;
          case "PgUp" -> -10;
          case "PgDn" -> 10;
          default -> 0;
        };
    return Math.clamp(from + step, 0, Math.max(0, size - 1));
  }
}
