package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The screen itself: its size, what is in front, and how it is being left.
 *
 * @param heapMegabytes memory in use when it was last looked at, 0 before
 */
record Shell(
    Instant now,
    Size size,
    Place place,
    Front front,
    Leaving leaving,
    Instant lastKey,
    int heapMegabytes) {

  static final Shell START =
      new Shell(
          Instant.EPOCH,
          new Size(80, 24),
          new Place(new Screen.Table(), Focus.CHANNELS, false),
          new Front(new Overlay.None(), null, null),
          new Leaving(Stage.NONE, null, false),
          Instant.EPOCH,
          0);

  /** The pane that movement keys act on. */
  enum Focus {
    WORKERS,
    CHANNELS,
    LOG
  }

  /** What fills the screen. */
  sealed interface Screen {
    record Table() implements Screen {}

    /** One channel. */
    record Details(ChannelId id) implements Screen {}

    /** One cell a channel; the cursor is an index in file order. */
    record Wall(int cursor) implements Screen {}
  }

  /** Where the person is. */
  record Place(Screen screen, Focus focus, boolean zoomed) {

    Place on(Screen next) {
      return new Place(next, focus, zoomed);
    }

    Place at(Focus next) {
      return new Place(screen, next, zoomed);
    }

    Place zooming(boolean next) {
      return new Place(screen, focus, next);
    }
  }

  /** What covers the screen. */
  sealed interface Overlay {
    record None() implements Overlay {}

    /** All keys; typing filters them. */
    record Help(LineEdit filter, int selected) implements Overlay {}

    /** All commands by name. */
    record Palette(LineEdit text, int selected) implements Overlay {}

    /** Stop fetching? {@code choice} 0 drains, 1 cancels, 2 keeps fetching. */
    record Quit(Instant opened, int choice) implements Overlay {}
  }

  /**
   * A line that is being typed at the bottom.
   *
   * @param from where the cursor of the table was before
   */
  record Prompt(Kind kind, LineEdit line, String before, TableView.Cursor from, int recalled) {
    enum Kind {
      FILTER("filter: "),
      SEARCH("search: ");

      private final String head;

      Kind(String head) {
        this.head = head;
      }

      String head() {
        return head;
      }
    }

    Prompt with(LineEdit next, int which) {
      return new Prompt(kind, next, before, from, which);
    }
  }

  /** A sentence for the person; stays until the next key or click. */
  record Notice(String text, boolean error) {}

  record Front(Overlay overlay, @Nullable Prompt prompt, @Nullable Notice notice) {}

  /** How far the person went in ending the run. */
  enum Stage {
    NONE,
    DRAIN,
    STOP,
    KILL
  }

  /**
   * How the program is being left.
   *
   * @param interrupted the last Ctrl-C
   * @param whenDone leave by itself as soon as the run is over
   */
  record Leaving(Stage stage, @Nullable Instant interrupted, boolean whenDone) {}

  private static final long STEP_MILLIS = 125;

  /** Eight steps a second, for spinners. */
  long phase() {
    return now.toEpochMilli() / STEP_MILLIS;
  }

  /** The begin of the second: the time that all clocks of a picture show. */
  Instant second() {
    return Instant.ofEpochSecond(now.getEpochSecond());
  }

  Shell at(Instant time) {
    return new Shell(time, size, place, front, leaving, lastKey, heapMegabytes);
  }

  Shell with(Size next) {
    return new Shell(now, next, place, front, leaving, lastKey, heapMegabytes);
  }

  Shell with(Place next) {
    return new Shell(now, size, next, front, leaving, lastKey, heapMegabytes);
  }

  Shell with(Front next) {
    return new Shell(now, size, place, next, leaving, lastKey, heapMegabytes);
  }

  Shell with(Overlay next) {
    return with(new Front(next, front.prompt, front.notice));
  }

  Shell prompting(@Nullable Prompt next) {
    return with(new Front(front.overlay, next, front.notice));
  }

  Shell saying(@Nullable Notice next) {
    return with(new Front(front.overlay, front.prompt, next));
  }

  Shell with(Leaving next) {
    return new Shell(now, size, place, front, next, lastKey, heapMegabytes);
  }

  Shell using(int megabytes) {
    return new Shell(now, size, place, front, leaving, lastKey, megabytes);
  }

  Shell pressedAt(Instant time) {
    return new Shell(now, size, place, front, leaving, time, heapMegabytes);
  }
}
