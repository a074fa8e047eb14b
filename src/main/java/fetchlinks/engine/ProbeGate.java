package fetchlinks.engine;

/** Is passed before each request of a probe. */
@FunctionalInterface
public interface ProbeGate {

  /** Blocks as long as the site is to be left alone. */
  void beforeRequest() throws InterruptedException;
}
