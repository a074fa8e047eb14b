package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import java.io.IOException;

/** What is said of a run that could not begin. */
final class Complaint {

  private Complaint() {}

  /** What is wrong and what to do, in one sentence. */
  static String of(Exception e) {
    return switch (e) {
      case FetchException failed -> sentence(failed);
      case IOException failed -> "can't start: " + failed;
      case Exception other -> String.valueOf(other.getMessage());
    };
  }

  private static String sentence(FetchException e) {
    String advice = e.failure().advice();
    return e.failure().message() + (advice.isEmpty() ? "" : "; " + advice);
  }
}
