package fetchlinks.engine;

import fetchlinks.model.Failure;

/** An attempt failed in a way that was classified: carries the {@link Failure} to act on. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FetchException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public FetchException(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
