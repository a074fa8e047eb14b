package fetchlinks.tui;

/**
 * What the terminal shows in the task bar.
 *
 * @param percent 0 to 100
 */
public record Progress(State state, int percent) {

  /** The kinds of progress that terminals know; the number is the one they are told. */
  public enum State {
    NONE(0),
    NORMAL(1),
    ERROR(2),
    PAUSED(4);

    private final int code;

    State(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  public Progress {
    percent = Math.clamp(percent, 0, 100);
  }
}
