package fetchlinks.cli;

import fetchlinks.tui.Frame;
import fetchlinks.tui.Input;
import fetchlinks.tui.Progress;
import fetchlinks.tui.Size;
import fetchlinks.tui.Terminal;
import fetchlinks.tui.Theme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A terminal that notes what is asked of it, and what else happens meanwhile. */
final class SpareScreen implements Terminal {

  final List<String> happened = new CopyOnWriteArrayList<>();
  final CountDownLatch paused = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<Input> inputs = _ -> {};

  void press(String key) {
    inputs.accept(new Input.Key(key));
  }

  @Override
  public void open(Consumer<Input> consumer) {
    inputs = consumer;
    happened.add("open");
  }

  @Override
  public Size size() {
    return new Size(80, 24);
  }

  @Override
  public void show(Frame frame, Theme theme) {
    if (!happened.contains("picture")) {
      happened.add("picture");
    }
  }

  @Override
  public void awaitPainted() {
    happened.add("painted");
  }

  @Override
  public void repaint() {}

  @Override
  public void suspend() {}

  @Override
  public void runOutside(Runnable work) {}

  @Override
  public boolean copy(String text) {
    return false;
  }

  @Override
  public void title(String text) {}

  @Override
  public void progress(Progress progress) {
    if (progress.state() == Progress.State.PAUSED) {
      paused.countDown();
    }
  }

  @Override
  public void mouse(boolean on) {}

  @Override
  public void close() {
    happened.add("close");
    closed.countDown();
  }
}
