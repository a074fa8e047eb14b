package fetchlinks.tui;

import java.time.Duration;

/** Estimated times: as exact as an estimate can be, and no more. */
final class EtaWords {

  private EtaWords() {}

  /** {@code 4 s}, {@code 25 s}, {@code 3 min}, {@code 2 h}; never less than a second. */
  static String rough(Duration time) {
    long amount = amount(time, unit(time));
    return Math.max(1, amount) + " " + unit(time);
  }

  /** {@code 2 to 3 min}, {@code 20 to 30 s}, {@code 4 min} where both ends are the same. */
  static String range(Duration low, Duration high) {
    return range(low, high, " to ", " ");
  }

  /** {@code 2-3m}, {@code 20-30s}. */
  static String brief(Duration low, Duration high) {
    return range(low, high, "-", "").replace("min", "m");
  }

  private static String range(Duration low, Duration high, String to, String gap) {
    String unit = unit(high);
    long most = Math.max(1, amount(high, unit));
    long least = Math.clamp(amount(low, unit), 1, most);
    return (least == most ? "" : least + to) + most + gap + unit;
  }

  private static String unit(Duration time) {
    if (time.toSeconds() < 60) {
      return "s";
    }
    return time.toMinutes() < 90 ? "min" : "h";
  }

  /** Rounded, seconds from ten on to fives. */
  private static long amount(Duration time, String unit) {
    long seconds = time.plusMillis(500).toSeconds();
    return switch (unit) {
      case "s" -> seconds < 10 ? seconds : (seconds + 2) / 5 * 5;
      case "min" -> (seconds + 30) / 60;
      default -> (seconds + 1800) / 3600;
    };
  }
}
