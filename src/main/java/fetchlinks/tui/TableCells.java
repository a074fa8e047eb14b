package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.model.Failure;
import fetchlinks.tui.Listing.Line;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;

/** What stands in the columns of a line of the table. */
record TableCells(UiState state, Layout layout, Canvas canvas, TableColumns columns) {

  private static final int NAMES_IN_GROUP = 3;

  /**
   * A line of one channel.
   *
   * @param member stands below its opened group
   */
  void single(int y, Row row, boolean member) {
    cells(y, row, (member ? "  " : "") + row.name(), message(row), true);
  }

  /** A line of several channels; times are those of the one that failed last. */
  void group(int y, Line.Group group) {
    String fold = group.opened() ? state.glyphs().open() : state.glyphs().closed();
    String name = fold + " " + group.members().size() + " channels";
    cells(y, newest(group.members()), name, groupMessage(group), false);
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
            canvas.number(
                at, y, width, Clocks.span(row.took(state.shell().now())), Style.of(Role.DIM));
        case CHECKED -> canvas.text(at, y, width, checked(row), Style.of(Role.DIM));
        case MESSAGE -> canvas.text(at, y, width, message, Style.of(messageRole(row)));
      }
    }
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
      case INCOMPLETE, NOT_CHECKED, SUSPICIOUS -> Role.SUSPICIOUS;
      case WAITING, HELD -> Role.WAITING;
      case QUEUED, UP_TO_DATE, DISABLED, BUSY, CANCELLED -> Role.DIM;
      case NEW, PROBING, LISTING, WRITING, PAUSING, PAUSED -> Role.TEXT;
    };
  }

  /** Nothing before it is known, 0 only when it is sure that there is none. */
  private static String news(Row row) {
    boolean known =
        row.kind() == RowKind.UP_TO_DATE || row.kind() == RowKind.SUSPICIOUS || row.newVideos() > 0;
    return known ? Integer.toString(row.newVideos()) : "";
  }

  private static String seen(Row row) {
    return row.progress().seen() > 0 ? Integer.toString(row.progress().seen()) : "";
  }

  private static String tries(Row row) {
    // A file that can't be read fails before anything was tried.
    return row.kind().ended() && row.progress().attempt() == 0
        ? ""
        : row.progress().attempt() + "/" + row.progress().attempts();
  }

  private String checked(Row row) {
    Instant since = row.times().since();
    return switch (row.kind()) {
      case PROBING, LISTING, WRITING, PAUSING -> "now";
      case QUEUED, PAUSED, DISABLED, BUSY, HELD ->
          Clocks.ago(state.shell().now(), state.memory().lastChecked(row.id()));
      case FAILED, INCOMPLETE, NOT_CHECKED, SUSPICIOUS, WAITING, CANCELLED, NEW, UP_TO_DATE ->
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
