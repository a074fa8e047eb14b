package fetchlinks.files;

/**
 * The configuration can't be used: wrong usage, exit status 2. The message is one clean sentence
 * that names the file and, where there is one, line, column and key.
 */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
