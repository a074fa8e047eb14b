package fetchlinks.engine;

/** Is passed before each request to a site, redirects included. */
@FunctionalInterface
public interface RequestGate {

  /** Blocks as long as the site is to be left alone. */
  void beforeRequest() throws InterruptedException;
}
