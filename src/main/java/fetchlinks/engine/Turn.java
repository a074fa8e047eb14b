package fetchlinks.engine;

/** The right to work on one channel in a numbered slot, until it is closed. */
final class Turn implements AutoCloseable {

  private final Dispatcher dispatcher;
  private final String host;
  private final int slot;

  Turn(Dispatcher dispatcher, String host, int slot) {
    this.dispatcher = dispatcher;
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
    dispatcher.release(this);
  }
}
