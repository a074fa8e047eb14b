package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.ResultWords;
import fetchlinks.model.ChannelResult;
import java.util.HashSet;
import java.util.Set;

/**
 * Nothing but errors, on the error stream, each with its channel's name; the same advice only once.
 *
 * <pre>{@code
 * error: DailyNews24: sign-in required (4 attempts)
 * hint: export fresh cookies and set cookies_file
 * }</pre>
 */
final class QuietReporter implements Reporter {

  private final Output output;
  private final Look look;
  private final Set<String> given = new HashSet<>();

  QuietReporter(Output output, OutputOptions options) {
    this.output = output;
    this.look = new Look(options.ascii(), false);
  }

  @Override
  public void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.ChannelFinished finish -> finished(finish.result());
      case FetchEvent.LogLine line
          when line.id() == null && line.level() == FetchEvent.Level.ERROR ->
          print("error: " + line.text());
      case FetchEvent.LogLine _,
          FetchEvent.RunStarted _,
          FetchEvent.RunChanged _,
          FetchEvent.ChannelRead _,
          FetchEvent.StatusChanged _,
          FetchEvent.VideoQueued _,
          FetchEvent.AttemptFailed _,
          FetchEvent.WorkersChanged _,
          FetchEvent.BrakeChanged _ -> {}
    }
  }

  @Override
  public void tick() {}

  @Override
  public boolean wantsTicks() {
    return false;
  }

  @Override
  public void close() {}

  private void finished(ChannelResult result) {
    result
        .error()
        .ifPresent(failure -> {
          String name = result.channel().targetFolder();
          print("error: " + name + ": " + ResultWords.full(result, ""));
          if (!failure.advice().isEmpty() && given.add(failure.advice())) {
            print("hint: " + failure.advice());
          }
        });
  }

  private void print(String text) {
    Output.write(output.err(), look.text(text) + "\n");
  }
}
