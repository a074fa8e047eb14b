package fetchlinks.event;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Durations;
import fetchlinks.model.Failure;
import fetchlinks.model.Plural;

/** What became of a channel, as a phrase after its name. Not cleaned. */
public final class ResultWords {

  private ResultWords() {}

  /** As on a terminal, where it has to be short: {@code 3 new videos}, {@code up to date}. */
  public static String brief(ChannelResult result) {
    return phrase(result.status()) + newBefore(result) + doubt(result) + note(result);
  }

  /**
   * As in a log, with figures: {@code up to date (35 seen, 2.1s)}.
   *
   * @param marker the newest video queued by this check, "" for none
   */
  public static String full(ChannelResult result, String marker) {
    String phrase =
        switch (result.status()) {
          case ChannelStatus.UpToDate u ->
              "up to date (" + seen(result, u.seen()) + ", " + Durations.human(result.took()) + ")";
          case ChannelStatus.Fetched f ->
              Plural.of(f.newVideos(), "new link") + (marker.isEmpty() ? "" : ", marker " + marker);
          case ChannelStatus.Failed f ->
              "%s (%s, %s)"
                  .formatted(
                      f.cause().reason(),
                      f.cause().kind().word(),
                      Plural.of(f.attempts(), "attempt"));
          case ChannelStatus.Incomplete i -> phrase(i) + " (" + i.cause().kind().word() + ")";
          case ChannelStatus.NotChecked n -> phrase(n) + " (" + n.cause().kind().word() + ")";
          case ChannelStatus.Cancelled _, ChannelStatus.Disabled _, ChannelStatus.BusyElsewhere _ ->
              phrase(result.status());
        };
    return phrase + newBefore(result) + doubt(result) + note(result);
  }

  /** As in the log of a run: {@link #full} with what to do about it. */
  public static String logged(ChannelResult result) {
    String advice = result.error().map(Failure::advice).orElse("");
    return full(result, "") + (advice.isEmpty() ? "" : " - " + advice);
  }

  /** How much a result matters in a log. */
  public static Level level(ChannelResult result) {
    return switch (result.status()) {
      case ChannelStatus.Failed _ -> Level.ERROR;
      case ChannelStatus.Incomplete _, ChannelStatus.NotChecked _ -> Level.WARN;
      case ChannelStatus.UpToDate _ -> result.suspicious() ? Level.WARN : Level.INFO;
      case ChannelStatus.Fetched _,
          ChannelStatus.Cancelled _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          Level.INFO;
    };
  }

  /** Whether a result is worth a line: hundreds of the others would say no more than their sum. */
  public static boolean worthALine(ChannelResult result) {
    return switch (result.status()) {
      case ChannelStatus.Cancelled(boolean byShutdown, int newVideos) ->
          !byShutdown || newVideos > 0;
      case ChannelStatus.Disabled _ -> false;
      case ChannelStatus.UpToDate _,
          ChannelStatus.Fetched _,
          ChannelStatus.Incomplete _,
          ChannelStatus.Failed _,
          ChannelStatus.NotChecked _,
          ChannelStatus.BusyElsewhere _ ->
          true;
    };
  }

  private static String phrase(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.UpToDate _ -> "up to date";
      case ChannelStatus.Fetched f -> Plural.of(f.newVideos(), "new video");
      case ChannelStatus.Failed f -> f.cause().reason();
      case ChannelStatus.Incomplete i -> "incomplete: " + i.cause().reason();
      case ChannelStatus.Cancelled _ -> "cancelled";
      case ChannelStatus.NotChecked n -> "not checked: " + n.cause().reason();
      case ChannelStatus.Disabled _ -> "disabled";
      case ChannelStatus.BusyElsewhere _ -> "busy in another run";
    };
  }

  /** Links that were written although the check did not come to its end. */
  private static String newBefore(ChannelResult result) {
    boolean saidAlready = result.status() instanceof ChannelStatus.Fetched;
    return saidAlready || result.newVideos() == 0
        ? ""
        : ", " + Plural.of(result.newVideos(), "new link") + " before that";
  }

  private static String doubt(ChannelResult result) {
    return result.suspicious() ? ", but " + result.doubt() : "";
  }

  private static String note(ChannelResult result) {
    return result.note().isEmpty() ? "" : "; " + result.note();
  }

  private static String seen(ChannelResult result, int entries) {
    return entries == 0 && result.probed() > 0 ? "probed" : entries + " seen";
  }
}
