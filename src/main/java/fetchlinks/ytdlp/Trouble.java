package fetchlinks.ytdlp;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error of yt-dlp's, before anybody has judged it.
 *
 * @param type the exception's class, "" where only text is known
 * @param message as it came
 * @param status HTTP status, 0 for none
 * @param retryAfter what the host asked for, null where it did not
 * @param causes classes of the exceptions behind it, outermost first
 * @param traceback of something that no extractor foresaw, "" for none
 */
record Trouble(
    String type,
    String message,
    int status,
    @Nullable Duration retryAfter,
    List<String> causes,
    String traceback) {

  Trouble {
    causes = List.copyOf(causes);
  }

  /** Of which only the text is known. */
  static Trouble text(String message) {
    return new Trouble("", message, 0, null, List.of(), "");
  }
}
