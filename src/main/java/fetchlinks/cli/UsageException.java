package fetchlinks.cli;

/** The program can't start like this; the message is one sentence for the person. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
