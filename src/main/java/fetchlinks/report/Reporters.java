package fetchlinks.report;

import fetchlinks.event.RunTally;
import java.time.InstantSource;
import java.time.ZoneId;

/** Makes the reporter for what was asked. */
public final class Reporters {

  private Reporters() {}

  /**
   * The reporter of this form.
   *
   * @param tally empty; filled by the reporter with every event that it accepts, and its own until
   *     it is closed
   * @param zone in which times are shown
   */
  public static Reporter of(
      RunTally tally,
      Output output,
      OutputOptions options,
      Closing closing,
      InstantSource clock,
      ZoneId zone) {
    if (options.json()) {
      JsonReporter json = new JsonReporter(output, tally, clock);
      return new SharedReporter(tally, json, () -> {});
    }
    if (options.quiet()) {
      return new SharedReporter(tally, new QuietReporter(output, options), () -> {});
    }
    Runnable summary = () -> Summary.print(tally, clock.instant(), closing, options, output);
    return options.plain()
        ? new SharedReporter(tally, new PlainReporter(tally, output, options, clock, zone), summary)
        : new SharedReporter(tally, new LiveReporter(tally, output, options, clock), summary);
  }
}
