package fetchlinks.tui;

import fetchlinks.tui.Shell.Prompt;
import fetchlinks.tui.TableView.Cursor;
import java.util.List;
import java.util.Locale;

/** Lines typed at the bottom: what is typed takes effect at once, Esc takes it back. */
final class Prompts {

  private Prompts() {}

  static void open(Draft draft, Prompt.Kind kind) {
    String text =
        switch (kind) {
          case FILTER -> draft.table.choice().filter().text();
          case SEARCH -> draft.logView.search();
        };
    draft.shell =
        draft.shell.prompting(new Prompt(kind, LineEdit.of(text), text, draft.table.cursor(), -1));
  }

  static void key(Draft draft, Prompt prompt, String key) {
    switch (key) {
      case "Enter" -> {
        draft.shell = draft.shell.prompting(null);
        if (prompt.kind() == Prompt.Kind.FILTER && !prompt.line().text().isBlank()) {
          draft.habits = draft.habits.filtering(prompt.line().text().strip());
          String error = draft.table.choice().filter().error();
          if (!error.isEmpty()) {
            draft.warn("left out of the filter: " + error);
          }
        }
      }
      case "Esc" -> {
        apply(draft, prompt, prompt.before());
        draft.shell = draft.shell.prompting(null);
      }
      case "Tab" -> {
        if (prompt.kind() == Prompt.Kind.FILTER) {
          typed(draft, prompt, Completion.complete(prompt.line(), draft.rows.freeze()));
        }
      }
      case "Up" -> recall(draft, prompt, prompt.recalled() + 1);
      case "Down" -> recall(draft, prompt, prompt.recalled() - 1);
      default -> {
        LineEdit line = prompt.line().after(key);
        if (line != null) {
          typed(draft, prompt, line);
        }
      }
    }
  }

  static void typed(Draft draft, Prompt prompt, LineEdit line) {
    draft.shell = draft.shell.prompting(prompt.with(line, prompt.recalled()));
    apply(draft, prompt, line.text());
  }

  /** Filters that were typed before. */
  private static void recall(Draft draft, Prompt prompt, int which) {
    List<String> filters = draft.habits.filters();
    if (prompt.kind() != Prompt.Kind.FILTER || which < 0 || which >= filters.size()) {
      return;
    }
    LineEdit line = LineEdit.of(filters.get(which));
    draft.shell = draft.shell.prompting(prompt.with(line, which));
    apply(draft, prompt, line.text());
  }

  private static void apply(Draft draft, Prompt prompt, String text) {
    switch (prompt.kind()) {
      case FILTER -> {
        draft.table = draft.table.with(draft.table.choice().filteredBy(Filter.parse(text)));
        goBack(draft, prompt.from());
        draft.reordered = true;
      }
      case SEARCH -> draft.logView = draft.logView.searching(text.toLowerCase(Locale.ROOT));
    }
  }

  /** To the row that the cursor was on, if letters typed in between have hidden it. */
  private static void goBack(Draft draft, Cursor from) {
    Target target = from.target();
    if (target != null
        && (!target.equals(draft.table.cursor().target())
            || draft.table.listing().lineOf(target, draft.rows.freeze()) < 0)) {
      draft.table = draft.table.with(from);
    }
  }
}
