package fetchlinks.tui;

import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the table can be ordered by. */
enum SortColumn {
  /** Problems first, then what goes on, then what is over, then what is to come. */
  ATTENTION,
  STATE,
  NAME,
  NEW,
  SEEN,
  TRY,
  TOOK,
  CHECKED,
  MESSAGE,
  FILE;

  private static final int BITS = 42;
  private static final long HIGHEST = (1L << BITS) - 1;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether rows are ordered by {@link #text} instead of {@link #key}. */
  boolean textual() {
    return this == NAME || this == MESSAGE;
  }

  String text(Row row) {
    if (this == NAME) {
      return row.name().toLowerCase(Locale.ROOT);
    }
    Failure cause = row.cause();
    return cause == null ? "~" + row.story().note() : cause.code() + cause.message();
  }

  /** Whether the row's place may have changed with what happened to it. */
  boolean moved(Row old, Row row) {
    return textual() ? !text(old).equals(text(row)) : key(old) != key(row);
  }

  /** Rows with lower numbers come first; below 2^46, so that an index can be packed beside it. */
  long key(Row row) {
    return switch (this) {
      case ATTENTION -> rank(row.kind()) << BITS | urgency(row);
      case STATE -> rank(row.kind()) << BITS;
      case NEW -> most(row.newVideos());
      case SEEN -> most(row.progress().seen());
      case TRY -> most(row.progress().attempt());
      case TOOK -> most(millis(row.times().took()));
      case CHECKED -> row.kind().ended() ? latest(row.times().since()) : HIGHEST;
      case NAME, MESSAGE, FILE -> 0;
    };
  }

  /** A running channel stays where it is, whether it probes, lists or writes. */
  private static long rank(RowKind kind) {
    return switch (kind) {
      case FAILED -> 0;
      case INCOMPLETE -> 1;
      case NOT_CHECKED -> 2;
      case SUSPICIOUS -> 3;
      case WAITING -> 4;
      case PROBING, LISTING, WRITING, PAUSING -> 5;
      case PAUSED -> 6;
      case HELD -> 7;
      case CANCELLED -> 8;
      case NEW -> 9;
      case UP_TO_DATE -> 10;
      case QUEUED -> 11;
      case BUSY -> 12;
      case DISABLED -> 13;
    };
  }

  private static long urgency(Row row) {
    return switch (row.status()) {
      case ChannelStatus.Running running -> running.slot();
      case ChannelStatus.WaitingForRetry wait ->
          Math.clamp(wait.until().toEpochMilli(), 0, HIGHEST);
      case ChannelStatus.Failed failed -> code(failed.cause());
      case ChannelStatus.Incomplete incomplete -> code(incomplete.cause());
      case ChannelStatus.NotChecked skipped -> code(skipped.cause());
      case ChannelStatus.UpToDate _, ChannelStatus.Fetched _, ChannelStatus.Cancelled _ ->
          latest(row.times().since());
      case ChannelStatus.Queued _,
          ChannelStatus.HeldByBrake _,
          ChannelStatus.Pausing _,
          ChannelStatus.Paused _,
          ChannelStatus.Disabled _,
          ChannelStatus.BusyElsewhere _ ->
          0;
    };
  }

  /** The first letters of the cause's code, so that failures of one cause stand together. */
  private static long code(Failure cause) {
    long key = 0;
    for (int i = 0; i < 6; i++) {
      int letter = i < cause.code().length() ? cause.code().charAt(i) & 0x7f : 0;
      key = key << 7 | letter;
    }
    return key;
  }

  private static long most(long value) {
    return HIGHEST - Math.clamp(value, 0, HIGHEST);
  }

  private static long latest(@Nullable Instant time) {
    return time == null ? HIGHEST : most(time.toEpochMilli());
  }

  private static long millis(@Nullable Duration took) {
    return took == null ? -1 : took.toMillis();
  }
}
