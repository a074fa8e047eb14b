package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Focus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The newest lines of the log, or those the person holds on to:
 *
 * <pre>
 * ── Log ───────────────────────────── following   all channels   level INFO ──
 *  20:21:21.977 WARN  MusicMix             no answer for 30s
 * </pre>
 */
final class LogPane {

  private static final int WIDEST_NAME_IN_FRONT = 12;

  /** Where things stand in a line; the text follows the name. */
  private record Columns(boolean exact, int level, int name, int nameWidth, int text) {

    static Columns of(Layout.Form form, boolean named) {
      return switch (form) {
        case ONE_LINE, TINY -> new Columns(false, 10, 10, 0, 10);
        case NARROW -> new Columns(false, 10, 12, named ? 16 : 0, named ? 29 : 12);
        case STANDARD -> new Columns(true, 14, 20, named ? 20 : 0, named ? 41 : 20);
        case WIDE -> new Columns(true, 14, 20, named ? 24 : 0, named ? 45 : 20);
      };
    }
  }

  private LogPane() {}

  static void draw(UiState state, Layout layout, Canvas canvas) {
    canvas.clear();
    LogView view = state.logView();
    boolean focused = state.shell().place().focus() == Focus.LOG;
    canvas.rule(0, title(state), right(state, layout), focused);
    int lines = canvas.rows() - 1;
    List<LogEntry> shown = LogLines.upFrom(state.log(), view, LogLines.bottom(state), lines);
    Columns columns = Columns.of(layout.form(), view.only() == null);
    drawUpwards(state, canvas, shown, columns, lines);
    if (shown.size() < lines && state.log().first() > 0) {
      String gone = "%,d earlier lines not shown (in the file)".formatted(state.log().first());
      canvas.text(1, 1, state.glyphs().ellipsis() + " " + gone, Role.DIM);
    }
  }

  private static String title(UiState state) {
    String search = state.logView().search();
    return "Log" + (search.isEmpty() ? "" : "  search: " + search);
  }

  private static String right(UiState state, Layout layout) {
    LogView view = state.logView();
    long below = view.following() ? 0 : LogLines.below(state);
    String mode =
        view.following() ? "following" : "held" + (below == 0 ? "" : ", " + below + " new below");
    if (layout.form() == Layout.Form.NARROW || layout.form() == Layout.Form.TINY) {
      return mode
          + (view.only() == null ? "" : "  one channel")
          + (view.level() == Level.INFO ? "" : "  level " + view.level());
    }
    Row row = view.only() == null ? null : state.rows().find(view.only());
    return mode
        + "   "
        + (row == null ? "all channels" : row.name())
        + "   level "
        + view.level()
        + (view.wrap() ? "   wrapped" : "")
        + (layout.form() == Layout.Form.WIDE && view.only() == null
            ? "   %,d lines".formatted(state.log().size()).replace(',', ' ')
            : "");
  }

  /** From the newest line, which stands at the bottom once the pane is full, up to the first. */
  private static void drawUpwards(
      UiState state, Canvas canvas, List<LogEntry> newestFirst, Columns columns, int lines) {
    List<List<String>> texts = new ArrayList<>();
    int width = canvas.columns() - columns.text();
    int used = 0;
    boolean named = state.logView().only() == null && columns.nameWidth() == 0;
    for (LogEntry entry : newestFirst) {
      String said = named ? inFront(name(state, entry)) + entry.text() : entry.text();
      List<String> text =
          state.logView().wrap() ? wrapped(state.glyphs().text(said), width) : List.of(said);
      texts.add(text);
      used += text.size();
    }
    int y = 1 + Math.min(lines, used);
    for (int i = 0; i < texts.size() && y > 1; i++) {
      List<String> text = texts.get(i);
      y -= text.size();
      for (int k = 0; k < text.size(); k++) {
        if (y + k >= 1) {
          line(state, canvas, newestFirst.get(i), k == 0, text.get(k), columns, y + k);
        }
      }
    }
  }

  private static void line(
      UiState state,
      Canvas canvas,
      LogEntry entry,
      boolean first,
      String text,
      Columns columns,
      int y) {
    if (first) {
      String time =
          columns.exact()
              ? Clocks.ofDayExact(entry.at(), state.setup().zone())
              : Clocks.ofDay(entry.at(), state.setup().zone());
      canvas.text(1, y, time, Role.DIM);
      String level = columns.exact() ? entry.level().name() : entry.level().name().substring(0, 1);
      if (columns.name() > columns.level()) {
        canvas.text(columns.level(), y, level, role(entry.level()));
      }
      if (columns.nameWidth() > 0) {
        canvas.text(
            columns.name(), y, columns.nameWidth(), name(state, entry), Style.of(Role.TEXT));
      }
    }
    canvas.text(columns.text(), y, text, textRole(entry.level()));
    highlight(state, canvas, text, columns.text(), y);
  }

  private static void highlight(UiState state, Canvas canvas, String text, int x, int y) {
    String search = state.logView().search();
    String lower = text.toLowerCase(Locale.ROOT);
    if (search.isEmpty() || lower.length() != text.length()) {
      return;
    }
    for (int at = lower.indexOf(search); at >= 0; at = lower.indexOf(search, at + 1)) {
      int start = x + SafeText.columns(text.substring(0, at));
      int width = SafeText.columns(text.substring(at, at + search.length()));
      canvas.restyle(start, y, width, Style.of(Role.MATCH).asBold());
    }
  }

  private static String name(UiState state, LogEntry entry) {
    Row row = entry.id() == null ? null : state.rows().find(entry.id());
    return row == null ? "run" : row.name();
  }

  /** Where names have no column of their own. */
  private static String inFront(String name) {
    return SafeText.fit(name, WIDEST_NAME_IN_FRONT) + ": ";
  }

  /**
   * Text in lines of a width, broken between words unless that would leave half a line empty;
   * blanks at a break are left out.
   */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int used = 0;
    int wordAt = 0;
    int usedBefore = 0;
    for (int at = 0; at < text.length() && width > 1; ) {
      int next = SafeText.nextCluster(text, at);
      int columns = SafeText.columns(text.substring(at, next));
      boolean blank = text.charAt(at) == ' ';
      if (used + columns > width && !blank) {
        boolean between = wordAt > start && usedBefore >= Math.max(2, width / 2);
        int end = between ? wordAt : at;
        lines.add(text.substring(start, end).stripTrailing());
        used = between ? used - usedBefore : 0;
        start = end;
      }
      used += columns;
      at = next;
      if (blank) {
        wordAt = at;
        usedBefore = used;
      }
    }
    lines.add(text.substring(start).stripTrailing());
    return Collections.unmodifiableList(lines);
  }

  private static Role role(Level level) {
    return switch (level) {
      case DEBUG, INFO -> Role.DIM;
      case WARN -> Role.WARNING;
      case ERROR -> Role.ERROR;
    };
  }

  private static Role textRole(Level level) {
    return switch (level) {
      case DEBUG -> Role.DIM;
      case INFO -> Role.TEXT;
      case WARN -> Role.WARNING;
      case ERROR -> Role.ERROR;
    };
  }
}
