package fetchlinks.tui;

import java.io.File;
import java.io.IOException;

/** The modes of no terminal at all: asked for as a real one's are, and nothing is changed. */
final class NoTerminal implements LineModes {

  private final Stty stty = new Stty(new File("/dev/null"), Size.USUAL);

  @Override
  public Size raw() {
    try {
      return stty.raw();
    } catch (IOException _) {
      return Size.USUAL; // as expected: what was asked is no terminal
    }
  }

  @Override
  public void restore() {}

  @Override
  public Size size() {
    return Size.USUAL;
  }

  @Override
  public void stopGroup() {}
}
