package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.SafeText;
import fetchlinks.model.ViewSettings;
import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is kept of a screen for the next run, and the words for it. */
public final class Views {

  private Views() {}

  /** What the table can be ordered by. */
  public static List<String> sorts() {
    return words(SortColumn.values());
  }

  /** Levels of the log. */
  public static List<String> levels() {
    return words(Level.values());
  }

  /** Panes that can fill the screen. */
  public static List<String> panes() {
    return words(Focus.values());
  }

  private static List<String> words(Enum<?>[] constants) {
    return Stream.of(constants).map(Views::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static ViewSettings of(UiState state, String theme) {
    Choice choice = state.table().choice();
    Place place = state.shell().place();
    return new ViewSettings(
        theme,
        word(choice.sort()),
        choice.reversed(),
        choice.hideUpToDate(),
        word(state.logView().level()),
        state.logView().wrap(),
        place.zoomed() ? word(place.focus()) : "",
        state.habits().mouse(),
        state.habits().filters());
  }

  static void restore(Draft draft, ViewSettings view) {
    Choice choice =
        draft
            .table
            .choice()
            .sortedBy(SortColumn.valueOf(constant(view.sort())), view.reversed())
            .hiding(view.hideUpToDate());
    draft.table = draft.table.with(choice);
    draft.logView =
        draft.logView.with(Level.valueOf(constant(view.logLevel()))).wrapping(view.logWrap());
    draft.habits = draft.habits.withMouse(view.mouse());
    for (String filter : view.filters().reversed()) {
      draft.habits = draft.habits.filtering(SafeText.of(filter));
    }
    if (!view.onlyPane().isEmpty()) {
      Focus focus = Focus.valueOf(constant(view.onlyPane()));
      draft.shell = draft.shell.with(draft.shell.place().at(focus).zooming(true));
    }
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
