package fetchlinks.tui;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log.
 *
 * @param seq counts up by one a line, so that a place in the log can be remembered
 * @param id null when it concerns the whole run
 */
record LogEntry(long seq, Instant at, Level level, @Nullable ChannelId id, String text) {}
