package fetchlinks.tui;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.RunState;
import fetchlinks.model.Baseline;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a screen a story of a run, and looks at it. */
final class Scene {

  static final Instant START = Instant.parse("2026-11-22T20:14:03Z");

  UiState state;
  Instant now = START;
  final List<Effect> effects = new ArrayList<>();
  private final View view = new View();

  Scene(int columns, int rows, boolean ascii) {
    this(columns, rows, ascii, KeyMap.defaults());
  }

  Scene(int columns, int rows, boolean ascii, KeyMap keys) {
    Setup setup =
        new Setup(
            "video_downloads.toml", List.of("yt-dlp 2026.08.19"), 4, ascii, keys, ZoneOffset.UTC);
    state = UiState.start(setup, new Size(columns, rows));
    tell(new Message.Ticked(now));
  }

  static Scene of(int columns, int rows) {
    return new Scene(columns, rows, false);
  }

  static ChannelId id(String name) {
    return new ChannelId(name);
  }

  static Channel channel(String name) {
    return channel(name, new Marker("dQw4w9WgXcQ", 17));
  }

  static Channel channel(String name, Marker marker) {
    String handle = name.replaceAll("[^A-Za-z0-9]", "");
    return new Channel(
        id(name),
        Path.of("channels", handle + ".toml"),
        "https://www.youtube.com/@" + handle + "/videos",
        name,
        1080,
        marker,
        true,
        new Baseline.Unsaid());
  }

  Scene tell(Message message) {
    Update.Step step = Update.step(state, message);
    state = step.state();
    effects.addAll(step.effects());
    return this;
  }

  Scene happens(FetchEvent... events) {
    return tell(new Message.Happened(List.of(events)));
  }

  Scene after(Duration time) {
    now = now.plus(time);
    return tell(new Message.Ticked(now));
  }

  Scene at(String time) {
    now = Instant.parse("2026-11-22T" + time + "Z");
    return tell(new Message.Ticked(now));
  }

  /** Presses keys one after the other. */
  Scene press(String... keys) {
    for (String key : keys) {
      tell(new Message.Given(new Input.Key(key)));
    }
    return this;
  }

  Scene type(String text) {
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(key -> press(key.equals(" ") ? "Space" : key));
    return this;
  }

  Scene click(int column, int row) {
    return tell(new Message.Given(new Input.Mouse(Input.Mouse.Kind.CLICK, column, row)));
  }

  Scene starts(int workers, String... names) {
    List<ChannelId> ids = List.of(names).stream().map(Scene::id).toList();
    happens(new FetchEvent.RunStarted(now, ids, workers));
    for (String name : names) {
      happens(new FetchEvent.ChannelRead(now, channel(name), "youtube.com"));
    }
    return this;
  }

  Scene is(String name, ChannelStatus.Active status) {
    return happens(new FetchEvent.StatusChanged(now, id(name), status));
  }

  Scene lists(String name, int slot, int entries) {
    return is(name, new ChannelStatus.Listing(slot, 1, entries, 1));
  }

  Scene ends(String name, ChannelStatus.Final status) {
    return ends(name, status, 0, Duration.ofSeconds(3), "");
  }

  Scene ends(String name, ChannelStatus.Final status, int retries, Duration took, String note) {
    return happens(
        new FetchEvent.ChannelFinished(
            now, id(name), new ChannelResult(channel(name), status, retries, 2, 0, took, note)));
  }

  Scene doubted(String name, String why) {
    ChannelResult result =
        new ChannelResult(
            channel(name),
            new ChannelStatus.UpToDate(30),
            0,
            1,
            0,
            Duration.ofSeconds(2),
            "",
            List.of(),
            why);
    return happens(new FetchEvent.ChannelFinished(now, id(name), result));
  }

  Scene fails(String name, Failure cause, Duration took) {
    return ends(name, new ChannelStatus.Failed(cause, 4, 0), 3, took, "");
  }

  Scene waits(String name, int attempt, Duration delay, Failure cause) {
    happens(new FetchEvent.AttemptFailed(now, id(name), attempt - 1, cause));
    return is(name, new ChannelStatus.WaitingForRetry(attempt, 4, delay, now.plus(delay), cause));
  }

  Scene logs(Level level, String name, String text) {
    return happens(new FetchEvent.LogLine(now, level, name.isEmpty() ? null : id(name), text));
  }

  Scene run(RunState runState, String why) {
    return happens(new FetchEvent.RunChanged(now, runState, why));
  }

  Scene remembers(String name, PastRun... runs) {
    return tell(new Message.Remembered(Map.of(id(name), List.of(runs))));
  }

  /** Rows are in order, whatever was pressed lately. */
  Scene settled() {
    return after(Duration.ofSeconds(3));
  }

  Frame frame() {
    return view.draw(state);
  }

  /** The screen as text, without blanks at the ends of lines. */
  String picture() {
    return Pictures.text(frame());
  }

  List<fetchlinks.event.Command> commands() {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(e -> ((Effect.Send) e).command())
        .toList();
  }

  static final Failure BOT =
      Failure.of(FailureClass.HOST_SAYS_STOP, "BOT", "sign-in required")
          .advising("log in with cookies");
  static final Failure NOT_FOUND =
      Failure.of(FailureClass.GONE, "404", "channel not found").advising("handle renamed?");
  static final Failure NET =
      Failure.of(FailureClass.UNREACHABLE, "NET", "host not found (example.tv)");
  static final Failure TIMEOUT = Failure.of(FailureClass.TRANSIENT, "NET", "read timed out");
  static final Failure TOO_MANY =
      Failure.of(FailureClass.HOST_SAYS_STOP, "429", "too many requests");
}
