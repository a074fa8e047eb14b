package fetchlinks.engine;

/** Another run works on the channel at this moment. */
public final class BusyElsewhereException extends Exception {

  private static final long serialVersionUID = 1L;
}
