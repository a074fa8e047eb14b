package fetchlinks.engine;

/** The check of a channel was ended by a command. */
final class CancelledException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean byShutdown;

  CancelledException(boolean byShutdown) {
    super("cancelled", null, false, false);
    this.byShutdown = byShutdown;
  }

  boolean byShutdown() {
    return byShutdown;
  }
}
