package fetchlinks.tui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what it is shown and was asked to do. */
final class FakeTerminal implements Terminal {

  final List<Frame> frames = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  Size size = new Size(80, 24);
  boolean clipboard = true;
  @Nullable Consumer<Input> inputs;
  Progress progress = new Progress(Progress.State.NONE, 0);

  @Override
  public synchronized void open(Consumer<Input> newInputs) {
    inputs = newInputs;
    asked.add("open");
    notifyAll();
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public synchronized void show(Frame frame, Theme theme) {
    Frame copy = new Frame(1, 1);
    copy.take(frame);
    frames.add(copy);
    notifyAll();
  }

  @Override
  public void repaint() {
    asked.add("repaint");
  }

  @Override
  public void suspend() {
    asked.add("suspend");
  }

  @Override
  public void runOutside(Runnable work) {
    asked.add("outside");
    work.run();
  }

  @Override
  public boolean copy(String text) {
    asked.add("copy " + text);
    return clipboard;
  }

  @Override
  public void title(String text) {
    asked.remove("title " + text);
    asked.add("title " + text);
  }

  @Override
  public void progress(Progress next) {
    progress = next;
  }

  @Override
  public void mouse(boolean on) {
    asked.add("mouse " + on);
  }

  @Override
  public void close() {
    asked.add("close");
  }

  /** Waits until some frame from now on or before shows the text. */
  synchronized void awaitText(String text) throws InterruptedException {
    while (frames.isEmpty() || !Pictures.text(frames.getLast()).contains(text)) {
      wait();
    }
  }
}
