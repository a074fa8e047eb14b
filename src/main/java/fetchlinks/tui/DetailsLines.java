package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SafeText;
import fetchlinks.model.Usual;
import fetchlinks.tui.Row.Attempt;
import fetchlinks.tui.Row.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that is known about a channel, line by line. */
record DetailsLines(UiState state, Row row) {

  private static final int RUNS_SHOWN = 8;

  /** A line of the details; a rule starts a section. */
  sealed interface Line {
    record Fact(String head, String text, Role role) implements Line {}

    record Rule(String title, String right) implements Line {}

    record Text(String text, Role role) implements Line {}
  }

  List<Line> all() {
    List<Line> lines = new ArrayList<>(facts());
    attempts(lines);
    pastRuns(lines);
    links(lines);
    return lines;
  }

  private List<Line> facts() {
    List<Line> lines = new ArrayList<>();
    state(lines);
    file(lines);
    found(lines);
    fact(lines, "Doubt", row.story().doubt(), Role.SUSPICIOUS);
    fact(lines, "Note", row.story().note(), Role.WARNING);
    return lines;
  }

  private void state(List<Line> lines) {
    Failure cause = row.cause();
    String sign = state.glyphs().of(row.kind());
    fact(lines, "State", sign + " " + sentence(cause != null), row.kind().role());
    if (cause != null) {
      fact(lines, "Cause", Words.cause(cause) + others(), Role.TEXT);
      fact(lines, "Advice", cause.advice(), Role.TEXT);
    }
  }

  private void file(List<Line> lines) {
    lines.add(new Line.Fact("Address", clean(row.address()), Role.TEXT));
    Channel channel = row.who().channel();
    if (channel != null) {
      fact(lines, "File", clean(channel.file().toString()), Role.TEXT);
      fact(lines, "Marker", marker(channel.marker()), Role.TEXT);
    }
  }

  private void found(List<Line> lines) {
    Channel channel = row.who().channel();
    String ever = channel == null ? "" : ", %d links ever".formatted(channel.marker().queued());
    fact(
        lines,
        "Found",
        "%d new in this run, %d entries seen%s"
            .formatted(row.newVideos(), row.progress().seen(), ever),
        Role.TEXT);
  }

  /** Nothing where there is nothing to say. */
  private static void fact(List<Line> lines, String head, String text, Role role) {
    if (!text.isEmpty()) {
      lines.add(new Line.Fact(head, text, role));
    }
  }

  /** Why a check ended without success stands in the lines below it. */
  private String sentence(boolean explained) {
    return explained && row.kind().ended()
        ? Words.spoken(row.kind()).toUpperCase(Locale.ROOT)
        : Words.sentence(row, state, true).substring(row.name().length() + 2);
  }

  private String others() {
    Failure cause = row.cause();
    int others = 0;
    for (int i = 0; i < state.rows().size() && cause != null; i++) {
      Failure other = state.rows().at(i).cause();
      boolean same = other != null && other.code().equals(cause.code());
      others += same && i != row.index() ? 1 : 0;
    }
    return others == 0
        ? ""
        : " (%d %s it too: %s lists them)"
            .formatted(others, others == 1 ? "other has" : "others have", key(Action.SAME_CAUSE));
  }

  /** The marker that the run found, and where this run has moved it or is about to. */
  private String marker(Marker now) {
    Marker before = row.who().before() == null ? now : row.who().before();
    List<Link> links = row.story().links();
    boolean moving = !row.kind().ended() && !links.isEmpty();
    String next = moving ? links.getLast().videoId() : now.lastVideo();
    boolean moves = next != null && !next.equals(before.lastVideo());
    return video(before.lastVideo())
        + (moves ? " → " + video(next) : "")
        + (moves && moving ? ", when all links are on disk" : "");
  }

  /** A video with its title and when it was queued, where that was in this run. */
  private String video(@Nullable String id) {
    if (id == null) {
      return "none yet";
    }
    return row.story().links().stream()
        .filter(link -> link.videoId().equals(clean(id)))
        .findFirst()
        .map(link ->
            "%s \"%s\" (%s)"
                .formatted(
                    link.videoId(), link.title(), Clocks.ofDay(link.at(), state.setup().zone())))
        .orElse(clean(id));
  }

  private void attempts(List<Line> lines) {
    lines.add(new Line.Rule("Attempts in this run", ""));
    for (Attempt attempt : row.story().attempts()) {
      var started = attempt.started();
      lines.add(
          new Line.Text(
              "%d  %s  %s  %s"
                  .formatted(
                      attempt.number(),
                      started == null ? "        " : Clocks.ofDay(started, state.setup().zone()),
                      started == null
                          ? "     "
                          : Clocks.span(Duration.between(started, attempt.failed())),
                      Words.cause(attempt.cause())),
              Role.TEXT));
    }
    if (!told()) {
      lines.add(new Line.Text(current(), row.kind().role()));
    }
  }

  /** A failure that ended the check is an attempt like those before it. */
  private boolean told() {
    List<Attempt> attempts = row.story().attempts();
    return row.kind().ended()
        && !attempts.isEmpty()
        && attempts.getLast().number() == row.progress().attempt()
        && attempts.getLast().cause().equals(row.cause());
  }

  private String current() {
    if (row.kind().ended() && row.progress().attempt() == 0) {
      return "none was needed";
    }
    String number = Integer.toString(row.progress().attempt());
    return switch (row.status()) {
      case ChannelStatus.WaitingForRetry wait ->
          wait.attempt() + "  waiting " + Clocks.left(state.shell().now(), wait.until());
      case ChannelStatus.Queued _ -> "not started yet";
      case ChannelStatus.Running _,
          ChannelStatus.HeldByBrake _,
          ChannelStatus.Pausing _,
          ChannelStatus.Paused _,
          ChannelStatus.UpToDate _,
          ChannelStatus.Fetched _,
          ChannelStatus.Incomplete _,
          ChannelStatus.Failed _,
          ChannelStatus.Cancelled _,
          ChannelStatus.NotChecked _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ -> {
        var started = row.times().started();
        yield number
            + "  "
            + (started == null ? "        " : Clocks.ofDay(started, state.setup().zone()))
            + "  "
            + Clocks.span(row.took(state.shell().now()))
            + "  "
            + Words.message(row, state);
      }
    };
  }

  private void pastRuns(List<Line> lines) {
    List<PastRun> runs = state.memory().of(row.id());
    List<PastRun> shown = runs.subList(0, Math.min(RUNS_SHOWN, runs.size()));
    List<PastRun> oldestFirst = shown.reversed();
    String sparks =
        shown.isEmpty()
            ? ""
            : "new per run "
                + state.glyphs().sparkline(longs(oldestFirst, false))
                + "   took "
                + state.glyphs().sparkline(longs(oldestFirst, true));
    lines.add(new Line.Rule("Last runs", sparks));
    if (shown.isEmpty()) {
      lines.add(new Line.Text("none remembered", Role.DIM));
    }
    for (PastRun run : shown) {
      lines.add(new Line.Text(past(run), run.outcome().equals("failed") ? Role.FAILED : Role.TEXT));
    }
    Usual.of(runs).ifPresent(usual -> lines.add(new Line.Text(usual(usual), Role.DIM)));
  }

  /** {@code usually about 1 new a day, 00:03 long, 96% at the first try}. */
  private static String usual(Usual usual) {
    double perDay = usual.newPerDay();
    String rate =
        perDay == 0
            ? "nothing new"
            : perDay >= 0.95
                ? "about %d new a day".formatted(Math.round(perDay))
                : "about 1 new in %d days".formatted(Math.round(1 / perDay));
    return "usually %s, %s long, %d%% at the first try"
        .formatted(rate, Clocks.span(usual.took()), usual.firstTry());
  }

  private static List<Long> longs(List<PastRun> runs, boolean took) {
    return runs.stream().map(run -> took ? run.took().toMillis() : (long) run.newVideos()).toList();
  }

  private String past(PastRun run) {
    String retries =
        run.retries() == 0
            ? ""
            : " after " + run.retries() + (run.retries() == 1 ? " retry" : " retries");
    return "%s   %3d new   %s   %s%s"
        .formatted(
            Clocks.ofYear(run.at(), state.setup().zone()),
            run.newVideos(),
            Clocks.span(run.took()),
            clean(run.outcome()),
            retries);
  }

  private void links(List<Line> lines) {
    List<Link> links = row.story().links();
    lines.add(
        new Line.Rule(
            "New links " + links.size(),
            links.isEmpty() ? "" : key(Action.OPEN_LINK) + " opens the newest"));
    for (Link link : links.reversed()) {
      lines.add(
          new Line.Text(
              "%s  %s  %s%s"
                  .formatted(
                      Clocks.ofDay(link.at(), state.setup().zone()),
                      link.videoId(),
                      link.title(),
                      link.resurfaced() ? "  (came up again)" : ""),
              Role.TEXT));
    }
  }

  private static String clean(String text) {
    return SafeText.of(text);
  }

  private String key(Action action) {
    return state.setup().key(action);
  }
}
