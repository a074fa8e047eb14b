package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.tui.Shell.Leaving;
import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Stage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The ways out: q asks only while work runs, Ctrl-C is stronger each time. */
final class Quitting {

  /** People hit Ctrl-C twice; presses this close to each other count once. */
  private static final Duration ONE_PRESS = Duration.ofMillis(300);

  /** What is typed ahead must not answer a question that was not read. */
  private static final Duration TYPE_AHEAD = Duration.ofMillis(150);

  private static final int CHOICES = 3;

  private Quitting() {}

  static void quit(Draft draft) {
    if (draft.run.over() || draft.run.clock().started() == null) {
      leave(draft, false);
    } else if (draft.shell.leaving().stage() == Stage.NONE) {
      draft.shell = draft.shell.with(new Overlay.Quit(draft.now(), 0));
    } else {
      draft.say(
          "leaving as soon as the running channels are through; "
              + interruptKey(draft)
              + " is stronger");
    }
  }

  static void key(Draft draft, Overlay.Quit quit, String key) {
    if (key.equals("Esc")) {
      draft.shell = draft.shell.with(new Overlay.None());
      return;
    }
    Duration open = Duration.between(quit.opened(), draft.now());
    if (!open.isNegative() && open.compareTo(TYPE_AHEAD) < 0) {
      return;
    }
    switch (key) {
      case "d", "q", "D" -> choose(draft, 0);
      case "c", "x" -> choose(draft, 1);
      case "n" -> choose(draft, 2);
      case "Enter" -> choose(draft, quit.choice());
      case "Up", "k" -> move(draft, quit, -1);
      case "Down", "j", "Tab" -> move(draft, quit, 1);
      default -> {}
    }
  }

  private static void move(Draft draft, Overlay.Quit quit, int step) {
    int choice = Math.floorMod(quit.choice() + step, CHOICES);
    draft.shell = draft.shell.with(new Overlay.Quit(quit.opened(), choice));
  }

  private static void choose(Draft draft, int choice) {
    draft.shell = draft.shell.with(new Overlay.None());
    switch (choice) {
      case 0 -> drain(draft);
      case 1 -> {
        draft.send(new Command.Stop());
        stage(draft, Stage.STOP, draft.shell.leaving().interrupted());
      }
      default -> {}
    }
  }

  static void drain(Draft draft) {
    if (draft.run.over()) {
      leave(draft, false);
      return;
    }
    draft.send(new Command.Drain());
    stage(draft, Stage.DRAIN, draft.shell.leaving().interrupted());
    draft.say("draining: running channels finish, then the program ends");
  }

  static void interrupt(Draft draft) {
    Leaving leaving = draft.shell.leaving();
    Instant last = leaving.interrupted();
    if (last != null && Duration.between(last, draft.now()).abs().compareTo(ONE_PRESS) < 0) {
      return;
    }
    draft.shell = draft.shell.with(new Overlay.None()).prompting(null);
    if (draft.run.over() || draft.run.clock().started() == null) {
      leave(draft, true);
      return;
    }
    switch (leaving.stage()) {
      case NONE -> {
        draft.send(new Command.Drain());
        stage(draft, Stage.DRAIN, draft.now());
        draft.say(
            "draining: running channels finish; " + interruptKey(draft) + " again stops them");
      }
      case DRAIN -> {
        draft.send(new Command.Stop());
        stage(draft, Stage.STOP, draft.now());
        draft.say("stopping the running channels; " + interruptKey(draft) + " again kills them");
      }
      case STOP, KILL -> {
        draft.send(new Command.Kill());
        stage(draft, Stage.KILL, draft.now());
        leave(draft, true);
      }
    }
  }

  private static String interruptKey(Draft draft) {
    return draft.setup.key(Action.INTERRUPT);
  }

  /** There is nobody any more who could press a key: stop, and leave the screen at once. */
  static void hangUp(Draft draft) {
    if (!draft.run.over()) {
      draft.send(new Command.Stop());
      stage(draft, Stage.STOP, draft.now());
    }
    leave(draft, true);
  }

  private static void stage(Draft draft, Stage stage, @Nullable Instant pressed) {
    draft.shell = draft.shell.with(new Leaving(stage, pressed, true));
  }

  private static void leave(Draft draft, boolean interrupted) {
    Leaving leaving = draft.shell.leaving();
    draft.shell = draft.shell.with(new Leaving(leaving.stage(), leaving.interrupted(), false));
    draft.effects.add(new Effect.Leave(interrupted));
  }
}
