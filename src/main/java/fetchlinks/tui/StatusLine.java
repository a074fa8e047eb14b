package fetchlinks.tui;

import fetchlinks.model.SafeText;
import fetchlinks.tui.Listing.Line;
import fetchlinks.tui.Shell.Notice;
import fetchlinks.tui.Shell.Prompt;
import fetchlinks.tui.Shell.Screen;
import java.util.Locale;

/**
 * The line above the footer: the selected row spelled out in words, or what is being typed, or a
 * sentence for the person.
 */
final class StatusLine {

  private StatusLine() {}

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.fill(0, 0, canvas.columns(), Style.of(Role.TEXT));
    Prompt prompt = state.shell().front().prompt();
    Notice notice = state.shell().front().notice();
    if (prompt != null) {
      prompt(state, canvas, prompt);
    } else if (notice != null) {
      canvas.text(1, 0, notice.text(), notice.error() ? Role.ERROR : Role.TITLE);
    } else {
      canvas.text(1, 0, sentence(state, layout), Role.TEXT);
    }
  }

  private static void prompt(UiState state, Canvas canvas, Prompt prompt) {
    boolean filter = prompt.kind() == Prompt.Kind.FILTER;
    LineEdit line = prompt.line();
    int at = canvas.typed(1, 0, prompt.kind().head(), line);
    String error = filter ? Filter.parse(line.text()).error() : "";
    int end = at + SafeText.columns(line.text()) + 3;
    String choices = filter ? choices(state, line, canvas.columns() - end) : "";
    canvas.text(
        end, 0, choices.isEmpty() ? error : choices, choices.isEmpty() ? Role.ERROR : Role.DIM);
  }

  /** How the word can go on, as far as there is room; empty when it is complete. */
  private static String choices(UiState state, LineEdit line, int room) {
    Completion completion = Completion.of(line, state.rows());
    boolean complete =
        completion.choices().size() == 1
            && completion.choices().getFirst().word().equals(completion.word());
    if (complete || completion.choices().isEmpty()) {
      return "";
    }
    StringBuilder choices = new StringBuilder("Tab:");
    for (Completion.Choice choice : completion.choices()) {
      if (choices.length() + choice.shown().length() + 3 > room) {
        return choices.length() == "Tab:".length() ? "" : choices.append(" …").toString();
      }
      choices.append(' ').append(choice.shown());
    }
    return choices.toString();
  }

  static String sentence(UiState state, Layout layout) {
    boolean loud = layout.form() == Layout.Form.STANDARD || layout.form() == Layout.Form.WIDE;
    return switch (state.shell().place().screen()) {
      case Screen.Wall wall -> wall(state, wall);
      case Screen.Details details -> {
        Row row = state.rows().find(details.id());
        yield row == null ? "" : Words.sentence(row, state, loud);
      }
      case Screen.Table _ -> table(state, layout, loud);
    };
  }

  private static String wall(UiState state, Screen.Wall wall) {
    if (wall.cursor() >= state.rows().size()) {
      return "";
    }
    Row row = state.rows().at(wall.cursor());
    return "%d of %d  %s"
        .formatted(wall.cursor() + 1, state.rows().size(), Words.sentence(row, state, true));
  }

  private static String table(UiState state, Layout layout, boolean loud) {
    Listing listing = state.table().listing();
    if (listing.size() == 0) {
      return "";
    }
    Line line = listing.at(state.selectedLine());
    String selected =
        switch (line) {
          case Line.One one -> Words.sentence(state.rows().at(one.row()), state, loud);
          case Line.Group group -> group(state, group, loud);
        };
    if (!loud) {
      return selected;
    }
    int top = state.table().cursor().top();
    int end = Math.min(listing.size(), top + layout.tableLines());
    return end <= top
        ? selected
        : "rows " + (top + 1) + "-" + end + " of " + listing.size() + "    " + selected;
  }

  private static String group(UiState state, Line.Group group, boolean loud) {
    Row first = state.rows().at(group.row());
    var cause = first.cause();
    String word = Words.spoken(first.kind());
    return "%d channels: %s: %s; %s %s them, %s %s act on all"
        .formatted(
            group.members().size(),
            loud ? word.toUpperCase(Locale.ROOT) : word,
            cause == null ? group.key().code() : Words.advised(cause),
            state.setup().key(Action.OPEN),
            group.opened() ? "folds" : "shows",
            state.setup().key(Action.RETRY),
            state.setup().key(Action.CANCEL));
  }
}
