package fetchlinks.report;

import fetchlinks.event.Outcome;
import fetchlinks.event.RunFigures;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The run in one sentence. What is zero is left out, but for "up to date". */
final class Headline {

  private final RunFigures figures;
  private final int newInWithNew;

  private Headline(RunFigures figures, int newInWithNew) {
    this.figures = figures;
    this.newInWithNew = newInWithNew;
  }

  /** {@code 500 channels in 12m 04s: 441 up to date, 47 with 183 new links, 12 failed}. */
  static String of(RunTally tally, Duration elapsed) {
    int newInWithNew =
        tally.results().stream()
            .map(ChannelResult::channel)
            .filter(c -> tally.outcome(c.id()).filter(o -> o == Outcome.WITH_NEW).isPresent())
            .mapToInt(channel -> tally.newVideos(channel.id()))
            .sum();
    Headline headline = new Headline(tally.figures(), newInWithNew);
    return "%s in %s: %s"
        .formatted(
            Words.count(headline.figures.total(), "channel"),
            Durations.human(elapsed),
            String.join(", ", headline.parts()));
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    parts.add(figures.of(Outcome.UP_TO_DATE) + " up to date");
    int withNew = figures.of(Outcome.WITH_NEW);
    add(parts, withNew, " with " + Words.count(newInWithNew, "new link"));
    add(parts, figures.of(Outcome.FAILED), " failed");
    add(parts, figures.of(Outcome.INCOMPLETE), " incomplete");
    int otherNew = figures.newVideos() - newInWithNew;
    if (otherNew > 0) {
      parts.add(Words.count(otherNew, "new link") + " in channels not checked to the end");
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
      parts.add(Words.count(figures.requests(), "request"));
    }
    return parts;
  }

  private static void add(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add(number + what);
    }
  }
}
