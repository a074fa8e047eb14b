package fetchlinks.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassifierTest {

  private static final String BIG_SITE = "https://www.youtube.com/@x/videos";

  private static Failure classify(String message) {
    return FailureClassifier.classify(Trouble.text(message), BIG_SITE, false, List.of());
  }

  private static Trouble structured(String type, String message, int status, String... causes) {
    return new Trouble(type, message, status, null, List.of(causes), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ERROR: [youtube:tab] x: Unable to download API page: HTTP Error 429: Too Many Requests | HOST_SAYS_STOP | 429
          Sign in to confirm you're not a bot. Use --cookies | HOST_SAYS_STOP | BOT
          Sign in to confirm you’re not a bot. Use --cookies | HOST_SAYS_STOP | BOT
          Video unavailable. This content isn't available, try again later. | HOST_SAYS_STOP | LIMIT
          Video unavailable. This content isn’t available, try again later. | HOST_SAYS_STOP | LIMIT
          The current session has been rate-limited by YouTube for up to an hour | HOST_SAYS_STOP | LIMIT
          All player responses are invalid. Your IP is likely being blocked | HOST_SAYS_STOP | BOT
          YouTube is requiring a captcha challenge before playback | HOST_SAYS_STOP | BOT
          Unable to download webpage: HTTP Error 403: Forbidden | HOST_SAYS_STOP | 403
          Unable to download webpage: HTTP Error 503: Service Unavailable | TRANSIENT | 503
          <urlopen error [Errno -2] Name or service not known> | UNREACHABLE | NET
          [Errno -3] Temporary failure in name resolution | UNREACHABLE | NET
          <urlopen error [Errno 101] Network is unreachable> | UNREACHABLE | NET
          <urlopen error [Errno 113] No route to host> | UNREACHABLE | NET
          The read operation timed out | TRANSIENT | TIME
          Connection to www.youtube.com timed out. (connect timeout=15.0) | TRANSIENT | TIME
          [Errno 104] Connection reset by peer | TRANSIENT | NET
          [Errno 111] Connection refused | TRANSIENT | NET
          Remote end closed connection without response | TRANSIENT | NET
          1024 bytes read, 2048 more expected | TRANSIENT | NET
          Tunnel connection failed: 502 Bad Gateway | TRANSIENT | NET
          [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate | NEEDS_PERSON | TLS
          TLS/SSL connection has been closed (EOF) (_ssl.c:1006) | TRANSIENT | TLS
          HTTP Error 302: The HTTP server returned a redirect error that would lead to an infinite loop | GONE | LOOP
          redirect loop detected | GONE | LOOP
          [youtube:tab] x page 3: Incomplete data received | TRANSIENT | DATA
          Incomplete yt initial data received | TRANSIENT | DATA
          Unable to recognize tab page; please report this issue on https://x | TRANSIENT | DATA
          Unable to find selected tab; please report this issue on https://x | TRANSIENT | DATA
          [youtube:tab] @x: This channel does not have a shorts tab | GONE | NOTAB
          The channel/playlist does not exist and the URL redirected to youtube.com home page | GONE | GONE
          YouTube said: The playlist does not exist. | GONE | GONE
          YouTube said: This account has been terminated for a violation of YouTube's Terms. | GONE | GONE
          Failed to resolve url (does the playlist exist?) | GONE | GONE
          This playlist type is unviewable. | GONE | GONE
          Unable to download API page: HTTP Error 404: Not Found | GONE_PERHAPS | 404
          Unable to download webpage: HTTP Error 410: Gone | GONE_PERHAPS | 410
          The channel is not currently live | GONE | UPCOMING
          Premieres in 3 hours | GONE | UPCOMING
          Premiere will begin shortly | GONE | UPCOMING
          This live event has not yet started | GONE | UPCOMING
          This event has not started yet. | GONE | UPCOMING
          Room is offline | GONE | UPCOMING
          Streamer is not live | GONE | UPCOMING
          This live event will begin in 2 days. | GONE | UPCOMING
          Unsupported URL: https://example.org/ | GONE | URL
          'x' is not a valid URL. | GONE | URL
          No suitable extractor (X) found for URL y | GONE | URL
          could not find chromium cookies database in /home/x | NEEDS_PERSON_EVERYWHERE | COOKIES
          Could not copy Chrome cookie database. | NEEDS_PERSON_EVERYWHERE | COOKIES
          failed to load cookies | NEEDS_PERSON_EVERYWHERE | COOKIES
          '/x/c.txt' does not look like a Netscape format cookies file | NEEDS_PERSON_EVERYWHERE | COOKIES
          Failed to decrypt with DPAPI | NEEDS_PERSON_EVERYWHERE | COOKIES
          The provided YouTube account cookies are no longer valid. | NEEDS_PERSON_EVERYWHERE | COOKIES
          This video is only available for registered users. | NEEDS_PERSON | LOGIN
          YouTube said: Login details are needed to download this content | NEEDS_PERSON | LOGIN
          HTTP Error 401: Unauthorized | NEEDS_PERSON | LOGIN
          Join this channel to get access to members-only content | NEEDS_PERSON | MEMBERS
          This video is available to this channel’s members on level: x | NEEDS_PERSON | MEMBERS
          Sign in to confirm your age. This video may be inappropriate | NEEDS_PERSON | AGE
          Private video. Sign in if you've been granted access | GONE | GONE
          This video has been removed by the uploader | GONE | GONE
          Video unavailable | GONE | GONE
          The uploader has not made this video available in your country | NEEDS_PERSON | GEO
          This video is not available from your location due to geo restriction | NEEDS_PERSON | GEO
          Failed to extract any player response | EXTRACTOR_BROKEN | UPDATE
          Unable to extract title; please report this issue on https://github.com/yt-dlp | EXTRACTOR_BROKEN | UPDATE
          You are using an unsupported version of Python. | LOCAL | PYTHON
          [Errno 28] No space left on device | LOCAL | DISK
          [Errno 13] Permission denied: '/x' | LOCAL | PERM
          [Errno 30] Read-only file system: '/x' | LOCAL | PERM
          yt-dlp: error: no such option: --foo | LOCAL | OPTIONS
          Something nobody has seen before | UNEXPECTED | ERROR
          """)
  void textIsUnderstood(String message, FailureClass kind, String code) {
    Failure failure = classify(message);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 |                     | HOST_SAYS_STOP   | 429
          403 |                     | HOST_SAYS_STOP   | 403
          500 |                     | TRANSIENT        | 500
          502 |                     | TRANSIENT        | 502
          404 |                     | GONE_PERHAPS     | 404
          410 |                     | GONE_PERHAPS     | 410
          401 |                     | NEEDS_PERSON     | LOGIN
          0   | gaierror            | UNREACHABLE      | NET
          0   | TimeoutError        | TRANSIENT        | TIME
          0   | ConnectTimeout      | TRANSIENT        | TIME
          0   | ConnectionResetError | TRANSIENT       | NET
          0   | IncompleteRead      | TRANSIENT        | NET
          0   | SSLCertVerificationError | NEEDS_PERSON | TLS
          0   | SSLError            | TRANSIENT        | TLS
          0   | UserNotLive         | GONE             | UPCOMING
          0   | CookieLoadError     | NEEDS_PERSON_EVERYWHERE | COOKIES
          0   | GeoRestrictedError  | NEEDS_PERSON     | GEO
          """)
  void factsCountEvenWhereTheTextIsStrange(
      int status, String cause, FailureClass kind, String code) {
    Trouble trouble =
        structured(
            "ExtractorError",
            "Etwas ging schief; please report this issue on https://x",
            status,
            cause == null ? "HTTPError" : cause);
    Failure failure = FailureClassifier.classify(trouble, BIG_SITE, false, List.of());
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void anotherHostThatForbidsNeedsThePerson() {
    Failure failure =
        FailureClassifier.classify(
            structured("", "HTTP Error 403: Forbidden", 403),
            "https://example.org/x",
            false,
            List.of());
    assertThat(failure.kind()).isEqualTo(FailureClass.NEEDS_PERSON);
    assertThat(failure.advice()).contains("--impersonate");
  }

  @Test
  void theWaitTheHostAsksForIsKept() {
    Trouble trouble = new Trouble("", "HTTP Error 429", 429, Duration.ofSeconds(7), List.of(), "");
    assertThat(FailureClassifier.classify(trouble, BIG_SITE, false, List.of()).retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(classify("rate-limited by YouTube").retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(classify("HTTP Error 429").retryAfter()).isNull();
  }

  @Test
  void anUnrecognisedPageOfAListThatWorkedIsOnlySuspicious() {
    Failure failure =
        FailureClassifier.classify(
            Trouble.text("Unsupported URL: https://x"), BIG_SITE, true, List.of());
    assertThat(failure.kind()).isEqualTo(FailureClass.SUSPICIOUS);
  }

  @Test
  void aPageWithoutDataIsNotTakenForTheMissingPageThatFollows() {
    Failure failure =
        FailureClassifier.classify(
            structured("ExtractorError", "HTTP Error 404: Not Found", 404),
            BIG_SITE,
            false,
            List.of(
                "[youtube:tab] Incomplete yt initial data received. Giving up after 1 retries"));
    assertThat(failure.code()).isEqualTo("DATA");
  }

  @Test
  void aBotCheckIsSeenInTheWarningBeforeTheError() {
    Failure failure =
        FailureClassifier.classify(
            Trouble.text("HTTP Error 404: Not Found"),
            BIG_SITE,
            false,
            List.of("YouTube said: ERROR - Sign in to confirm you’re not a bot"));
    assertThat(failure.code()).isEqualTo("BOT");
  }

  @Test
  void somethingUnforeseenMeansThatYtDlpIsBroken() {
    Trouble trouble =
        new Trouble("KeyError", "'contents'", 0, null, List.of("KeyError"), "Traceback");
    Failure failure = FailureClassifier.classify(trouble, BIG_SITE, false, List.of());
    assertThat(failure.kind()).isEqualTo(FailureClass.EXTRACTOR_BROKEN);
    assertThat(failure.advice()).isEqualTo("update yt-dlp");
  }
}
