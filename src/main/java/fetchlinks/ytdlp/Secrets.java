package fetchlinks.ytdlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what must not be seen in logs, on the screen or on the clipboard. */
final class Secrets {

  private static final String HIDDEN = "***";

  private static final Set<String> SECRET_OPTIONS =
      Set.of(
          "--cookies",
          "--username",
          "-u",
          "--password",
          "-p",
          "--twofactor",
          "-2",
          "--video-password",
          "--ap-username",
          "--ap-password",
          "--client-certificate",
          "--client-certificate-key",
          "--client-certificate-password",
          "--netrc-cmd",
          "--netrc-location");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie2?|x-goog-[a-z-]+)"
              + "([\"']?\\s*[:=]\\s*)[^\\r\\n]+");
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)([?&;,\\s:](?:[a-z_]*token|key|api_?key|sig|signature|auth|password|passwd|pass|pwd"
              + "|session|sid|secret)=)[^&#;,\\s\"']+");
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/@\\s\"']+@");

  private Secrets() {}

  /** The text with credentials, tokens and cookies replaced. */
  static String mask(String text) {
    String masked = CREDENTIALS.matcher(text).replaceAll("$1" + HIDDEN + "@");
    masked = QUERY.matcher(masked).replaceAll("$1" + HIDDEN);
    return HEADER.matcher(masked).replaceAll("$1$2" + HIDDEN);
  }

  /** The command with the values of secret options replaced. */
  static List<String> mask(List<String> command) {
    List<String> masked = new ArrayList<>();
    boolean secret = false;
    for (String argument : command) {
      masked.add(secret ? HIDDEN : maskArgument(argument));
      secret = SECRET_OPTIONS.contains(argument);
    }
    return masked;
  }

  private static String maskArgument(String argument) {
    int equals = argument.indexOf('=');
    if (equals > 0
        && SECRET_OPTIONS.contains(argument.substring(0, equals).toLowerCase(Locale.ROOT))) {
      return argument.substring(0, equals + 1) + HIDDEN;
    }
    boolean glued = argument.length() > 2 && SECRET_OPTIONS.contains(argument.substring(0, 2));
    return glued ? argument.substring(0, 2) + HIDDEN : mask(argument);
  }
}
