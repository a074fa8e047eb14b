package fetchlinks.tui;

import fetchlinks.tui.Shell.Overlay;
import fetchlinks.tui.Shell.Screen;
import org.jspecify.annotations.Nullable;

/**
 * Draws states, always on the same frame. Remembers what each pane was drawn from: a pane whose
 * grounds did not change stays as it is, the rest is drawn anew. Clocks move with the second,
 * spinners turn by themselves, so that most pictures cost next to nothing. UI thread only.
 */
final class View {

  private final Frame frame = new Frame(1, 1);
  private @Nullable Grounds grounds;

  /** What the panes are drawn from. */
  private record Grounds(
      Layout layout,
      Overlay overlay,
      Ground header,
      Ground workers,
      Ground table,
      Ground log,
      Ground bottom) {}

  /** What a pane is drawn from: parts of the state, which are replaced and never changed. */
  private static final class Ground {

    private final Object[] parts;

    Ground(Object... parts) {
      this.parts = parts;
    }

    /** By identity, except for numbers: comparing whole models would cost more than drawing. */
    @SuppressWarnings("ReferenceEquality")
    boolean same(Ground other) {
      for (int i = 0; i < parts.length; i++) {
        boolean number = parts[i] instanceof Number;
        if (number ? !parts[i].equals(other.parts[i]) : parts[i] != other.parts[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** The picture of a state; valid until the next one is drawn. */
  Frame draw(UiState current) {
    UiState state = current.at(current.shell().second());
    Layout layout = Layout.of(state);
    Grounds now = grounds(state, layout);
    Grounds then = grounds;
    boolean same =
        then != null
            && then.layout.equals(layout)
            && then.overlay instanceof Overlay.None
            && now.overlay instanceof Overlay.None;
    if (!same) {
      frame.clear(state.shell().size().columns(), state.shell().size().rows());
    }
    new Painter(state, layout, frame, same ? then : null, now).paint();
    frame.turn(state.glyphs().spinner(current.shell().phase()));
    grounds = now;
    return frame;
  }

  /** A picture that owes nothing to the ones before. */
  static Frame whole(UiState state) {
    return new View().draw(state);
  }

  private static Grounds grounds(UiState state, Layout layout) {
    Shell shell = state.shell();
    long second = moves(state) ? shell.now().getEpochSecond() : 0;
    Object front = layout.form() == Layout.Form.ONE_LINE ? shell.front() : Rows.NONE;
    Ground header = new Ground(state.run(), state.rows(), shell.leaving(), second, front);
    Ground workers = new Ground(state.run(), state.rows(), shell.place(), second);
    Ground table =
        new Ground(
            state.run(),
            state.rows(),
            state.table(),
            shell.place(),
            shell.front().prompt() == null ? Rows.NONE : shell.front(),
            state.memory(),
            second,
            state.habits().scroll(),
            shell.place().screen() instanceof Screen.Details ? state.log() : Rows.NONE,
            shell.place().screen() instanceof Screen.Details ? state.logView() : Rows.NONE);
    Ground log = new Ground(state.log(), state.logView(), shell.place(), names(state));
    Ground bottom =
        new Ground(
            state.run(),
            state.rows(),
            state.table(),
            shell.place(),
            shell.front(),
            state.habits().undo(),
            state.logView(),
            second);
    return new Grounds(layout, shell.front().overlay(), header, workers, table, log, bottom);
  }

  /** Rows matter to the log by their names, which are new only while files are being read. */
  private static Object names(UiState state) {
    return state.log().size() == 0 ? Rows.NONE : state.rows();
  }

  /** Whether clocks or countdowns are shown: then every second looks different. */
  private static boolean moves(UiState state) {
    return Pacer.spins(state) || Pacer.countsTime(state);
  }

  private record Painter(
      UiState state, Layout layout, Frame frame, @Nullable Grounds then, Grounds now) {

    void paint() {
      boolean cursorLost = paintBody();
      boolean typedInHeader = layout.form() == Layout.Form.ONE_LINE;
      if (then == null || (cursorLost && typedInHeader) || !now.header.same(then.header)) {
        HeaderPane.draw(state, layout, canvas(layout.header()));
      }
      if (!layout.bottom().isEmpty()
          && (cursorLost || then == null || !now.bottom.same(then.bottom))) {
        Canvas bottom = canvas(layout.bottom());
        Footer.draw(state, layout, bottom);
        StatusLine.draw(state, layout, bottom);
      }
      if (!layout.body().isEmpty()) {
        Dialogs.draw(state, now.overlay, canvas(layout.body()));
      }
    }

    /** Returns whether the cursor is no longer where a prompt has put it. */
    private boolean paintBody() {
      if (!layout.workers().isEmpty() && (then == null || !now.workers.same(then.workers))) {
        WorkerPane.draw(state, layout, canvas(layout.workers()));
      }
      boolean screen = then == null || !now.table.same(then.table);
      if (screen) {
        frame.hideCursor();
        paintScreen();
      }
      if (!layout.log().isEmpty() && (then == null || !now.log.same(then.log))) {
        LogPane.draw(state, layout, canvas(layout.log()));
      }
      return screen;
    }

    private void paintScreen() {
      Canvas canvas = canvas(layout.table());
      switch (state.shell().place().screen()) {
        case Screen.Table _ -> {
          if (!layout.table().isEmpty()) {
            TablePane.draw(state, layout, canvas);
          }
          if (!layout.side().isEmpty()) {
            SidePane.draw(state, canvas(layout.side()));
          }
        }
        case Screen.Wall wall -> WallView.draw(state, wall, canvas);
        case Screen.Details details -> {
          Row row = state.rows().find(details.id());
          if (row != null) {
            DetailsView.draw(state, layout, row, canvas);
          }
        }
      }
    }

    private Canvas canvas(Rect area) {
      return new Canvas(frame, area, state.glyphs());
    }
  }
}
