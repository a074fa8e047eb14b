package fetchlinks.feed;

import java.io.IOException;

/** More was sent than a feed may have. */
final class TooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  TooLargeException(String message) {
    super(message);
  }
}
