package fetchlinks.tui;

import fetchlinks.event.FetchEvent;
import fetchlinks.model.SafeText;
import fetchlinks.tui.Shell.Leaving;
import fetchlinks.tui.Shell.Notice;
import fetchlinks.tui.TableView.Sorting;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of a state when something happens. Pure: nothing is done and nothing is changed,
 * what has to be done is in the step's effects. A whole batch of messages is one step, so that the
 * price of copying is paid once a frame.
 */
final class Update {

  private Update() {}

  /** The next state and what it wants to be done, in order. */
  record Step(UiState state, List<Effect> effects) {}

  static Step step(UiState state, Message message) {
    return step(state, List.of(message));
  }

  static Step step(UiState state, List<Message> messages) {
    Draft draft = new Draft(state);
    for (Message message : messages) {
      if (draft.reordered) {
        TableFold.settle(draft); // a key means what the keys before it have listed
      }
      accept(draft, message);
    }
    promise(draft);
    TableFold.settle(draft);
    leaveWhenDone(draft);
    return new Step(draft.freeze(), List.copyOf(draft.effects));
  }

  private static void accept(Draft draft, Message message) {
    switch (message) {
      case Message.Ticked(Instant now) -> tick(draft, now);
      case Message.Measured(int megabytes) -> draft.shell = draft.shell.using(megabytes);
      case Message.Happened(List<FetchEvent> events) -> {
        EventFold fold = new EventFold(draft);
        events.forEach(fold::accept);
      }
      case Message.Given(Input input) -> given(draft, input);
      case Message.Interrupted _ -> Quitting.interrupt(draft);
      case Message.HungUp _ -> Quitting.hangUp(draft);
      case Message.Told(String text, boolean error) ->
          draft.shell = draft.shell.saying(new Notice(SafeText.of(text), error));
      case Message.Remembered remembered -> draft.memory = draft.memory.with(remembered.runs());
    }
  }

  /** A clock that is put back must not make anything wait for a time that was near before. */
  private static void tick(Draft draft, Instant now) {
    if (now.isBefore(draft.now())) {
      Sorting sorting = draft.table.sorting();
      draft.table = draft.table.with(new Sorting(sorting.stale(), earlier(sorting.last(), now)));
      draft.shell = draft.shell.pressedAt(earlier(draft.shell.lastKey(), now));
    }
    draft.shell = draft.shell.at(now);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void given(Draft draft, Input input) {
    switch (input) {
      case Input.Key(String key) -> Keyboard.press(draft, key);
      case Input.Paste(String text) -> Keyboard.paste(draft, text);
      case Input.Mouse mouse -> MouseHand.accept(draft, mouse);
      case Input.Resized(int columns, int rows) ->
          draft.shell = draft.shell.with(new Size(columns, rows));
      case Input.Closed _ -> Quitting.hangUp(draft);
    }
  }

  /** What the header says about the end is remembered, so that it cannot be moved silently. */
  private static void promise(Draft draft) {
    Run run = draft.run;
    if (run.clock().ticks()) {
      Promise next = run.promise().after(draft.left(), draft.now(), slowness(draft));
      draft.run = next.equals(run.promise()) ? run : run.with(next);
    }
  }

  private static String slowness(Draft draft) {
    if (!draft.run.brakes().isEmpty()) {
      return "brake";
    }
    return draft.rows.count(RowKind.WAITING) > 0 ? "retries" : "slower";
  }

  private static void leaveWhenDone(Draft draft) {
    Leaving leaving = draft.shell.leaving();
    if (leaving.whenDone() && draft.run.over()) {
      draft.shell = draft.shell.with(new Leaving(leaving.stage(), leaving.interrupted(), false));
      draft.effects.add(new Effect.Leave(leaving.interrupted() != null));
    }
  }
}
