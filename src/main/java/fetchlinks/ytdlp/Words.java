package fetchlinks.ytdlp;

import fetchlinks.model.SafeText;
import java.util.regex.Pattern;

/** Turns what yt-dlp says into something a person wants to read. */
final class Words {

  private static final int LONGEST = 500;

  /** "ERROR: [youtube:tab] @handle/videos: " in front; both parts may be missing. */
  private static final Pattern NOISE_BEFORE =
      Pattern.compile("^(?:(?:ERROR|WARNING):\\s*)?(?:\\[[\\w:.+-]+\\]\\s+(?:[^\\s:]+:\\s+)?)?");

  private static final Pattern NOISE_AFTER =
      Pattern.compile(
          "(?is)(?:[;.,]?\\s*please report this issue on\\b.*"
              + "|\\s*\\(caused by .*"
              + "|\\.?\\s*Giving up after \\d+ retries.*"
              + "|\\s*You might want to use a VPN.*)$");

  private Words() {}

  /** Without yt-dlp's decoration, on one line, without secrets, fit to be shown. */
  static String cleaned(String raw) {
    String text = NOISE_BEFORE.matcher(raw.strip()).replaceFirst("");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = NOISE_AFTER.matcher(text).replaceFirst("");
    }
    text = text.replaceAll("\\s+", " ").strip();
    text = text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
    text = SafeText.of(Secrets.mask(text.isEmpty() ? "yt-dlp gave no reason" : text));
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** With one kind of apostrophe. */
  static String comparable(String raw) {
    return raw.replace('\u2019', '\'');
  }
}
