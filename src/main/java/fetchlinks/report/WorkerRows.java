package fetchlinks.report;

import fetchlinks.event.Activity;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row for each busy worker slot, then who waits for what.
 *
 * <pre>{@code
 * 1 ⠹ TechChannel                       list 184       12s
 * 2 ⠹ ScienceDaily                      write 3/5       3s  attempt 2
 *   ↻ waiting  MusicMix 7s (2/4), NewsToday 19s (3/4)
 *   ‖ example.tv  braked, 4m 12s left
 * }</pre>
 */
final class WorkerRows {

  private static final int WIDE = 50;
  private static final int MEDIUM = 30;
  private static final int NARROW = 16;

  private final RunTally tally;
  private final Look look;

  WorkerRows(RunTally tally, Look look) {
    this.tally = tally;
    this.look = look;
  }

  List<Line> at(Instant now, int width) {
    List<Line> rows = new ArrayList<>();
    tally.activity().slots().forEach((slot, busy) -> rows.add(row(slot, busy, now, width)));
    if (!tally.activity().waiting().isEmpty()) {
      rows.add(waiting(now, width));
    }
    tally.brakes().values().forEach(brake -> rows.add(brake(brake, now, width)));
    return rows;
  }

  private Line row(int slot, Activity.Busy busy, Instant now, int width) {
    Line spinner = Line.of(Tint.CYAN, look.glyphs().spinner(now.toEpochMilli())).and(" ");
    String name = look.text(tally.name(busy.id()));
    String phase = busy.pausing() ? "pausing" : Words.phase(busy.status());
    String seconds = Words.seconds(Duration.between(busy.since(), now));
    if (width >= WIDE) {
      return Line.of(Tint.DIM, "%2d ".formatted(slot))
          .and(Tint.CYAN, look.glyphs().spinner(now.toEpochMilli()))
          .and(" " + padded(name, Math.min(32, width - 37)))
          .and("  %-12s  %7s".formatted(phase, seconds))
          .and(Tint.YELLOW, attempt(busy));
    }
    if (width >= MEDIUM) {
      return spinner.and(padded(name, width - 23) + "  %-10s  %7s".formatted(phase, seconds));
    }
    return width >= NARROW
        ? spinner.and(padded(name, width - 12) + " " + phase)
        : spinner.and(name);
  }

  private static String attempt(Activity.Busy busy) {
    int attempt = busy.status().attempt();
    return attempt > 1 ? "  attempt " + attempt : "";
  }

  private Line waiting(Instant now, int width) {
    List<String> each = new ArrayList<>();
    tally.activity().waiting().forEach((id, wait) -> each.add(waiting(id, wait, now)));
    return Line.of(indent(width))
        .and(Tint.YELLOW, look.glyphs().retry)
        .and(" waiting  " + String.join(", ", each));
  }

  private String waiting(ChannelId id, ChannelStatus.WaitingForRetry wait, Instant now) {
    String left = Words.seconds(Duration.between(now, wait.until()));
    String name = look.text(tally.name(id));
    return "%s %s (%d/%d)".formatted(name, left, wait.attempt(), wait.attempts());
  }

  private Line brake(FetchEvent.BrakeChanged brake, Instant now, int width) {
    Instant until = brake.until() == null ? now : brake.until();
    String left = Words.seconds(Duration.between(now, until));
    return Line.of(indent(width))
        .and(Tint.YELLOW, look.glyphs().paused)
        .and(" " + look.text(brake.host()) + "  braked, " + left + " left");
  }

  private static String indent(int width) {
    return width >= WIDE ? "   " : "";
  }

  private String padded(String name, int columns) {
    String fitted = look.fit(name, columns);
    return fitted + " ".repeat(Math.max(0, columns - SafeText.columns(fitted)));
  }
}
