package fetchlinks.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them ({@code 1h30m}) and as people read them ({@code 1h 30m}). */
public final class Durations {

  /** Nine digits keep every sum far from overflow. */
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  /**
   * Reads {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h30m}: whole numbers, largest unit first.
   *
   * @throws IllegalArgumentException it is written otherwise; the text is in the message
   */
  public static Duration parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches() || text.isBlank()) {
      throw new IllegalArgumentException(
          "\"" + SafeText.of(text) + "\" is no duration, expected 500ms, 10s, 2m or 1h30m");
    }
    return Duration.ofHours(number(parts.group(1)))
        .plusMinutes(number(parts.group(2)))
        .plusSeconds(number(parts.group(3)))
        .plusMillis(number(parts.group(4)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * The two largest parts that matter: {@code 2.1s}, {@code 1m 23s}, {@code 7h 05m}. Cut, not
   * rounded, so that a clock never shows more than has passed; negative shows as zero.
   */
  public static String human(Duration duration) {
    Duration shown = duration.isNegative() ? Duration.ZERO : duration;
    if (shown.toMinutes() == 0) {
      return shown.toSeconds() + "." + shown.toMillisPart() / 100 + "s";
    }
    if (shown.toHours() == 0) {
      return "%dm %02ds".formatted(shown.toMinutes(), shown.toSecondsPart());
    }
    return "%dh %02dm".formatted(shown.toHours(), shown.toMinutesPart());
  }
}
