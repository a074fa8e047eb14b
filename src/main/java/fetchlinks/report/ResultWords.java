package fetchlinks.report;

import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Durations;

/** A result as a phrase after the channel's name. Not cleaned. */
final class ResultWords {

  private ResultWords() {}

  /** As on a terminal, where it has to be short: {@code 3 new videos}, {@code up to date}. */
  static String brief(ChannelResult result) {
    return phrase(result.status()) + newBefore(result) + note(result);
  }

  /**
   * As in a log, with figures: {@code up to date (35 seen, 2.1s)}.
   *
   * @param marker the newest video queued by this check, "" for none
   */
  static String full(ChannelResult result, String marker) {
    String phrase =
        switch (result.status()) {
          case ChannelStatus.UpToDate u ->
              "up to date (" + seen(result, u.seen()) + ", " + Durations.human(result.took()) + ")";
          case ChannelStatus.Fetched f ->
              Words.count(f.newVideos(), "new link")
                  + (marker.isEmpty() ? "" : ", marker " + marker);
          case ChannelStatus.Failed f ->
              Words.cause(f.cause()) + " (" + Words.count(f.attempts(), "attempt") + ")";
          case ChannelStatus.Incomplete _,
              ChannelStatus.Cancelled _,
              ChannelStatus.NotChecked _,
              ChannelStatus.Disabled _,
              ChannelStatus.BusyElsewhere _ ->
              phrase(result.status());
        };
    return phrase + newBefore(result) + note(result);
  }

  private static String phrase(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.UpToDate _ -> "up to date";
      case ChannelStatus.Fetched f -> Words.count(f.newVideos(), "new video");
      case ChannelStatus.Failed f -> Words.cause(f.cause());
      case ChannelStatus.Incomplete i -> "incomplete: " + Words.cause(i.cause());
      case ChannelStatus.Cancelled _ -> "cancelled";
      case ChannelStatus.NotChecked n -> "not checked: " + Words.cause(n.cause());
      case ChannelStatus.Disabled _ -> "disabled";
      case ChannelStatus.BusyElsewhere _ -> "busy in another run";
    };
  }

  /** Links that were written although the check did not come to its end. */
  private static String newBefore(ChannelResult result) {
    boolean saidAlready = result.status() instanceof ChannelStatus.Fetched;
    return saidAlready || result.newVideos() == 0
        ? ""
        : ", " + Words.count(result.newVideos(), "new link") + " before that";
  }

  private static String note(ChannelResult result) {
    return result.note().isEmpty() ? "" : "; " + result.note();
  }

  private static String seen(ChannelResult result, int entries) {
    return entries == 0 && result.probed() > 0 ? "probed" : entries + " seen";
  }
}
