package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A run to be told, a clock and two streams. Time passes only where a test says so. */
final class Stage {

  static final Failure BOT =
      Failure.of(FailureClass.NEEDS_PERSON, "BOT", "sign-in required")
          .advising("export fresh cookies and set cookies_file");
  static final Failure GONE = Failure.of(FailureClass.GONE, "404", "channel not found");
  static final Failure BUSY_HOST =
      Failure.of(FailureClass.HOST_SAYS_STOP, "429", "too many requests");
  static final Failure CUT = Failure.of(FailureClass.SUSPICIOUS, "CUT", "listing looks cut short");

  final RunTally tally = new RunTally();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Output output;
  int width;
  int height;
  Instant now = Instant.parse("2026-11-22T20:14:03Z");

  Stage(int width, int height) {
    this.width = width;
    this.height = height;
    this.output = new Output(stream(out), stream(err), () -> this.width, () -> this.height);
  }

  static OutputOptions live() {
    return new OutputOptions(false, false, false, false, false, false);
  }

  static OutputOptions ascii() {
    return new OutputOptions(false, true, false, false, false, false);
  }

  static OutputOptions plain() {
    return new OutputOptions(true, false, false, false, false, false);
  }

  static OutputOptions quiet() {
    return new OutputOptions(true, false, false, true, false, false);
  }

  static OutputOptions json() {
    return new OutputOptions(true, false, false, true, true, false);
  }

  Reporter reporter(OutputOptions options) {
    return Reporters.of(
        tally,
        output,
        options,
        Closing.of("fetch-links", "video_downloads.toml", null),
        () -> now,
        ZoneOffset.UTC);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** What was written since the last time. */
  String written() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  String errors() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  FetchEvent start(int workers, String... names) {
    List<ChannelId> ids = Arrays.stream(names).map(Stage::id).toList();
    return new FetchEvent.RunStarted(now, ids, workers);
  }

  FetchEvent read(String name) {
    return new FetchEvent.ChannelRead(now, channel(name), "example.tv");
  }

  FetchEvent status(String name, ChannelStatus.Active status) {
    return new FetchEvent.StatusChanged(now, id(name), status);
  }

  FetchEvent waits(String name, Failure cause) {
    Duration delay = Duration.ofSeconds(10);
    return status(name, new ChannelStatus.WaitingForRetry(2, 4, delay, now.plus(delay), cause));
  }

  FetchEvent.ChannelFinished ends(String name, ChannelStatus.Final status) {
    return ends(name, status, "");
  }

  FetchEvent.ChannelFinished ends(String name, ChannelStatus.Final status, String note) {
    int retries = status instanceof ChannelStatus.Failed f ? f.attempts() - 1 : 0;
    Duration took = Duration.ofMillis(2100);
    return new FetchEvent.ChannelFinished(
        now, id(name), new ChannelResult(channel(name), status, retries, 0, 0, took, note));
  }

  FetchEvent state(RunState state, String why) {
    return new FetchEvent.RunChanged(now, state, why);
  }

  static ChannelId id(String name) {
    return new ChannelId(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static Channel channel(String name) {
    return new Channel(
        id(name),
        Path.of(id(name) + ".toml"),
        "https://example.tv/" + id(name),
        name,
        1080,
        Marker.NONE,
        true,
        new Baseline.Unsaid());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
