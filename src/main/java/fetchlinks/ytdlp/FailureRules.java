package fetchlinks.ytdlp;

import static fetchlinks.model.FailureClass.EXTRACTOR_BROKEN;
import static fetchlinks.model.FailureClass.GONE;
import static fetchlinks.model.FailureClass.GONE_PERHAPS;
import static fetchlinks.model.FailureClass.HOST_SAYS_STOP;
import static fetchlinks.model.FailureClass.LOCAL;
import static fetchlinks.model.FailureClass.NEEDS_PERSON;
import static fetchlinks.model.FailureClass.NEEDS_PERSON_EVERYWHERE;
import static fetchlinks.model.FailureClass.SUSPICIOUS;
import static fetchlinks.model.FailureClass.TRANSIENT;
import static fetchlinks.model.FailureClass.UNREACHABLE;
import static fetchlinks.ytdlp.Facts.cause;
import static fetchlinks.ytdlp.Facts.saidAtAll;
import static fetchlinks.ytdlp.Facts.says;
import static fetchlinks.ytdlp.Facts.status;

import fetchlinks.model.FailureClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * What errors of yt-dlp's mean. The first rule that fits counts, so their order matters: the text
 * of the rate limit starts like that of a missing video, and an old yt-dlp asks for a bug report at
 * every network error.
 */
final class FailureRules {

  private static final String COOKIES = "give yt-dlp cookies with cookies_file";
  private static final String SLOWER = "ask less often (request_interval), or " + COOKIES;
  private static final String UPDATE = "update yt-dlp";
  private static final String LINK = "check the link of the channel";

  /** As yt-dlp says it itself. */
  private static final String VERBATIM = "";

  private static final String NOTHING_TO_DO = "";

  private static final String NO_DATA =
      "incomplete (yt initial )?data received|unable to recogni[sz]e tab page"
          + "|unable to extract yt initial data|unable to find selected tab";

  private static final String UNSUPPORTED =
      "unsupported url|is not a valid url|no suitable extractor|no media found";

  private FailureRules() {}

  /**
   * One kind of error.
   *
   * @param message for the person, {@link #VERBATIM} for yt-dlp's own
   */
  record Rule(
      Predicate<Facts> fits, FailureClass kind, String code, String message, String advice) {}

  static final List<Rule> ALL =
      List.of(
          new Rule(
              status(429),
              HOST_SAYS_STOP,
              "429",
              "the site says: too many requests (HTTP 429)",
              SLOWER),
          new Rule(
              saidAtAll("not a bot"),
              HOST_SAYS_STOP,
              "BOT",
              "the site wants proof that this is not a bot",
              SLOWER),
          new Rule(
              saidAtAll("rate-limited by youtube|content isn't available, try again later"),
              HOST_SAYS_STOP,
              "LIMIT",
              "the site has limited the rate of this session",
              SLOWER),
          new Rule(
              saidAtAll("player responses are invalid|captcha|unusual traffic|google\\.com/sorry"),
              HOST_SAYS_STOP,
              "BOT",
              "the site takes this address for a bot",
              SLOWER),
          new Rule(
              status(403).and(facts -> facts.host().equals("youtube.com")),
              HOST_SAYS_STOP,
              "403",
              "the site refuses to answer (HTTP 403)",
              SLOWER),
          new Rule(
              status(403),
              NEEDS_PERSON,
              "403",
              "the site refuses access (HTTP 403)",
              COOKIES + ", or try --impersonate in yt_dlp_args"),
          new Rule(
              says("HTTP Error 5\\d\\d").or(facts -> facts.trouble().status() >= 500),
              TRANSIENT,
              "5XX",
              VERBATIM,
              NOTHING_TO_DO),
          // Where a page came without data, yt-dlp ends with the 404 of what it tries instead.
          new Rule(
              says(NO_DATA).or(status(404).and(saidAtAll(NO_DATA))),
              TRANSIENT,
              "DATA",
              "the page came without its data",
              "if many channels say so: " + UPDATE),
          new Rule(
              says("certificate.verify.failed|CertificateVerifyError")
                  .or(cause("CertificateVerifyError|SSLCertVerification")),
              NEEDS_PERSON,
              "TLS",
              "the site's certificate is not trusted",
              "check the clock, the proxy and the certificates of the system"),
          new Rule(
              says("name or service not known|name resolution|nodename nor servname"
                      + "|no address associated|network is unreachable|no route to host"
                      + "|host is unreachable|failed to resolve '|getaddrinfo failed")
                  .or(cause("^gaierror$")),
              UNREACHABLE,
              "NET",
              "the site can't be reached: its name does not resolve, or there is no route",
              "check the network"),
          new Rule(
              says("timed out|read timeout").or(cause("timeout(error)?$")),
              TRANSIENT,
              "TIME",
              "the site did not answer in time",
              NOTHING_TO_DO),
          new Rule(
              says("TLS/SSL connection has been closed|SSLError|\\[SSL").or(cause("^SSL")),
              TRANSIENT,
              "TLS",
              "the encrypted connection broke off",
              NOTHING_TO_DO),
          new Rule(
              says("redirect loop detected|infinite loop|from page to page without end"),
              GONE,
              "LOOP",
              "the link leads in circles",
              LINK),
          new Rule(
              says("reset by peer|connection refused|closed connection without|unreachable"
                      + "|bytes read, \\d+ more expected|tunnel connection failed"
                      + "|connection aborted|unable to connect to proxy")
                  .or(cause("^(Connection|Incomplete|RemoteDisconnected|Proxy|BrokenPipe)")),
              TRANSIENT,
              "NET",
              VERBATIM,
              NOTHING_TO_DO),
          new Rule(
              says("this channel does not have an? \\S+ tab"),
              GONE,
              "NOTAB",
              VERBATIM,
              NOTHING_TO_DO),
          new Rule(
              says(
                  "(channel|playlist) does not exist|redirected to youtube\\.com home page"
                      + "|account .*terminated|failed to resolve url|playlist type is unviewable"
                      + "|channel (is not available|(was|has been) (removed|deleted|terminated))"),
              GONE,
              "GONE",
              VERBATIM,
              LINK),
          new Rule(status(404), GONE_PERHAPS, "404", "not found (HTTP 404)", LINK),
          new Rule(status(410), GONE_PERHAPS, "410", "gone (HTTP 410)", LINK),
          new Rule(
              says("is not currently live|(live event|premiere) will begin|premieres in"
                      + "|has not (yet )?started|not started yet"
                      + "|(stream|streamer|room|channel|user) is (offline|not live)")
                  .or(cause("^UserNotLive$")),
              GONE,
              "UPCOMING",
              VERBATIM,
              NOTHING_TO_DO),
          // A truncated feed, a captive portal and an error page look like this too.
          new Rule(
              says(UNSUPPORTED).and(Facts::workedBefore),
              SUSPICIOUS,
              "URL",
              "a page came that yt-dlp does not recognise, though it did before",
              "if it stays so: " + LINK),
          new Rule(says(UNSUPPORTED), GONE, "URL", "yt-dlp finds no list at this link", LINK),
          new Rule(
              says("no such option"),
              LOCAL,
              "OPTIONS",
              VERBATIM,
              "correct yt_dlp_args, or " + UPDATE),
          new Rule(
              says("could not find .* cookies database|could not copy .* cookie database"
                      + "|failed to load cookies|netscape format|DPAPI"
                      + "|account cookies are no longer valid|unsupported browser")
                  .or(cause("^CookieLoadError$")),
              NEEDS_PERSON_EVERYWHERE,
              "COOKIES",
              VERBATIM,
              "export the cookies again, or correct cookies_file or cookies_from_browser"),
          new Rule(
              says("members.only|join this channel|to this channel's members"),
              NEEDS_PERSON,
              "MEMBERS",
              "for members of the channel only",
              "cookies of a member are needed (cookies_file)"),
          new Rule(
              says("confirm your age|age.restricted"),
              NEEDS_PERSON,
              "AGE",
              "the site wants the age confirmed",
              "cookies of a grown-up's account are needed (cookies_file)"),
          new Rule(
              says("registered users|log-?in details are needed|use --cookies|sign in to"
                      + "|login required|please log in")
                  .or(status(401)),
              NEEDS_PERSON,
              "LOGIN",
              "the site wants a log-in",
              COOKIES),
          new Rule(
              says("not available (from|in) your (location|country|region)|in your country")
                  .or(cause("^GeoRestricted")),
              NEEDS_PERSON,
              "GEO",
              "not available from this country",
              "set proxy in [fetch]"),
          new Rule(
              says(
                  "private video|(video|playlist|channel) is private|removed by the uploader"
                      + "|video unavailable|no longer available"),
              GONE,
              "GONE",
              VERBATIM,
              LINK),
          new Rule(
              says("unsupported version of python|deprecated feature"),
              LOCAL,
              "PYTHON",
              VERBATIM,
              "give yt-dlp a newer Python"),
          new Rule(says("no space left"), LOCAL, "DISK", VERBATIM, "make room on the disk"),
          new Rule(
              says("permission denied|read-only file system"),
              LOCAL,
              "PERM",
              VERBATIM,
              "check the owner and the permissions of the file"),
          new Rule(
              says("please report this issue|failed to extract any player response"
                      + "|unable to extract|traceback \\(most recent")
                  .or(facts -> !facts.trouble().traceback().isEmpty()),
              EXTRACTOR_BROKEN,
              "UPDATE",
              VERBATIM,
              UPDATE));
}
