package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.Eta;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.Outcome;
import fetchlinks.event.RunState;
import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Anything may happen in any order at any size: nothing throws and what must hold holds. */
class RandomStreamsTest {

  private static final String[] KEYS =
      ("p x r P R - + B D u q Ctrl-C Esc Esc Esc Enter Enter Space v * U j k Down Up PgDn PgUp g G "
              + "Home End { } Tab Shift-Tab 1 2 3 / n N s S < > H W z l f w L m t : ? e o y Y [ ] c "
              + "Left Right Backspace Delete a b 0 Ctrl-U Ctrl-D Ctrl-S Ctrl-L Ctrl-W F1 F3 F4 K")
          .split(" ", -1);

  private static final String[] TEXTS = {
    "plain",
    "日本の鉄道",
    "\u001b[31mred",
    "e\u0301",
    "\ud83d\udc68\u200d\ud83d\udc69",
    "",
    "a b:c>9",
    "\ud800"
  };

  private final RunTally tally = new RunTally();
  private SplittableRandom random = new SplittableRandom();
  private List<ChannelId> ids = List.of();
  private Instant now = Scene.START;

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatMustHoldHolds(long seed) {
    random = new SplittableRandom(seed);
    ids =
        IntStream.range(0, random.nextInt(40))
            .mapToObj(i -> new ChannelId("c" + i + TEXTS[random.nextInt(TEXTS.length)]))
            .distinct()
            .toList();
    Setup setup =
        new Setup(
            "main.toml", List.of(), 4, random.nextBoolean(), KeyMap.defaults(), ZoneOffset.UTC);
    UiState state = UiState.start(setup, size());
    View view = new View();
    boolean started = false;
    for (int i = 0; i < 40; i++) {
      List<Message> batch = new ArrayList<>();
      now = now.plusMillis(random.nextInt(4000));
      batch.add(new Message.Ticked(now));
      if (!started && random.nextInt(3) > 0) {
        started = true;
        batch.add(told(List.of(new FetchEvent.RunStarted(now, ids, random.nextInt(1, 9)))));
      } else if (started && !ids.isEmpty()) {
        IntStream.range(0, random.nextInt(12)).forEach(_ -> batch.add(told(List.of(event()))));
      }
      batch.addAll(
          IntStream.range(0, random.nextInt(4)).mapToObj(_ -> new Message.Given(input())).toList());
      UiState before = state;
      state = Update.step(state, batch).state();
      check(state, view.draw(state));
      assertThat(Update.step(before, batch).state().rows().done())
          .as("a step done again comes to the same")
          .isEqualTo(state.rows().done());
    }
  }

  private void check(UiState state, Frame frame) {
    Frame whole = View.whole(state);
    for (int row = 0; row < frame.rows(); row++) {
      assertThat(frame.line(row)).as("row %d, panes taken over", row).isEqualTo(whole.line(row));
      assertThat(frame.line(row)).doesNotContain("\u001b", "\u0000", "\n");
      for (int column = 0; column < frame.columns(); column++) {
        if (!frame.style(column, row).equals(whole.style(column, row))) {
          throw new AssertionError("style of %d,%d".formatted(column, row));
        }
      }
    }
    assertThat(List.of(frame.cursorColumn(), frame.cursorRow()))
        .as("cursor")
        .isEqualTo(List.of(whole.cursorColumn(), whole.cursorRow()));
    Figures figures = Figures.of(state.rows());
    int over =
        figures.parts().stream()
            .filter(part -> part.kind().ended())
            .mapToInt(Figures.Part::count)
            .sum();
    assertThat(over).as("parts that are over").isEqualTo(figures.done());
    assertThat(IntStream.of(figures.fills(38)).sum()).as("bar").isEqualTo(38);
    assertThat(state.rows().done()).as("as headless counts").isEqualTo(tally.figures().done());
    assertThat(state.rows().size()).isEqualTo(tally.figures().total());
    assertThat(state.rows().found()).isEqualTo(tally.figures().newVideos());
    assertThat(state.rows().count(RowKind.FAILED)).isEqualTo(tally.figures().of(Outcome.FAILED));
    assertThat(state.rows().count(RowKind.NEW)).isEqualTo(tally.figures().of(Outcome.WITH_NEW));
    assertThat(state.rows().slots().keySet()).isEqualTo(tally.activity().slots().keySet());
    assertThat(left(state)).as("estimate").isEqualTo(tally.left(now));
    int lines = Layout.of(state).tableLines();
    int line = state.selectedLine() - state.table().cursor().top();
    if (lines > 0) {
      assertThat(line).as("selection is in sight").isBetween(0, lines - 1);
    }
  }

  private Eta.Left left(UiState state) {
    return state.run().clock().started() == null
        ? new Eta.Left.Unknown()
        : state.run().eta().left(now, state.rows().size() - state.rows().done());
  }

  private Size size() {
    return switch (random.nextInt(20)) {
      case 0 -> new Size(random.nextInt(1, 501), random.nextInt(1, 201));
      case 1, 2, 3, 4 -> new Size(random.nextInt(1, 25), random.nextInt(1, 8));
      default -> new Size(random.nextInt(1, 210), random.nextInt(1, 60));
    };
  }

  private Input input() {
    return switch (random.nextInt(12)) {
      case 0 -> {
        Size size = size();
        yield new Input.Resized(size.columns(), size.rows());
      }
      case 1 -> new Input.Paste(TEXTS[random.nextInt(TEXTS.length)] + "\nq");
      case 2 ->
          new Input.Mouse(pick(Input.Mouse.Kind.values()), random.nextInt(200), random.nextInt(60));
      default -> new Input.Key(KEYS[random.nextInt(KEYS.length)]);
    };
  }

  private Message told(List<FetchEvent> events) {
    events.forEach(tally::accept);
    return new Message.Happened(events);
  }

  private FetchEvent event() {
    ChannelId id = ids.get(random.nextInt(ids.size()));
    return switch (random.nextInt(12)) {
      case 0 -> new FetchEvent.ChannelRead(now, Scene.channel(id.name()), "h" + random.nextInt(3));
      case 1, 2, 3, 4 -> new FetchEvent.StatusChanged(now, id, active(id));
      case 5, 6 ->
          new FetchEvent.ChannelFinished(
              now,
              id,
              new ChannelResult(
                  Scene.channel(id.name()), over(), 1, 1, 0, Duration.ofSeconds(3), text()));
      case 7 -> new FetchEvent.AttemptFailed(now, id, 1, failure());
      case 8 -> new FetchEvent.VideoQueued(now, id, text(), text(), "x.link", random.nextBoolean());
      case 9 ->
          new FetchEvent.LogLine(
              now, pick(Level.values()), random.nextBoolean() ? id : null, text());
      case 10 ->
          new FetchEvent.BrakeChanged(
              now, "h" + random.nextInt(3), random.nextBoolean() ? now.plusSeconds(60) : null, "x");
      default ->
          random.nextBoolean()
              ? new FetchEvent.WorkersChanged(now, random.nextInt(1, 65))
              : new FetchEvent.RunChanged(now, pick(RunState.values()), text());
    };
  }

  private ChannelStatus.Active active(ChannelId id) {
    int slot = random.nextInt(1, 6);
    int attempt = random.nextInt(1, 4);
    return switch (random.nextInt(8)) {
      case 0 -> new ChannelStatus.Queued();
      case 1 -> new ChannelStatus.Probing(slot, attempt);
      case 2 -> new ChannelStatus.Listing(slot, attempt, random.nextInt(100), 1);
      case 3 -> new ChannelStatus.Writing(slot, attempt, 1, 3);
      case 4 ->
          new ChannelStatus.WaitingForRetry(
              attempt, 4, Duration.ofSeconds(9), now.plusSeconds(9), failure());
      case 5 -> new ChannelStatus.HeldByBrake("h1", now.plusSeconds(60), failure());
      case 6 ->
          tally.activity().slots().values().stream().anyMatch(busy -> busy.id().equals(id))
              ? new ChannelStatus.Pausing()
              : new ChannelStatus.Paused();
      default -> new ChannelStatus.Paused();
    };
  }

  private ChannelStatus.Final over() {
    return switch (random.nextInt(8)) {
      case 0 -> new ChannelStatus.UpToDate(random.nextInt(3));
      case 1 -> new ChannelStatus.Fetched(2, 30);
      case 2 -> new ChannelStatus.Incomplete(failure(), 1);
      case 3 -> new ChannelStatus.Failed(failure(), 4, 0);
      case 4 -> new ChannelStatus.Cancelled(random.nextBoolean(), 0);
      case 5 -> new ChannelStatus.NotChecked(failure());
      case 6 -> new ChannelStatus.Disabled();
      default -> new ChannelStatus.BusyElsewhere();
    };
  }

  private Failure failure() {
    return Failure.of(FailureClass.TRANSIENT, "E" + random.nextInt(3), text());
  }

  private <T> T pick(T[] all) {
    return List.of(all).get(random.nextInt(all.length));
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
