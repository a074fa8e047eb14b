package fetchlinks.report;

import fetchlinks.event.FetchEvent;
import fetchlinks.model.ChannelStatus;

/** What is worth a line where a person reads every line. */
final class Lines {

  private Lines() {}

  /** The closing summary counts the others; hundreds of lines would say no more. */
  static boolean worthALine(ChannelStatus.Final status) {
    return switch (status) {
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

  /** What a channel's log says is summed up in its result; the run's own warnings are not. */
  static boolean concernsTheRun(FetchEvent.LogLine line) {
    return line.id() == null && line.level().compareTo(FetchEvent.Level.WARN) >= 0;
  }
}
