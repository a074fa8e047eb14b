package fetchlinks.tui;

import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.SafeText;

/** Cleans what comes from outside, once, where it enters the state. */
final class Clean {

  private Clean() {}

  static Failure failure(Failure failure) {
    return new Failure(
        failure.kind(),
        SafeText.of(failure.code()),
        SafeText.of(failure.message()),
        SafeText.of(failure.advice()),
        failure.retryAfter());
  }

  static ChannelStatus.Final status(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.Incomplete i ->
          new ChannelStatus.Incomplete(failure(i.cause()), i.newVideos());
      case ChannelStatus.Failed f ->
          new ChannelStatus.Failed(failure(f.cause()), f.attempts(), f.newVideos());
      case ChannelStatus.NotChecked n -> new ChannelStatus.NotChecked(failure(n.cause()));
      case ChannelStatus.UpToDate _,
          ChannelStatus.Fetched _,
          ChannelStatus.Cancelled _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          status;
    };
  }
}
