package fetchlinks.report;

import fetchlinks.event.Outcome;
import fetchlinks.event.RunFigures;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Durations;
import fetchlinks.model.Plural;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The run in one sentence. What is zero is left out, but for "up to date". */
final class Headline {

  private static final String INDENT = "    ";

  private final RunFigures figures;
  private final int newInWithNew;
  private final long suspicious;

  private Headline(RunFigures figures, int newInWithNew, long suspicious) {
    this.suspicious = suspicious;
    this.figures = figures;
    this.newInWithNew = newInWithNew;
  }

  /**
   * {@code fetch-links: 500 channels in 12m 04s: 441 up to date, 47 with 183 new links, 12 failed};
   * what does not fit goes on in further lines.
   */
  static List<String> lines(String command, RunTally tally, Duration elapsed, int width) {
    int newInWithNew =
        tally.results().stream()
            .map(ChannelResult::channel)
            .filter(c -> tally.outcome(c.id()).filter(o -> o == Outcome.WITH_NEW).isPresent())
            .mapToInt(channel -> tally.newVideos(channel.id()))
            .sum();
    long suspicious = tally.results().stream().filter(ChannelResult::suspicious).count();
    Headline headline = new Headline(tally.figures(), newInWithNew, suspicious);
    String start =
        "%s: %s in %s: "
            .formatted(
                command, Plural.of(headline.figures.total(), "channel"), Durations.human(elapsed));
    return wrapped(start, headline.parts(), width);
  }

  /** Broken between the parts only. */
  private static List<String> wrapped(String start, List<String> parts, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start).append(parts.getFirst());
    for (String part : parts.subList(1, parts.size())) {
      line.append(',');
      if (SafeText.columns(line + " " + part) >= width) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT).append(part);
      } else {
        line.append(' ').append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    String doubt = suspicious == 0 ? "" : " (" + suspicious + " suspicious)";
    parts.add(figures.of(Outcome.UP_TO_DATE) + " up to date" + doubt);
    int withNew = figures.of(Outcome.WITH_NEW);
    add(parts, withNew, " with " + Plural.of(newInWithNew, "new link"));
    add(parts, figures.of(Outcome.FAILED), " failed");
    add(parts, figures.of(Outcome.INCOMPLETE), " incomplete");
    int otherNew = figures.newVideos() - newInWithNew;
    if (otherNew > 0) {
      parts.add(Plural.of(otherNew, "new link") + " in channels not checked to the end");
    }
    add(parts, figures.of(Outcome.CANCELLED), " cancelled");
    add(parts, figures.of(Outcome.NOT_CHECKED), " not checked");
    add(parts, figures.of(Outcome.DISABLED), " disabled");
    add(parts, figures.of(Outcome.BUSY), " busy in another run");
    add(parts, figures.open(), " not finished");
    if (figures.retries() > 0) {
      parts.add(Words.retries(figures.retries()));
    }
    if (figures.requests() > 0) {
      parts.add(Plural.of(figures.requests(), "request"));
    }
    return parts;
  }

  private static void add(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(number + what);
    }
  }
}
