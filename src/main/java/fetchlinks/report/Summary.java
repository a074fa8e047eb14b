package fetchlinks.report;

import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Failure;
import fetchlinks.model.Plural;
import fetchlinks.model.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stays on the screen after a run: its figures, what went wrong by cause, and how to go on.
 * Never more than {@link #MOST_LINES} lines.
 *
 * <pre>{@code
 * fetch-links: 500 channels in 12m 04s: 441 up to date, 47 with 183 new links, 12 failed, 23 retries
 *   ✗ 7  sign-in required (BOT)   DailyNews24, Quiz Hub, Tech Talks PL, 4 more
 *        hint: export fresh cookies and set cookies_file
 *   ✗ 4  host not found (NET)     Film Vault, Old Radio, Steam, Rails
 *   ? 1  listing looks cut short  Retro Repair Shop
 *   ✓? 2  nothing new, though there usually is  Slow TV, Piano Etudes
 *   note: 37 videos held: marker lost  Old Radio
 *   retry these:  fetch-links --failed video_downloads.toml
 * }</pre>
 */
public final class Summary {

  /** However much happened. */
  public static final int MOST_LINES = 20;

  private static final int MOST_NAMES = 8;
  private static final int MOST_NOTES = 3;
  private static final int MOST_MESSAGES = 5;
  private static final int LONGEST_LABEL = 60;

  private final RunTally tally;
  private final Look look;
  private final int width;
  private final List<Causes.Group> groups;

  private Summary(RunTally tally, Look look, int width) {
    this.tally = tally;
    this.look = look;
    this.width = width;
    this.groups = Causes.of(tally.results());
  }

  /**
   * The lines, clean and ready to be printed.
   *
   * @param now the end, of a run that has not come to its own
   * @param width columns of the terminal, 0 for unlimited: names that do not fit are counted
   */
  public static List<String> lines(
      RunTally tally, Instant now, Closing closing, OutputOptions options, int width) {
    Look look = Look.of(options);
    Summary summary = new Summary(tally, look, width > 0 ? width : Integer.MAX_VALUE);
    return summary.compose(now, closing).stream().map(line -> line.render(look)).toList();
  }

  /** Prints the lines. */
  static void print(
      RunTally tally, Instant now, Closing closing, OutputOptions options, Output output) {
    List<String> lines = lines(tally, now, closing, options, output.width().getAsInt());
    Output.write(output.out(), String.join("\n", lines) + "\n");
  }

  private List<Line> compose(Instant now, Closing closing) {
    List<Line> closingLines = new ArrayList<>(doubts());
    closingLines.addAll(notes());
    FeedLine.of(tally.figures())
        .ifPresent(text -> closingLines.add(Line.of(Tint.DIM, look.text("  " + text))));
    closingLines.addAll(goingOn(closing));
    List<Line> lines = new ArrayList<>();
    Headline.lines(closing.command(), tally, tally.elapsed(now), width)
        .forEach(line -> lines.add(Line.of(Tint.BOLD, look.text(line))));
    lines.addAll(causes(MOST_LINES - lines.size() - closingLines.size()));
    lines.addAll(closingLines);
    return lines;
  }

  /** All that fits: first the messages go, then the advice, then the smaller groups. */
  private List<Line> causes(int room) {
    List<Line> all = causes(groups, true);
    List<Line> bare = causes(groups, false);
    if (all.size() <= room || bare.size() <= room) {
      return all.size() <= room ? all : bare;
    }
    List<Causes.Group> cut = groups.subList(room - 1, groups.size());
    int channels = cut.stream().mapToInt(Causes.Group::size).sum();
    List<Line> shown = new ArrayList<>(bare.subList(0, room - 1));
    String more = Plural.of(cut.size(), "more cause") + " in " + Plural.of(channels, "channel");
    shown.add(Line.of(Tint.DIM, "  " + more));
    return shown;
  }

  private List<Line> causes(List<Causes.Group> shown, boolean withDetails) {
    int number = shown.stream().mapToInt(g -> Integer.toString(g.size()).length()).max().orElse(1);
    int label = shown.stream().mapToInt(g -> SafeText.columns(label(g))).max().orElse(0);
    List<Line> lines = new ArrayList<>();
    for (Causes.Group group : shown) {
      lines.add(cause(group, number, label));
      if (withDetails) {
        lines.addAll(details(group, number));
      }
    }
    return lines;
  }

  private Line cause(Causes.Group group, int numberWidth, int labelWidth) {
    String label = label(group);
    String padding = " ".repeat(labelWidth - SafeText.columns(label));
    Line line =
        Line.of("  ")
            .and(Tint.of(group.outcome()), look.glyphs().of(group.outcome()))
            .and((" %" + numberWidth + "d  ").formatted(group.size()) + label + padding + "  ");
    return line.and(names(group.names(), width - line.columns()));
  }

  private String label(Causes.Group group) {
    return look.fit(look.text(group.label()), LONGEST_LABEL);
  }

  private List<Line> details(Causes.Group group, int numberWidth) {
    String indent = " ".repeat(6 + numberWidth);
    List<Line> details = new ArrayList<>();
    if (groups.size() == 1 && !group.alike() && group.size() <= MOST_MESSAGES) {
      for (ChannelResult result : group.channels()) {
        String message = result.error().map(Failure::reason).orElse("");
        String name = result.channel().targetFolder();
        details.add(Line.of(indent + look.text(name + ": " + message)));
      }
    }
    if (!group.advice().isEmpty()) {
      details.add(Line.of(indent + look.text("hint: " + group.advice())));
    }
    return details;
  }

  /** As many names as there is room for, at least one, and how many more there are. */
  private String names(List<String> names, int room) {
    int shown = Math.min(MOST_NAMES, names.size());
    while (shown > 1 && SafeText.columns(listed(names, shown)) > room) {
      shown--;
    }
    return listed(names, shown);
  }

  private String listed(List<String> names, int shown) {
    String listed = look.text(String.join(", ", names.subList(0, shown)));
    int more = names.size() - shown;
    return more == 0 ? listed : listed + ", " + more + " more";
  }

  /** Successes that look suspicious, in one line. */
  private List<Line> doubts() {
    List<ChannelResult> doubted =
        tally.results().stream().filter(ChannelResult::suspicious).toList();
    if (doubted.isEmpty()) {
      return List.of();
    }
    ChannelResult first = doubted.getFirst();
    String why = doubted.size() == 1 ? first.doubt() : "nothing new, though there usually is";
    Line line =
        Line.of("  ")
            .and(Tint.YELLOW, look.glyphs().of(first))
            .and(" " + doubted.size() + "  " + look.text(why) + "  ");
    return List.of(line.and(names(folders(doubted), width - line.columns())));
  }

  private static List<String> folders(Collection<ChannelResult> results) {
    return results.stream().map(result -> result.channel().targetFolder()).toList();
  }

  /** Notes that differ in their numbers only are told together. */
  private List<Line> notes() {
    Map<String, List<ChannelResult>> byNote = new LinkedHashMap<>();
    for (ChannelResult result : tally.results()) {
      if (!result.note().isEmpty()) {
        String alike = result.note().replaceAll("\\d+", "#");
        byNote.computeIfAbsent(alike, _ -> new ArrayList<>()).add(result);
      }
    }
    List<Line> lines = new ArrayList<>();
    byNote.values().stream().limit(MOST_NOTES).forEach(alike -> lines.add(note(alike)));
    int more = byNote.size() - MOST_NOTES;
    if (more > 0) {
      lines.add(Line.of(Tint.DIM, "  " + Plural.of(more, "more note")));
    }
    return lines;
  }

  private Line note(Collection<ChannelResult> alike) {
    List<String> texts = alike.stream().map(ChannelResult::note).distinct().toList();
    String note = texts.getFirst();
    String text = texts.size() == 1 ? note : note.replaceAll("\\d+", "some");
    Line line = Line.of("  note: " + look.text(text) + "  ");
    return line.and(names(folders(alike), width - line.columns()));
  }

  private List<Line> goingOn(Closing closing) {
    List<Line> lines = new ArrayList<>();
    if (!groups.isEmpty() && !closing.retry().isEmpty()) {
      lines.add(Line.of("  retry these:  ").and(Tint.BOLD, look.text(closing.retryCommand())));
    }
    String log = closing.log();
    if (log != null) {
      lines.add(Line.of("  log: " + look.text(log)));
    }
    return lines;
  }
}
