package fetchlinks.engine;

import fetchlinks.model.Failure;

/** A channel gets no turn any more: its host, or the whole run, was stopped. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Failure cause;

  RefusedException(Failure cause) {
    super(cause.message(), null, false, false);
    this.cause = cause;
  }

  Failure failure() {
    return cause;
  }
}
