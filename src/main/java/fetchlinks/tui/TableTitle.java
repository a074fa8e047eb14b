package fetchlinks.tui;

/** What the rule above the table says: how many channels, what is out of sight, sort and filter. */
final class TableTitle {

  private TableTitle() {}

  static String left(UiState state, Layout layout) {
    int shown = state.table().listing().channels();
    int all = state.rows().size();
    String title = "Channels " + (shown == all ? "" + all : shown + " of " + all);
    return title + edges(state, layout);
  }

  /** Problems that are out of sight. */
  private static String edges(UiState state, Layout layout) {
    int above = problems(state, 0, state.table().cursor().top());
    int end = state.table().cursor().top() + layout.tableLines();
    int below = problems(state, end, state.table().listing().size());
    Glyphs glyphs = state.glyphs();
    return (above == 0 ? "" : "  " + glyphs.above() + " " + counted(above) + " above")
        + (below == 0 ? "" : "  " + glyphs.below() + " " + counted(below) + " below");
  }

  private static String counted(int problems) {
    return problems + (problems == 1 ? " problem" : " problems");
  }

  private static int problems(UiState state, int from, int to) {
    Listing listing = state.table().listing();
    int problems = 0;
    for (int i = from; i < Math.min(to, listing.size()); i++) {
      problems += state.rows().at(listing.at(i).row()).kind().problem() ? 1 : 0;
    }
    return problems;
  }

  static String right(UiState state, Layout layout) {
    Choice choice = state.table().choice();
    int marked = state.table().marks().ids().size();
    Glyphs glyphs = state.glyphs();
    if (layout.form() == Layout.Form.NARROW) {
      return "sort: "
          + choice.sort().word()
          + (choice.reversed() ? " " + glyphs.ascending() : "")
          + (choice.filter().isNone() ? "" : "  filter")
          + (marked == 0 ? "" : "  marked " + marked);
    }
    String arrow = choice.reversed() ? glyphs.ascending() : glyphs.descending();
    String filter = choice.filter().isNone() ? "none" : choice.filter().text();
    return "sort: "
        + choice.sort().word()
        + " "
        + arrow
        + "   filter: "
        + glyphs.fit(filter, 24)
        + (choice.hideUpToDate() ? "   up to date hidden" : "")
        + (marked == 0 ? "" : "   marked " + marked);
  }
}
