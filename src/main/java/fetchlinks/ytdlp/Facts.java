package fetchlinks.ytdlp;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A trouble and where it came from, as the rules look at it.
 *
 * @param text the message, with one kind of apostrophe
 * @param warnings what yt-dlp said before, likewise, one a line
 * @param host of the list that was asked for
 * @param workedBefore whether this list was read successfully at some earlier time
 */
record Facts(Trouble trouble, String text, String warnings, String host, boolean workedBefore) {

  static Predicate<Facts> says(String regex) {
    Pattern pattern = pattern(regex);
    return facts -> pattern.matcher(facts.text()).find();
  }

  /** The error itself or a warning before it. */
  static Predicate<Facts> saidAtAll(String regex) {
    Pattern pattern = pattern(regex);
    return facts ->
        pattern.matcher(facts.text()).find() || pattern.matcher(facts.warnings()).find();
  }

  static Predicate<Facts> cause(String regex) {
    Pattern pattern = pattern(regex);
    return facts ->
        pattern.matcher(facts.trouble().type()).find()
            || facts.trouble().causes().stream().anyMatch(name -> pattern.matcher(name).find());
  }

  static Predicate<Facts> status(int status) {
    return ((Predicate<Facts>) facts -> facts.trouble().status() == status)
        .or(says("HTTP Error " + status));
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }
}
