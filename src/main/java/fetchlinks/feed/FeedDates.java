package fetchlinks.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that feeds hold: RFC 822 and ISO 8601 with the usual sloppiness. Pure. */
final class FeedDates {

  private static final int LONGEST = 64;
  private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?";
  private static final Pattern RFC_822 =
      Pattern.compile(
          "(?:\\p{L}+,?\\s*)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?[\\s-]+(\\d{2,4})"
              + "(?:\\s+"
              + TIME
              + "\\s*(\\S+)?)?.*");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt\\s]+" + TIME + "\\s*(\\S+)?)?\\s*");
  private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{2}):?(\\d{2})?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private FeedDates() {}

  /** The instant, null where the text is none; a date without a zone is taken as UTC. */
  static @Nullable Instant parse(String text) {
    String date = text.strip();
    if (date.length() > LONGEST) {
      return null;
    }
    try {
      Matcher iso = ISO.matcher(date);
      if (iso.matches()) {
        return instant(number(iso, 1), number(iso, 2), number(iso, 3), iso, 4);
      }
      Matcher rfc = RFC_822.matcher(date);
      int month = rfc.matches() ? MONTHS.indexOf(group(rfc, 2).toLowerCase(Locale.ROOT)) + 1 : 0;
      return month == 0 ? null : instant(year(rfc), month, number(rfc, 1), rfc, 4);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Two digits mean 1950 to 2049. */
  private static int year(Matcher rfc) {
    int year = number(rfc, 3);
    if (year >= 100) {
      return year;
    }
    return year < 50 ? 2000 + year : 1900 + year;
  }

  private static Instant instant(int year, int month, int day, Matcher match, int time) {
    int second = Math.min(59, number(match, time + 2));
    return LocalDateTime.of(year, month, day, number(match, time), number(match, time + 1), second)
        .toInstant(zone(group(match, time + 3)));
  }

  private static ZoneOffset zone(String text) {
    String zone = text.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(zone);
    if (offset.matches()) {
      int minutes = number(offset, 2) * 60 + number(offset, 3);
      return ZoneOffset.ofTotalSeconds((group(offset, 1).equals("-") ? -60 : 60) * minutes);
    }
    return switch (zone) {
      case "EDT" -> ZoneOffset.ofHours(-4);
      case "EST", "CDT" -> ZoneOffset.ofHours(-5);
      case "CST", "MDT" -> ZoneOffset.ofHours(-6);
      case "MST", "PDT" -> ZoneOffset.ofHours(-7);
      case "PST" -> ZoneOffset.ofHours(-8);
      case "CET" -> ZoneOffset.ofHours(1);
      case "CEST" -> ZoneOffset.ofHours(2);
      default -> ZoneOffset.UTC;
    };
  }

  private static String group(Matcher match, int group) {
    String text = match.group(group);
    return text == null ? "" : text;
  }

  private static int number(Matcher match, int group) {
    String text = match.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
