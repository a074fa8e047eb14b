package fetchlinks.report;

import fetchlinks.event.Eta;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Plural;
import java.time.Duration;
import java.util.Optional;

/** The phrases that all forms of output share. None of them is cleaned. */
final class Words {

  private Words() {}

  static String retries(int number) {
    return number == 1 ? "1 retry" : number + " retries";
  }

  /** {@code list 184}, {@code write 3/5}, {@code probe}. */
  static String phase(ChannelStatus.Running status) {
    return switch (status) {
      case ChannelStatus.Probing _ -> "probe";
      case ChannelStatus.Listing listing -> "list " + listing.entries();
      case ChannelStatus.Writing writing -> "write " + writing.written() + "/" + writing.total();
    };
  }

  /** {@code 7s}, {@code 1m 05s}: without tenths, for what changes by the second. */
  static String seconds(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 60 ? seconds + "s" : "%dm %02ds".formatted(seconds / 60, seconds % 60);
  }

  /** The same, but a backoff of less than a second does not read {@code 0s}. */
  static String delay(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + "ms" : seconds(duration);
  }

  /** {@code 0:01:23}. */
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** What is left as a clock: {@code 0:04:35}, {@code ~0:07:00}, {@code -:--:--}. */
  static String clock(Eta.Left left) {
    return switch (left) {
      case Eta.Left.Unknown _ -> "-:--:--";
      case Eta.Left.Stopped _ -> "held";
      case Eta.Left.About(Duration time, boolean certain) -> (certain ? "" : "~") + clock(time);
    };
  }

  /** What is left in words, empty where nothing can be said. */
  static Optional<String> about(Eta.Left left) {
    return switch (left) {
      case Eta.Left.Unknown _ -> Optional.empty();
      case Eta.Left.Stopped _ -> Optional.of("held");
      case Eta.Left.About(Duration time, _) -> Optional.of("about " + rough(time) + " left");
    };
  }

  private static String rough(Duration time) {
    if (time.toSeconds() < 90) {
      return Plural.of(Math.max(1, time.toSeconds()), "second");
    }
    return time.toMinutes() < 90
        ? Plural.of(time.plusSeconds(30).toMinutes(), "minute")
        : Plural.of(time.plusMinutes(30).toHours(), "hour");
  }
}
