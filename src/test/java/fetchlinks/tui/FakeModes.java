package fetchlinks.tui;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Line modes that only write down what is asked of them. */
final class FakeModes implements LineModes {

  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Size now = new Size(100, 30);
  volatile boolean broken;

  @Override
  public Size raw() throws IOException {
    call("raw");
    return now;
  }

  @Override
  public void restore() throws IOException {
    call("restore");
  }

  @Override
  public Size size() {
    calls.add("size");
    return now;
  }

  @Override
  public void stopGroup() throws IOException {
    call("stop");
  }

  private void call(String name) throws IOException {
    calls.add(name);
    if (broken) {
      throw new IOException("no terminal");
    }
  }
}
