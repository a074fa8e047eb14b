package fetchlinks.cli;

import fetchlinks.event.RunTally;
import fetchlinks.model.ChannelResult;

/** What the program ends with; documented in the README. */
enum ExitStatus {
  /** Every channel was checked. */
  ALL_CHECKED(0),
  /** Some channel failed, is incomplete, was not checked or was cancelled by the person. */
  SOME_FAILED(1),
  /** Wrong usage, unreadable configuration, no yt-dlp where one is needed. */
  USAGE(2),
  /** Ended by Ctrl-C or SIGTERM. */
  INTERRUPTED(130);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitStatus of(RunTally tally, boolean interrupted) {
    if (interrupted) {
      return INTERRUPTED;
    }
    return tally.results().stream().allMatch(ChannelResult::success) ? ALL_CHECKED : SOME_FAILED;
  }
}
