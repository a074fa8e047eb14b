package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of the log.
 *
 * @param bottom number of the lowest line shown when the view is held, -1 while it follows
 * @param only the one channel that is shown, null for all
 * @param search text to find, lower case, empty for none
 */
record LogView(long bottom, Level level, @Nullable ChannelId only, String search, boolean wrap) {

  static final LogView START = new LogView(-1, Level.INFO, null, "", false);

  boolean following() {
    return bottom < 0;
  }

  /** Whether lines of a level and a channel are shown; null for the whole run. */
  boolean shows(Level of, @Nullable ChannelId id) {
    return of.compareTo(level) >= 0 && (only == null || only.equals(id));
  }

  LogView at(long line) {
    return new LogView(line, level, only, search, wrap);
  }

  LogView with(Level next) {
    return new LogView(bottom, next, only, search, wrap);
  }

  LogView only(@Nullable ChannelId id) {
    return new LogView(-1, level, id, search, wrap);
  }

  LogView searching(String text) {
    return new LogView(bottom, level, only, text, wrap);
  }

  LogView wrapping(boolean next) {
    return new LogView(bottom, level, only, search, next);
  }
}
