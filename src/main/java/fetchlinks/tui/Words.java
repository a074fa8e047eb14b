package fetchlinks.tui;

import fetchlinks.event.Clocks;
import fetchlinks.event.Eta;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.tui.Run.Brake;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** States of channels in words: each row says why it is what it is. Text is clean. */
final class Words {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  private Words() {}

  /** The message of a row. */
  static String message(Row row, UiState state) {
    Instant now = state.shell().now();
    return switch (row.status()) {
      case ChannelStatus.Queued _ -> queued(row, state);
      case ChannelStatus.Running running -> running(running, row, now);
      case ChannelStatus.WaitingForRetry wait ->
          cause(wait.cause()) + " - retry in " + Clocks.left(now, wait.until());
      case ChannelStatus.HeldByBrake hold ->
          "brake of %s, %s left: %s"
              .formatted(hold.host(), Clocks.left(now, hold.until()), cause(hold.cause()));
      case ChannelStatus.Pausing _ -> "pausing, stops at the next safe point";
      case ChannelStatus.Paused _ -> "paused" + since(row, state);
      case ChannelStatus.UpToDate u -> upToDate(u, row);
      case ChannelStatus.Fetched f -> f.newVideos() + " new" + after(row) + note(row);
      case ChannelStatus.Incomplete i ->
          "incomplete" + some(i.newVideos()) + ": " + advised(i.cause());
      case ChannelStatus.Failed f -> inFolder(row, advised(f.cause())) + some(f.newVideos());
      case ChannelStatus.Cancelled c ->
          (c.byShutdown() ? "not finished, the run was ended" : "cancelled by you")
              + some(c.newVideos());
      case ChannelStatus.NotChecked n -> "not checked: " + advised(n.cause());
      case ChannelStatus.Disabled _ -> "disabled in its file";
      case ChannelStatus.BusyElsewhere _ -> "busy in another run";
    };
  }

  /** The message in at most a dozen columns. */
  static String brief(Row row, UiState state) {
    Instant now = state.shell().now();
    return switch (row.status()) {
      case ChannelStatus.Running running when silent(row, now) && running.attempt() > 0 -> "silent";
      case ChannelStatus.Probing _ -> "probe";
      case ChannelStatus.Listing l -> "list " + l.entries();
      case ChannelStatus.Writing w -> "write " + w.written() + "/" + w.total();
      case ChannelStatus.WaitingForRetry wait ->
          wait.cause().code() + " " + Clocks.left(now, wait.until());
      case ChannelStatus.HeldByBrake hold -> "held " + Clocks.left(now, hold.until());
      case ChannelStatus.Incomplete i -> i.cause().code() + " " + i.cause().message();
      case ChannelStatus.Failed f -> inFolder(row, f.cause().code() + " " + f.cause().message());
      case ChannelStatus.NotChecked n -> n.cause().code() + " " + n.cause().message();
      case ChannelStatus.Fetched f -> f.newVideos() + " new";
      case ChannelStatus.UpToDate _ when row.kind() == RowKind.NEW -> "checked";
      case ChannelStatus.UpToDate _ when row.kind() == RowKind.SUSPICIOUS -> "nothing?";
      case ChannelStatus.UpToDate _ -> "up to date";
      case ChannelStatus.Queued _ -> "queued";
      case ChannelStatus.Pausing _ -> "pausing";
      case ChannelStatus.Paused _ -> "paused";
      case ChannelStatus.Cancelled _ -> "cancelled";
      case ChannelStatus.Disabled _ -> "disabled";
      case ChannelStatus.BusyElsewhere _ -> "busy";
    };
  }

  /** A whole sentence for the line above the footer, with the state spelled out. */
  static String sentence(Row row, UiState state, boolean loud) {
    String text =
        switch (row.status()) {
          case ChannelStatus.WaitingForRetry wait ->
              "%s %d of %d in %s, %s"
                  .formatted(
                      loud ? "WAITING FOR RETRY" : "waiting for retry",
                      wait.attempt(),
                      wait.attempts(),
                      seconds(Clocks.secondsLeft(state.shell().now(), wait.until()), loud),
                      spokenCause(wait.cause(), loud));
          case ChannelStatus.Failed f ->
              head("failed", loud) + ": " + inFolder(row, advised(f.cause()));
          case ChannelStatus.Queued _,
              ChannelStatus.Running _,
              ChannelStatus.HeldByBrake _,
              ChannelStatus.Pausing _,
              ChannelStatus.Paused _,
              ChannelStatus.UpToDate _,
              ChannelStatus.Fetched _,
              ChannelStatus.Incomplete _,
              ChannelStatus.Cancelled _,
              ChannelStatus.NotChecked _,
              ChannelStatus.Disabled _,
              ChannelStatus.BusyElsewhere _ -> {
            String word = spoken(row.kind());
            String message = message(row, state);
            yield message.startsWith(word)
                ? head(word, loud) + message.substring(word.length())
                : head(word, loud) + ": " + message;
          }
        };
    return row.name() + ": " + text;
  }

  private static String seconds(long seconds, boolean loud) {
    return seconds + (loud ? seconds == 1 ? " second" : " seconds" : " s");
  }

  /** The state as one or two whole words. */
  static String spoken(RowKind kind) {
    return switch (kind) {
      case FAILED -> "failed";
      case INCOMPLETE -> "incomplete";
      case NOT_CHECKED -> "not checked";
      case SUSPICIOUS -> "suspicious";
      case WAITING -> "waiting for retry";
      case HELD -> "held by the brake";
      case PROBING -> "probing";
      case LISTING -> "listing";
      case WRITING -> "writing";
      case PAUSING -> "pausing";
      case PAUSED -> "paused";
      case CANCELLED -> "cancelled";
      case NEW -> "new";
      case UP_TO_DATE -> "up to date";
      case QUEUED -> "queued";
      case BUSY -> "busy";
      case DISABLED -> "disabled";
    };
  }

  /** The channel's own file without its folder, which would fill the line with what is known. */
  private static String inFolder(Row row, String text) {
    int file = text.indexOf("/" + row.id().name() + ".toml");
    int folder = text.lastIndexOf(' ', Math.max(0, file)) + 1;
    return file < 0 ? text : text.substring(0, folder) + text.substring(file + 1);
  }

  static String cause(Failure cause) {
    return cause.message().startsWith(cause.code())
        ? cause.message()
        : (cause.code() + " " + unnumbered(cause)).strip();
  }

  /** The message without the number at its end that has been said before it. */
  private static String unnumbered(Failure cause) {
    String message = cause.message();
    String number = message.endsWith(")") ? " (HTTP " + cause.code() + ")" : "";
    return !number.isEmpty() && message.endsWith(number)
        ? message.substring(0, message.length() - number.length())
        : message;
  }

  static String advised(Failure cause) {
    return cause.advice().isEmpty() ? cause(cause) : cause(cause) + " - " + cause.advice();
  }

  /** {@code HTTP 429 too many requests} for a number; a code of letters is said as it is. */
  private static String spokenCause(Failure cause, boolean loud) {
    boolean number = cause.code().chars().allMatch(Character::isDigit) && !cause.code().isEmpty();
    String code = number ? "HTTP " + cause.code() : cause.code();
    return loud && !cause.message().isEmpty() ? code + " " + unnumbered(cause) : code;
  }

  private static String head(String word, boolean loud) {
    return loud ? word.toUpperCase(Locale.ROOT) : word;
  }

  private static String queued(Row row, UiState state) {
    Brake brake = state.run().brakes().get(row.who().host());
    return switch (state.run().state()) {
      case PAUSED -> "queued, the run is paused";
      case OFFLINE -> "queued, the network is gone";
      case DRAINING, STOPPING -> "queued, nothing more is started";
      case DONE -> "queued";
      case RUNNING ->
          brake == null
              ? inLine(state.rows().queuedBefore(row.index()), state.run().eta())
              : "queued, brake of %s, %s left"
                  .formatted(brake.host(), Clocks.left(state.shell().now(), brake.until()));
    };
  }

  /** When its turn comes, as far as the run's pace tells. */
  private static String inLine(int before, Eta eta) {
    if (!eta.paceKnown()) {
      return before == 0 ? "queued, the next one" : "queued, " + before + " before it";
    }
    Duration wait = Duration.ofMillis((long) ((before + 1) * 1000 / eta.perSecond()));
    return (before == 0 ? "next in about " : "queued, starts in about ") + EtaWords.rough(wait);
  }

  private static String running(ChannelStatus.Running running, Row row, Instant now) {
    if (silent(row, now) && row.times().heard() != null) {
      return "no output for " + Duration.between(row.times().heard(), now).toSeconds() + "s";
    }
    return switch (running) {
      case ChannelStatus.Probing _ -> "asking the feed";
      case ChannelStatus.Listing l when l.entries() == 0 -> "asking the site";
      case ChannelStatus.Listing l -> "entry " + l.entries() + ", marker not reached";
      case ChannelStatus.Writing w -> w.written() + " of " + w.total() + " links written";
    };
  }

  static boolean silent(Row row, Instant now) {
    Instant heard = row.times().heard();
    return heard != null && Duration.between(heard, now).compareTo(SILENCE) >= 0;
  }

  private static String upToDate(ChannelStatus.UpToDate status, Row row) {
    String found =
        row.progress().found() > 0
            ? row.progress().found() + " new before, nothing more"
            : "up to date"
                + (status.seen() == 0 ? " by its feed" : "")
                + (row.story().doubt().isEmpty() ? "" : ", but " + row.story().doubt());
    return found + after(row) + note(row);
  }

  private static String after(Row row) {
    int retries = row.progress().attempt() - 1;
    return retries <= 0 ? "" : " after " + retries + (retries == 1 ? " retry" : " retries");
  }

  private static String note(Row row) {
    return row.story().note().isEmpty() ? "" : ", " + row.story().note();
  }

  private static String some(int newVideos) {
    return newVideos == 0 ? "" : ", " + newVideos + " new";
  }

  private static String since(Row row, UiState state) {
    Instant since = row.times().since();
    return since == null ? "" : " at " + Clocks.ofDay(since, state.setup().zone()).substring(0, 5);
  }
}
