package fetchlinks.tui;

import fetchlinks.tui.Shell.Prompt;
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
    draft.shell = draft.shell.prompting(new Prompt(kind, LineEdit.of(text), text, -1));
  }

  static void key(Draft draft, Prompt prompt, String key) {
    switch (key) {
      case "Enter" -> {
        draft.shell = draft.shell.prompting(null);
        if (prompt.kind() == Prompt.Kind.FILTER && !prompt.line().text().isBlank()) {
          draft.habits = draft.habits.filtering(prompt.line().text().strip());
        }
      }
      case "Esc" -> {
        apply(draft, prompt.kind(), prompt.before());
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
    draft.shell =
        draft.shell.prompting(new Prompt(prompt.kind(), line, prompt.before(), prompt.recalled()));
    apply(draft, prompt.kind(), line.text());
  }

  /** Filters that were typed before. */
  private static void recall(Draft draft, Prompt prompt, int which) {
    List<String> filters = draft.habits.filters();
    if (prompt.kind() != Prompt.Kind.FILTER || which < 0 || which >= filters.size()) {
      return;
    }
    LineEdit line = LineEdit.of(filters.get(which));
    draft.shell = draft.shell.prompting(new Prompt(prompt.kind(), line, prompt.before(), which));
    apply(draft, prompt.kind(), line.text());
  }

  private static void apply(Draft draft, Prompt.Kind kind, String text) {
    switch (kind) {
      case FILTER -> {
        draft.table = draft.table.with(draft.table.choice().filteredBy(Filter.parse(text)));
        draft.reordered = true;
      }
      case SEARCH -> draft.logView = draft.logView.searching(text.toLowerCase(Locale.ROOT));
    }
  }
}
