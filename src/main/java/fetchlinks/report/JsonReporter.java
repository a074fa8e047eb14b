package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.Outcome;
import fetchlinks.event.RunFigures;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * One JSON object per line on the output stream, flushed line by line. Every object has {@code
 * event}, all but the last have {@code at} (ISO 8601, UTC); {@code channel} is always the channel's
 * id, the name of its file. Keys may be added in later versions, so a reader should skip those that
 * it does not know.
 *
 * <ul>
 *   <li>{@code run_started}: {@code channels} (ids), {@code workers}
 *   <li>{@code run_state}: {@code state} ({@code running}, {@code paused}, {@code offline}, {@code
 *       draining}, {@code stopping}, {@code done}), {@code why}
 *   <li>{@code channel}, its file was read: {@code channel}, {@code name}, {@code link}, {@code
 *       host}, {@code enabled}
 *   <li>{@code status}: {@code channel}, {@code status} and what belongs to it: {@code queued};
 *       {@code probing}, with {@code slot}, {@code attempt}; {@code listing}, also {@code entries},
 *       {@code requests}; {@code writing}, also {@code written}, {@code total}; {@code
 *       waiting_for_retry}, with {@code attempt}, {@code attempts}, {@code delay_ms}, {@code until}
 *       and the failure; {@code held_by_brake}, with {@code host}, {@code until} and the failure;
 *       {@code pausing}; {@code paused}
 *   <li>{@code video_queued}: {@code channel}, {@code video}, {@code title}, {@code link_file},
 *       {@code resurfaced}
 *   <li>{@code attempt_failed}: {@code channel}, {@code attempt} and the failure
 *   <li>{@code channel_finished}: {@code channel}, {@code status} ({@code up_to_date}, {@code
 *       with_new}, {@code failed}, {@code incomplete}, {@code cancelled}, {@code not_checked},
 *       {@code disabled}, {@code busy}), {@code new_videos}, {@code retries}, {@code requests},
 *       {@code probed}, {@code took_ms}, {@code note}, {@code doubt} (why a success looks
 *       suspicious, else empty), and the failure where there is one
 *   <li>{@code workers}: {@code workers}
 *   <li>{@code brake}: {@code host}, {@code until} (null: lifted), {@code why}
 *   <li>{@code log}: {@code level}, {@code text}, and {@code channel} where it concerns one
 *   <li>{@code summary}, always the last line, without {@code at}: {@code channels}, {@code
 *       up_to_date}, {@code with_new}, {@code new_videos}, {@code failed}, {@code incomplete},
 *       {@code cancelled}, {@code not_checked}, {@code held_by_brake}: how many of these because
 *       their host had said stop, {@code retries}, {@code requests}, {@code disabled}, {@code
 *       busy}, {@code probed}, {@code listed}: sources by why no probe answered for them, {@code
 *       elapsed_ms}, and {@code failures}: for each channel that failed, is incomplete or was not
 *       checked {@code channel}, {@code class}, {@code message}, {@code advice}, {@code attempts}.
 *       What a killed run left open is in {@code channels} only.
 * </ul>
 *
 * A failure is {@code class} (see {@link fetchlinks.model.FailureClass#word}), {@code code}, {@code
 * message}, {@code advice}, {@code retry_after_ms} (null where the host did not say).
 */
final class JsonReporter implements Reporter {

  private final Output output;
  private final RunTally tally;
  private final InstantSource clock;

  JsonReporter(Output output, RunTally tally, InstantSource clock) {
    this.output = output;
    this.tally = tally;
    this.clock = clock;
  }

  @Override
  public void accept(FetchEvent event) {
    print(JsonEvents.of(event));
  }

  @Override
  public void tick() {}

  @Override
  public boolean wantsTicks() {
    return false;
  }

  @Override
  public void close() {
    print(summary());
  }

  private Json summary() {
    RunFigures figures = tally.figures();
    return Json.event("summary")
        .put("channels", figures.total())
        .put("up_to_date", figures.of(Outcome.UP_TO_DATE))
        .put("with_new", figures.of(Outcome.WITH_NEW))
        .put("new_videos", figures.newVideos())
        .put("failed", figures.of(Outcome.FAILED))
        .put("incomplete", figures.of(Outcome.INCOMPLETE))
        .put("cancelled", figures.of(Outcome.CANCELLED))
        .put("not_checked", figures.of(Outcome.NOT_CHECKED))
        .put("held_by_brake", heldByBrake())
        .put("retries", figures.retries())
        .put("requests", figures.requests())
        .put("disabled", figures.of(Outcome.DISABLED))
        .put("busy", figures.of(Outcome.BUSY))
        .put("probed", figures.probed())
        .put("listed", listed(figures))
        .putMillis("elapsed_ms", tally.elapsed(clock.instant()))
        .putAll("failures", failures());
  }

  private int heldByBrake() {
    return Math.toIntExact(
        tally.results().stream().filter(result -> isHeldByBrake(result.status())).count());
  }

  private static boolean isHeldByBrake(ChannelStatus.Final status) {
    return status instanceof ChannelStatus.NotChecked(Failure cause)
        && cause.kind() == FailureClass.HOST_SAYS_STOP;
  }

  private static Json listed(RunFigures figures) {
    Json listed = new Json();
    new TreeMap<>(figures.listed())
        .forEach((reason, count) -> listed.put(reason.name().toLowerCase(Locale.ROOT), count));
    return listed;
  }

  private List<Json> failures() {
    return tally.results().stream()
        .flatMap(result -> result.error().map(failure -> failure(result, failure)).stream())
        .toList();
  }

  private static Json failure(ChannelResult result, Failure failure) {
    return new Json()
        .put("channel", result.channel().id().name())
        .put("class", failure.kind().word())
        .put("message", failure.message())
        .put("advice", failure.advice())
        .put("attempts", attempts(result));
  }

  private static int attempts(ChannelResult result) {
    return result.status() instanceof ChannelStatus.NotChecked ? 0 : result.retries() + 1;
  }

  private void print(Json json) {
    Output.write(output.out(), json + "\n");
  }

  /** An enum's constant as it stands in the JSON. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
