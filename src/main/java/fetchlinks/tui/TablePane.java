package fetchlinks.tui;

import fetchlinks.model.Failure;
import fetchlinks.tui.Listing.Line;
import fetchlinks.tui.Shell.Focus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The channels, or the lines that stand for several of them:
 *
 * <pre>
 *     CHANNEL                     NEW  SEEN  TRY   TOOK CHECKED   MESSAGE
 *   ✗ ▸ 7 channels                           4/4  02:12 20:21:22  BOT sign-in required (Quiz Hub, ...)
 * ▌ ↻ MusicMix                               2/4  00:09 20:21:20  429 too many requests - retry in 07s
 *  *✚ Woodworking Weekly            5    37  1/4  00:04 20:21:15  5 new
 * </pre>
 */
final class TablePane {

  private static final int NAMES_IN_GROUP = 3;

  private final UiState state;
  private final Layout layout;
  private final Canvas canvas;
  private final TableColumns columns;

  private TablePane(UiState state, Layout layout, Canvas canvas) {
    this.state = state;
    this.layout = layout;
    this.canvas = canvas;
    columns = TableColumns.of(canvas.columns());
  }

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.clear();
    new TablePane(state, layout, canvas).draw();
  }

  private void draw() {
    if (layout.ruled()) {
      canvas.rule(0, title(), rightTitle(), state.shell().place().focus() == Focus.CHANNELS);
    }
    if (layout.titled()) {
      titles(1);
    }
    int first = canvas.rows() - layout.tableLines();
    Listing listing = state.table().listing();
    int top = state.table().cursor().top();
    int selected = state.selectedLine();
    for (int i = 0; i < layout.tableLines() && top + i < listing.size(); i++) {
      line(first + i, listing.at(top + i), top + i == selected);
    }
    if (listing.size() == 0) {
      canvas.text(LEFT, first, empty(), Role.DIM);
    }
  }

  private static final int LEFT = 4;

  private String empty() {
    Choice choice = state.table().choice();
    if (state.run().clock().started() == null) {
      return "waiting for the run to start";
    }
    return state.rows().size() == 0
        ? "no channels: put a TOML file for each into the definition folder"
        : "no channel fits" + (choice.filter().isNone() ? "" : " `" + choice.filter().text() + "`");
  }

  private String title() {
    int shown = state.table().listing().channels();
    int all = state.rows().size();
    String title = "Channels " + (shown == all ? "" + all : shown + " of " + all);
    return title + edges();
  }

  /** Problems that are out of sight. */
  private String edges() {
    int above = problems(0, state.table().cursor().top());
    int end = state.table().cursor().top() + layout.tableLines();
    int below = problems(end, state.table().listing().size());
    Glyphs glyphs = state.glyphs();
    return (above == 0 ? "" : "  " + glyphs.above() + " " + counted(above) + " above")
        + (below == 0 ? "" : "  " + glyphs.below() + " " + counted(below) + " below");
  }

  private static String counted(int problems) {
    return problems + (problems == 1 ? " problem" : " problems");
  }

  private int problems(int from, int to) {
    Listing listing = state.table().listing();
    int problems = 0;
    for (int i = from; i < Math.min(to, listing.size()); i++) {
      problems += state.rows().at(listing.at(i).row()).kind().problem() ? 1 : 0;
    }
    return problems;
  }

  private String rightTitle() {
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

  private void titles(int y) {
    for (TableColumns.Column column : columns.columns()) {
      Style style =
          column.sort() == state.table().choice().sort()
              ? Style.of(Role.TITLE).asBold()
              : Style.of(Role.DIM);
      if (column.number()) {
        canvas.number(column.at(), y, column.width(), column.title(), style);
      } else {
        canvas.text(column.at(), y, column.width(), column.title(), style);
      }
    }
  }

  private void line(int y, Line line, boolean selected) {
    Row row = state.rows().at(line.row());
    if (selected) {
      canvas.text(0, y, state.glyphs().cursor(), Style.of(Role.TITLE).asSelected(true));
      canvas.cursor(0, y);
    }
    String sign =
        row.kind().running()
            ? state.glyphs().spinner(state.shell().phase())
            : state.glyphs().of(row.kind());
    canvas.text(2, y, sign, row.kind().role());
    switch (line) {
      case Line.One one -> {
        if (state.table().marks().ids().contains(row.id())) {
          canvas.text(1, y, "*", Style.of(Role.MATCH).asBold());
        }
        cells(y, row, (one.member() ? "  " : "") + row.name(), message(row), true);
      }
      case Line.Group group -> {
        if (allMarked(group.members())) {
          canvas.text(1, y, "*", Style.of(Role.MATCH).asBold());
        }
        String fold = group.opened() ? state.glyphs().open() : state.glyphs().closed();
        String name = fold + " " + group.members().size() + " channels";
        cells(y, newest(group.members()), name, groupMessage(group), false);
      }
    }
    if (selected) {
      for (int x = 0; x < canvas.columns(); x++) {
        canvas.restyle(x, y, 1, canvas.style(x, y).asSelected(true));
      }
    }
  }

  private boolean allMarked(List<Integer> members) {
    for (int member : members) {
      if (!state.table().marks().ids().contains(state.rows().at(member).id())) {
        return false;
      }
    }
    return true;
  }

  private void cells(int y, Row row, String name, String message, boolean single) {
    for (TableColumns.Column column : columns.columns()) {
      int at = column.at();
      int width = column.width();
      switch (column.what()) {
        case STATE -> canvas.text(at, y, width, row.kind().word(), Style.of(row.kind().role()));
        case NAME -> canvas.text(at, y, width - 1, name, nameStyle(row));
        case NEW -> canvas.number(at, y, width, single ? news(row) : "", newStyle(row));
        case SEEN -> canvas.number(at, y, width, single ? seen(row) : "", Style.of(Role.DIM));
        case TRY -> canvas.number(at, y, width, tries(row), Style.of(Role.DIM));
        case TOOK ->
            canvas.number(at, y, width, took(row.took(state.shell().now())), Style.of(Role.DIM));
        case CHECKED -> canvas.text(at, y, width, checked(row), Style.of(Role.DIM));
        case MESSAGE -> canvas.text(at, y, width, message, Style.of(messageRole(row)));
      }
    }
  }

  private static String took(@Nullable Duration took) {
    return Clocks.span(took);
  }

  private static Style nameStyle(Row row) {
    return row.kind().problem()
        ? Style.of(Role.TEXT).asBold()
        : Style.of(row.kind() == RowKind.QUEUED ? Role.QUEUED : Role.TEXT);
  }

  private static Style newStyle(Row row) {
    return row.newVideos() > 0 ? Style.of(Role.NEW).asBold() : Style.of(Role.DIM);
  }

  private static Role messageRole(Row row) {
    return switch (row.kind()) {
      case FAILED -> Role.FAILED;
      case INCOMPLETE, NOT_CHECKED -> Role.SUSPICIOUS;
      case WAITING, HELD -> Role.WAITING;
      case QUEUED, UP_TO_DATE, DISABLED, BUSY, CANCELLED -> Role.DIM;
      case NEW, PROBING, LISTING, WRITING, PAUSING, PAUSED -> Role.TEXT;
    };
  }

  /** Nothing before it is known, 0 only when it is sure that there is none. */
  private static String news(Row row) {
    boolean known = row.kind() == RowKind.UP_TO_DATE || row.newVideos() > 0;
    return known ? Integer.toString(row.newVideos()) : "";
  }

  private static String seen(Row row) {
    return row.progress().seen() > 0 ? Integer.toString(row.progress().seen()) : "";
  }

  private static String tries(Row row) {
    return row.progress().attempt() + "/" + row.progress().attempts();
  }

  private String checked(Row row) {
    Instant since = row.times().since();
    return switch (row.kind()) {
      case PROBING, LISTING, WRITING, PAUSING -> "now";
      case QUEUED, PAUSED, DISABLED, BUSY, HELD ->
          Clocks.ago(state.shell().now(), state.memory().lastChecked(row.id()));
      case FAILED, INCOMPLETE, NOT_CHECKED, WAITING, CANCELLED, NEW, UP_TO_DATE ->
          since == null ? "" : Clocks.ofDay(since, state.setup().zone());
    };
  }

  private String message(Row row) {
    return layout.form() == Layout.Form.TINY ? Words.brief(row, state) : Words.message(row, state);
  }

  private Row newest(List<Integer> members) {
    Row newest = state.rows().at(members.getFirst());
    for (int member : members) {
      Row row = state.rows().at(member);
      Instant since = row.times().since();
      Instant best = newest.times().since();
      newest = since != null && (best == null || since.isAfter(best)) ? row : newest;
    }
    return newest;
  }

  /** {@code BOT sign-in required (DailyNews24, Quiz Hub, ...)}. */
  private String groupMessage(Line.Group group) {
    Failure cause = state.rows().at(group.members().getFirst()).cause();
    if (layout.form() == Layout.Form.TINY) {
      return group.key().code();
    }
    StringJoiner names = new StringJoiner(", ", " (", ")");
    for (int i = 0; i < Math.min(NAMES_IN_GROUP - 1, group.members().size()); i++) {
      names.add(state.rows().at(group.members().get(i)).name());
    }
    if (group.members().size() >= NAMES_IN_GROUP) {
      names.add("...");
    }
    return (cause == null ? group.key().code() : Words.cause(cause)) + names;
  }
}
