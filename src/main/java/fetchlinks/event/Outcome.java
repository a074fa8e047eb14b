package fetchlinks.event;

import fetchlinks.model.ChannelStatus;

/** The heads under which a run's channels are counted; each finished channel stands under one. */
public enum Outcome {
  UP_TO_DATE,
  WITH_NEW,
  FAILED,
  INCOMPLETE,
  CANCELLED,
  /** Held by the brake of its host, or the run was stopped for all. */
  NOT_CHECKED,
  DISABLED,
  BUSY;

  /** The head for what a single check came to. */
  public static Outcome of(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.UpToDate _ -> UP_TO_DATE;
      case ChannelStatus.Fetched _ -> WITH_NEW;
      case ChannelStatus.Failed _ -> FAILED;
      case ChannelStatus.Incomplete _ -> INCOMPLETE;
      case ChannelStatus.Cancelled _ -> CANCELLED;
      case ChannelStatus.NotChecked _ -> NOT_CHECKED;
      case ChannelStatus.Disabled _ -> DISABLED;
      case ChannelStatus.BusyElsewhere _ -> BUSY;
    };
  }

  /** Whether the site was really asked, so that it says something about the run's speed. */
  public boolean wasChecked() {
    return switch (this) {
      case UP_TO_DATE, WITH_NEW, FAILED, INCOMPLETE -> true;
      case CANCELLED, NOT_CHECKED, DISABLED, BUSY -> false;
    };
  }
}
