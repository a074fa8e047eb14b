package fetchlinks.tui;

import fetchlinks.event.Outcome;
import fetchlinks.model.ChannelStatus;

/** What a row of the table is at the moment, with its sign, its word and its look. */
enum RowKind {
  FAILED("✗", "X", "failed", Role.FAILED),
  INCOMPLETE("?", "?", "partial", Role.SUSPICIOUS),
  NOT_CHECKED("⊝", "n", "stopped", Role.SUSPICIOUS),
  /** Nothing new, though there usually is. */
  SUSPICIOUS("✓?", "=?", "doubt", Role.SUSPICIOUS),
  WAITING("↻", "r", "retry", Role.WAITING),
  HELD("↻", "h", "held", Role.WAITING),
  PROBING("⠹", "/", "probe", Role.RUNNING),
  LISTING("⠹", "/", "list", Role.RUNNING),
  WRITING("⠹", "/", "write", Role.RUNNING),
  PAUSING("‖", "|", "pausing", Role.PAUSED),
  PAUSED("‖", "|", "paused", Role.PAUSED),
  CANCELLED("⊘", "o", "cancel", Role.CANCELLED),
  NEW("✚", "+", "done", Role.NEW),
  UP_TO_DATE("✓", "=", "done", Role.UP_TO_DATE),
  QUEUED("·", ".", "queued", Role.QUEUED),
  BUSY("⊖", "b", "busy", Role.DIM),
  DISABLED("⊖", "d", "off", Role.DIM);

  private final String sign;
  private final String asciiSign;
  private final String word;
  private final Role role;

  RowKind(String sign, String asciiSign, String word, Role role) {
    this.sign = sign;
    this.asciiSign = asciiSign;
    this.word = word;
    this.role = role;
  }

  String sign() {
    return sign;
  }

  String asciiSign() {
    return asciiSign;
  }

  /** At most seven letters. */
  String word() {
    return word;
  }

  Role role() {
    return role;
  }

  /** Drawn with a spinner. */
  boolean running() {
    return this == PROBING || this == LISTING || this == WRITING;
  }

  /** Something a person should look at. */
  boolean problem() {
    return this == FAILED || role == Role.SUSPICIOUS;
  }

  /** One of those that {@code retry failed} checks again. */
  boolean retryable() {
    return this == FAILED || this == INCOMPLETE || this == NOT_CHECKED;
  }

  /** Has its final status. */
  boolean ended() {
    return switch (this) {
      case FAILED,
          INCOMPLETE,
          NOT_CHECKED,
          SUSPICIOUS,
          CANCELLED,
          NEW,
          UP_TO_DATE,
          BUSY,
          DISABLED ->
          true;
      case WAITING, HELD, PROBING, LISTING, WRITING, PAUSING, PAUSED, QUEUED -> false;
    };
  }

  /** Can be stopped or paused. */
  boolean active() {
    return !ended();
  }

  /**
   * The kind of a status.
   *
   * @param suspicious whether its success is doubted
   * @param foundBefore links that earlier checks of this run wrote: one that brought something
   *     stays one of those with new links
   */
  static RowKind of(ChannelStatus status, boolean suspicious, int foundBefore) {
    return switch (status) {
      case ChannelStatus.Queued _ -> QUEUED;
      case ChannelStatus.Probing _ -> PROBING;
      case ChannelStatus.Listing _ -> LISTING;
      case ChannelStatus.Writing _ -> WRITING;
      case ChannelStatus.WaitingForRetry _ -> WAITING;
      case ChannelStatus.HeldByBrake _ -> HELD;
      case ChannelStatus.Pausing _ -> PAUSING;
      case ChannelStatus.Paused _ -> PAUSED;
      case ChannelStatus.Final end -> of(Outcome.of(end), suspicious, foundBefore);
    };
  }

  private static RowKind of(Outcome outcome, boolean suspicious, int foundBefore) {
    return switch (outcome) {
      case UP_TO_DATE -> foundBefore > 0 ? NEW : suspicious ? SUSPICIOUS : UP_TO_DATE;
      case WITH_NEW -> NEW;
      case FAILED -> FAILED;
      case INCOMPLETE -> INCOMPLETE;
      case CANCELLED -> CANCELLED;
      case NOT_CHECKED -> NOT_CHECKED;
      case DISABLED -> DISABLED;
      case BUSY -> BUSY;
    };
  }
}
