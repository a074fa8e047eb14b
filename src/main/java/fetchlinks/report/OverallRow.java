package fetchlinks.report;

import fetchlinks.event.Outcome;
import fetchlinks.event.RunFigures;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The row for the whole run.
 *
 * <pre>{@code ⠹ fetching  ━━━━━━━━━━━━━━━━━━─────────  62%  312/500  0:07:20  0:04:35}</pre>
 */
final class OverallRow {

  private static final int LONGEST_BAR = 40;
  private static final int SHORTEST_BAR = 4;

  private final RunTally tally;
  private final Look look;

  /** What the row is made of, from left to right. */
  private enum Part {
    DESCRIPTION,
    BAR,
    PERCENT,
    COUNT,
    ELAPSED,
    LEFT,
    OUTCOMES
  }

  /** What goes first where the terminal is narrow. The count always stays. */
  private static final List<Part> DISPENSABLE =
      List.of(Part.OUTCOMES, Part.DESCRIPTION, Part.BAR, Part.ELAPSED, Part.PERCENT, Part.LEFT);

  OverallRow(RunTally tally, Look look) {
    this.tally = tally;
    this.look = look;
  }

  Line at(Instant now, int width) {
    Set<Part> parts = EnumSet.allOf(Part.class);
    for (Part next : DISPENSABLE) {
      if (columns(parts, now) <= width) {
        break;
      }
      parts.remove(next);
    }
    int bar = Math.min(LONGEST_BAR, SHORTEST_BAR + width - columns(parts, now));
    return compose(parts, now, bar);
  }

  private int columns(Set<Part> parts, Instant now) {
    return compose(parts, now, SHORTEST_BAR).columns();
  }

  private Line compose(Set<Part> parts, Instant now, int bar) {
    Line line = Line.of(Tint.CYAN, look.glyphs().spinner(now.toEpochMilli()));
    String gap = " ";
    for (Part part : parts) {
      line = append(part, line.and(gap), now, bar);
      gap = "  ";
    }
    return line;
  }

  private Line append(Part part, Line line, Instant now, int bar) {
    RunFigures figures = tally.figures();
    return switch (part) {
      case DESCRIPTION -> line.and(Tint.BOLD, description());
      case BAR -> bar(line, figures, bar);
      case PERCENT -> line.and("%3d%%".formatted(percent(figures)));
      case COUNT -> line.and("%d/%d".formatted(figures.done(), figures.total()));
      case ELAPSED -> line.and(Words.clock(tally.elapsed(now)));
      case LEFT -> line.and(Words.clock(tally.left(now)));
      case OUTCOMES -> outcomes(line, figures);
    };
  }

  private String description() {
    boolean held = tally.activity().slots().isEmpty() && !tally.activity().held().isEmpty();
    return tally.state() == RunState.RUNNING && held ? "braked" : RunWords.state(tally.state());
  }

  private Line bar(Line line, RunFigures figures, int columns) {
    int done = figures.total() == 0 ? 0 : columns * figures.done() / figures.total();
    return line.and(Tint.GREEN, look.glyphs().barDone.repeat(done))
        .and(Tint.DIM, look.glyphs().barOpen.repeat(columns - done));
  }

  private static int percent(RunFigures figures) {
    return figures.total() == 0 ? 100 : 100 * figures.done() / figures.total();
  }

  private Line outcomes(Line line, RunFigures figures) {
    Glyphs glyphs = look.glyphs();
    List<String> counts = new ArrayList<>();
    counts.add(glyphs.ok + " " + (figures.of(Outcome.UP_TO_DATE) + figures.of(Outcome.WITH_NEW)));
    counts.add(glyphs.fresh + " " + figures.newVideos());
    if (figures.of(Outcome.FAILED) > 0) {
      counts.add(glyphs.failed + " " + figures.of(Outcome.FAILED));
    }
    return line.and(String.join("  ", counts));
  }
}
