package fetchlinks.tui;

import fetchlinks.event.Clocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the lines of the log that a view shows. Lines are named by their numbers. */
final class LogLines {

  private LogLines() {}

  /** Number of the lowest line of the view: the newest, or the one that is held. */
  static long bottom(UiState state) {
    LogView view = state.logView();
    LogBook log = state.log();
    return view.following()
        ? log.next() - 1
        : Math.clamp(view.bottom(), log.first() - 1, log.next() - 1);
  }

  /** At most {@code count} lines that the view shows, from {@code bottom} up, newest first. */
  static List<LogEntry> upFrom(LogBook log, LogView view, long bottom, int count) {
    List<LogEntry> found = new ArrayList<>();
    for (long seq = bottom; seq >= log.first() && found.size() < count; seq--) {
      if (log.isShown(seq, view)) {
        found.add(log.at(seq));
      }
    }
    return found;
  }

  /** Lines that the view would show below its lowest one. */
  static long below(UiState state) {
    LogView view = state.logView();
    LogBook log = state.log();
    long count = 0;
    for (long seq = Math.max(log.first(), bottom(state) + 1); seq < log.next(); seq++) {
      count += log.isShown(seq, view) ? 1 : 0;
    }
    return count;
  }

  /**
   * The view moved by so many lines, up for negative ones. Moving up ends following; reaching the
   * newest line does not resume it by itself.
   */
  static LogView moved(UiState state, int lines) {
    LogView view = state.logView();
    LogBook log = state.log();
    if (log.size() == 0) {
      return view;
    }
    long at = bottom(state);
    int step = lines < 0 ? -1 : 1;
    int left = Math.abs(lines);
    for (long seq = at + step; left > 0 && seq >= log.first() && seq < log.next(); seq += step) {
      if (log.isShown(seq, view)) {
        at = seq;
        left--;
      }
    }
    boolean stays = view.following() && step > 0;
    return stays ? view : view.at(at);
  }

  /** Held at the first line. */
  static LogView first(UiState state, int rows) {
    LogBook log = state.log();
    LogView view = state.logView();
    long at = log.first();
    int left = rows;
    for (long seq = log.first(); seq < log.next() && left > 0; seq++) {
      if (log.isShown(seq, view)) {
        at = seq;
        left--;
      }
    }
    return log.size() == 0 ? view : view.at(at);
  }

  /** The view at the next line with the searched text; the same view when there is none. */
  static LogView found(UiState state, boolean upwards) {
    LogView view = state.logView();
    LogBook log = state.log();
    int step = upwards ? -1 : 1;
    for (long seq = bottom(state) + step; seq >= log.first() && seq < log.next(); seq += step) {
      if (log.isShown(seq, view)
          && log.at(seq).text().toLowerCase(Locale.ROOT).contains(view.search())) {
        return view.at(seq);
      }
    }
    return view;
  }

  /** All lines that the view shows, oldest first, as they are saved. */
  static List<String> text(UiState state) {
    List<String> lines = new ArrayList<>();
    for (long seq = state.log().first(); seq < state.log().next(); seq++) {
      if (state.log().isShown(seq, state.logView())) {
        LogEntry entry = state.log().at(seq);
        Row row = entry.id() == null ? null : state.rows().find(entry.id());
        lines.add(
            Clocks.ofDayExact(entry.at(), state.setup().zone())
                + " "
                + entry.level()
                + " "
                + (row == null ? "run" : row.name())
                + ": "
                + entry.text());
      }
    }
    return lines;
  }
}
