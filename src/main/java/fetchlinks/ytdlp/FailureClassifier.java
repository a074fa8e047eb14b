package fetchlinks.ytdlp;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what an error of yt-dlp's means and puts it into words. */
final class FailureClassifier {

  private static final Pattern SERVER_ERROR = Pattern.compile("HTTP Error (5\\d\\d)");

  private FailureClassifier() {}

  /**
   * Judges an error.
   *
   * @param url of the list that was asked for
   * @param workedBefore whether this list was read successfully at some earlier time
   * @param warnings what yt-dlp said before
   */
  static Failure classify(
      Trouble trouble, String url, boolean workedBefore, List<String> warnings) {
    Facts facts =
        new Facts(
            trouble,
            Words.comparable(trouble.message()),
            Words.comparable(String.join("\n", warnings)),
            Hosts.of(url),
            workedBefore);
    String message = Words.cleaned(trouble.message());
    for (FailureRules.Rule rule : FailureRules.ALL) {
      if (rule.fits().test(facts)) {
        return new Failure(
            rule.kind(),
            rule.code().equals("5XX") ? serverError(facts) : rule.code(),
            rule.message().isEmpty() ? message : rule.message(),
            rule.advice(),
            retryAfter(rule, trouble));
      }
    }
    return Failure.of(FailureClass.UNEXPECTED, "ERROR", message);
  }

  /** The site names an hour in the sentence that tells of the limit. */
  private static @Nullable Duration retryAfter(FailureRules.Rule rule, Trouble trouble) {
    return trouble.retryAfter() == null && rule.code().equals("LIMIT")
        ? Duration.ofHours(1)
        : trouble.retryAfter();
  }

  private static String serverError(Facts facts) {
    Matcher matcher = SERVER_ERROR.matcher(facts.text());
    if (facts.trouble().status() >= 500) {
      return String.valueOf(facts.trouble().status());
    }
    return matcher.find() ? matcher.group(1) : "500";
  }
}
