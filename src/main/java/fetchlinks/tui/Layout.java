package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Screen;

/**
 * Where the panes stand. As the screen gets lower they leave in this order: log, workers, column
 * titles, second header line.
 *
 * <pre>
 *   header   header   header
 *   workers  table    │ workers
 *   table             │ waiting
 *   log               │ details
 *   status   log
 *   footer   status, footer
 * </pre>
 *
 * @param table with its rule and column titles
 * @param side panel beside the table on wide screens
 */
record Layout(Form form, Rect header, Rect workers, Rect table, Rect side, Rect log, Rect bottom) {

  /** How much there is room for. */
  enum Form {
    /** Below 20x5: the most important figures. */
    ONE_LINE,
    TINY,
    NARROW,
    STANDARD,
    WIDE
  }

  private static final int SIDE_COLUMNS = 71;
  private static final int FEWEST_TABLE_ROWS = 4;

  static Layout of(UiState state) {
    Size size = state.shell().size();
    Form form = form(size);
    if (form == Form.ONE_LINE) {
      Rect all = new Rect(0, 0, size.columns(), size.rows());
      return new Layout(form, all, Rect.NONE, Rect.NONE, Rect.NONE, Rect.NONE, Rect.NONE);
    }
    return new Division(state, form).divide();
  }

  static Form form(Size size) {
    if (size.columns() < 20 || size.rows() < 5) {
      return Form.ONE_LINE;
    }
    if (size.columns() < 60 || size.rows() < 16) {
      return Form.TINY;
    }
    if (size.columns() < 110 || size.rows() < 28) {
      return Form.NARROW;
    }
    return size.columns() >= 160 && size.rows() >= 40 ? Form.WIDE : Form.STANDARD;
  }

  /** The table has a rule above it. */
  boolean ruled() {
    return form != Form.TINY && form != Form.ONE_LINE;
  }

  /** The table has column titles. */
  boolean titled() {
    return ruled() && table.rows() > FEWEST_TABLE_ROWS;
  }

  /** Lines of the table that show channels. */
  int tableLines() {
    return Math.max(0, table.rows() - (ruled() ? 1 : 0) - (titled() ? 1 : 0));
  }

  /** Row of the screen on which the table's first line stands. */
  int tableTop() {
    return table.row() + table.rows() - tableLines();
  }

  /** What lies between header and bottom. */
  Rect body() {
    int top = header.rows();
    return new Rect(0, top, bottom.columns(), bottom.row() - top);
  }

  private record Division(UiState state, Form form) {

    Layout divide() {
      Size size = state.shell().size();
      int header = size.rows() >= 8 ? 2 : 1;
      int bottom = size.rows() - 2;
      boolean table = state.shell().place().screen() instanceof Screen.Table;
      if (!table) {
        return with(header, Rect.NONE, new Rect(0, header, size.columns(), bottom - header));
      }
      Rect body = new Rect(0, header, size.columns(), bottom - header);
      if (state.shell().place().zoomed() || form == Form.TINY) {
        return alone(header, body);
      }
      return form == Form.WIDE ? wide(header, body) : stacked(header, body);
    }

    /** Only the pane that has the focus. */
    private Layout alone(int header, Rect body) {
      return switch (state.shell().place().focus()) {
        case WORKERS ->
            new Layout(form, top(header), body, Rect.NONE, Rect.NONE, Rect.NONE, bottom());
        case CHANNELS -> with(header, Rect.NONE, body);
        case LOG -> new Layout(form, top(header), Rect.NONE, Rect.NONE, Rect.NONE, body, bottom());
      };
    }

    private Layout stacked(int header, Rect body) {
      int workers = workerRows();
      int log = form == Form.STANDARD ? Math.clamp(body.rows() * 7 / 31, 4, 13) : 4;
      if (body.rows() - workers - log < FEWEST_TABLE_ROWS + 2) {
        log = 0;
      }
      if (body.rows() - workers - log < FEWEST_TABLE_ROWS + 2) {
        workers = 0;
      }
      int table = body.rows() - workers - log;
      return new Layout(
          form,
          top(header),
          new Rect(0, header, body.columns(), workers),
          new Rect(0, header + workers, body.columns(), table),
          Rect.NONE,
          new Rect(0, header + workers + table, body.columns(), log),
          bottom());
    }

    private Layout wide(int header, Rect body) {
      int log = Math.clamp(body.rows() * 14 / 46, 5, 20);
      int upper = body.rows() - log;
      int left = body.columns() - SIDE_COLUMNS;
      return new Layout(
          form,
          top(header),
          Rect.NONE,
          new Rect(0, header, left - 1, upper),
          new Rect(left - 1, header, SIDE_COLUMNS + 1, upper),
          new Rect(0, header + upper, body.columns(), log),
          bottom());
    }

    /** The rule, the slots and, where there is room, a line for those that wait. */
    private int workerRows() {
      int slots = WorkerPane.slots(state);
      if (form == Form.STANDARD && slots <= 6) {
        return 1 + Math.max(1, slots) + 1;
      }
      int across = WorkerPane.across(state.shell().size().columns());
      int most = form == Form.STANDARD ? 6 : 2;
      int lines = Math.clamp((slots + across - 1) / across, 1, most);
      return 1 + lines + (form == Form.STANDARD ? 1 : 0);
    }

    private Layout with(int header, Rect workers, Rect table) {
      return new Layout(form, top(header), workers, table, Rect.NONE, Rect.NONE, bottom());
    }

    private Rect top(int rows) {
      return new Rect(0, 0, state.shell().size().columns(), rows);
    }

    private Rect bottom() {
      Size size = state.shell().size();
      return new Rect(0, size.rows() - 2, size.columns(), 2);
    }
  }

  /** The pane that stands at a place of the screen, for the mouse. */
  Focus paneAt(int column, int row) {
    if (log.contains(column, row)) {
      return Focus.LOG;
    }
    return workers.contains(column, row) ? Focus.WORKERS : Focus.CHANNELS;
  }
}
