package fetchlinks.tui;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a state to the bytes for a terminal of 120 x 40. */
@State(Scope.Thread)
public class FrameBenchmark {

  @Param({"100", "10000"})
  int channels;

  private final Theme theme = Theme.named("default");
  private final View view = new View();
  private final FramePainter painter =
      new FramePainter(
          new TerminalEnvironment(
              Optional.empty(), ColourDepth.TRUECOLOR, true, true, true, true, false));
  private Play play;

  @Setup
  public void prepare() {
    play = new Play(channels);
    play.step(play.news());
  }

  /** Only spinners and clocks move: what a run costs while nothing happens. */
  @Benchmark
  public int drawTick() {
    play.step(play.later());
    return painter.paint(view.draw(play.state), theme, false).length();
  }

  /** Everything may have changed; the events are folded as well. */
  @Benchmark
  public int drawNews() {
    play.step(play.later(), play.news());
    return painter.paint(view.draw(play.state), theme, false).length();
  }

  /** As after a change of the window's size. */
  @Benchmark
  public int drawWhole() {
    return painter.paint(View.whole(play.state), theme, true).length();
  }
}
