package fetchlinks.engine;

import java.util.function.Consumer;

/** The right to work on one channel in a numbered slot, until it is closed. */
final class Turn implements AutoCloseable {

  private final Consumer<Turn> ending;
  private final String host;
  private final int slot;

  Turn(Consumer<Turn> ending, String host, int slot) {
    this.ending = ending;
    this.host = host;
    this.slot = slot;
  }

  /** 1 and up. */
  int slot() {
    return slot;
  }

  String host() {
    return host;
  }

  @Override
  public void close() {
    ending.accept(this);
  }
}
