package fetchlinks.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as people are shown them. */
public final class Clocks {

  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private Clocks() {}

  /** {@code 07:20}, from an hour on {@code 1:07:20}; empty for none, never negative. */
  public static String span(@Nullable Duration span) {
    if (span == null) {
      return "";
    }
    long seconds = Math.max(0, span.toSeconds());
    String minutes = two(seconds / 60 % 60) + ":" + two(seconds % 60);
    return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
  }

  /** {@code 07s}, from a minute on {@code 01:12}. Rounded up: what is left is never 0 too early. */
  public static String left(Instant now, Instant until) {
    long seconds = secondsLeft(now, until);
    return seconds < 60 ? two(seconds) + "s" : span(Duration.ofSeconds(seconds));
  }

  public static long secondsLeft(Instant now, Instant until) {
    return Math.max(0, (Duration.between(now, until).toMillis() + 999) / 1000);
  }

  /** {@code 20:14:03}. */
  public static String ofDay(Instant time, ZoneId zone) {
    LocalTime local = LocalTime.ofInstant(time, zone);
    return two(local.getHour()) + ":" + two(local.getMinute()) + ":" + two(local.getSecond());
  }

  /** {@code 20:14:03.021}. */
  public static String ofDayExact(Instant time, ZoneId zone) {
    long millis = Math.floorMod(time.toEpochMilli(), 1000L);
    return ofDay(time, zone) + "." + (char) ('0' + millis / 100) + two(millis % 100);
  }

  /** {@code 22 Nov 08:00}. */
  public static String ofYear(Instant time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    return two(local.getDayOfMonth())
        + " "
        + MONTHS[local.getMonthValue() - 1]
        + " "
        + two(local.getHour())
        + ":"
        + two(local.getMinute());
  }

  /** {@code 20261122-080015}, for names of files. */
  public static String stamp(Instant time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    return local.getYear()
        + two(local.getMonthValue())
        + two(local.getDayOfMonth())
        + "-"
        + two(local.getHour())
        + two(local.getMinute())
        + two(local.getSecond());
  }

  /** {@code just now}, {@code 5m ago}, {@code 2h ago}, {@code 3d ago}. */
  public static String ago(Instant now, @Nullable Instant then) {
    if (then == null) {
      return "";
    }
    long minutes = Math.max(0, ChronoUnit.MINUTES.between(then, now));
    if (minutes < 60) {
      return minutes == 0 ? "just now" : minutes + "m ago";
    }
    return minutes < 48 * 60 ? minutes / 60 + "h ago" : minutes / 1440 + "d ago";
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
