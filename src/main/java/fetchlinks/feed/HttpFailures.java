package fetchlinks.feed;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an HTTP status other than success means for a channel. Pure. */
public final class HttpFailures {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(\\.\\d*)?");

  private HttpFailures() {}

  /**
   * The failure for this status.
   *
   * @param address what was asked for; only its host is shown
   * @param retryAfter the header's value, null where there was none
   * @param now to which a date in {@code retryAfter} is compared
   */
  public static Failure of(int status, URI address, @Nullable String retryAfter, Instant now) {
    String host = Shown.host(address);
    return classified(status, host, FeedLinks.isYouTube(address)).after(wait(retryAfter, now));
  }

  private static Failure classified(int status, String host, boolean youTube) {
    return switch (status) {
      case 429 -> fail(FailureClass.HOST_SAYS_STOP, status, "%s says: too many requests", host);
      case 401 ->
          fail(FailureClass.NEEDS_PERSON, status, "%s asks for a login", host)
              .advising("put the feed's personal address into `link`");
      case 403 -> forbidden(host, youTube);
      case 404 ->
          fail(FailureClass.GONE_PERHAPS, status, "%s has no such feed", host)
              .advising("open the link in a browser, correct or disable the channel");
      case 410 ->
          fail(FailureClass.GONE_PERHAPS, status, "%s says that the feed is gone for good", host)
              .advising("disable the channel");
      case 407 ->
          fail(FailureClass.NEEDS_PERSON_EVERYWHERE, status, "the proxy asks for a login", host)
              .advising("write the proxy as http://USER:PASSWORD@HOST:PORT");
      case 408, 425 -> fail(FailureClass.TRANSIENT, status, "%s gave up waiting", host);
      default -> other(status, host);
    };
  }

  private static Failure forbidden(String host, boolean youTube) {
    return youTube
        ? fail(FailureClass.HOST_SAYS_STOP, 403, "%s refuses to answer", host)
        : fail(FailureClass.NEEDS_PERSON, 403, "%s refuses access to the feed", host)
            .advising("open the link in a browser: it may need a login or another address");
  }

  private static Failure other(int status, String host) {
    if (status >= 500) {
      return fail(FailureClass.TRANSIENT, status, "%s has an error of its own", host);
    }
    return status >= 300
        ? fail(FailureClass.GONE, status, "%s does not give the feed", host)
            .advising("check `link` in the channel file")
        : fail(FailureClass.TRANSIENT, status, "%s answered without a feed", host);
  }

  private static Failure fail(FailureClass kind, int status, String text, String host) {
    return Failure.of(
        kind, Integer.toString(status), text.formatted(host) + " (HTTP " + status + ")");
  }

  /** A {@code Retry-After} in seconds or as a date, null where it says nothing. */
  private static @Nullable Duration wait(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    String value = retryAfter.strip();
    if (SECONDS.matcher(value).matches()) {
      return Duration.ofSeconds(Long.parseLong(value.replaceFirst("\\..*", "")));
    }
    Instant until = FeedDates.parse(value);
    return until == null ? null : Duration.between(now, until);
  }
}
