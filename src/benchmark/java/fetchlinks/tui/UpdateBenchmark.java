package fetchlinks.tui;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of the screen's state: what the engine told, a tick of the clock, a key. */
@State(Scope.Thread)
public class UpdateBenchmark {

  @Param({"100", "10000"})
  int channels;

  private Play play;
  private int key;

  @Setup
  public void prepare() {
    play = new Play(channels);
    play.step(play.news());
  }

  /** 128 events of 32 channels, what a fast run tells between two frames. */
  @Benchmark
  public Object foldEvents() {
    play.step(play.later(), play.news());
    return play.state;
  }

  @Benchmark
  public Object tick() {
    play.step(play.later());
    return play.state;
  }

  @Benchmark
  public Object moveDown() {
    play.step(new Message.Given(new Input.Key(key++ % 64 < 32 ? "j" : "k")));
    return play.state;
  }
}
