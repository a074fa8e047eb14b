package fetchlinks.tui;

import java.util.List;

/** The words by which a filter names states; some stand for several kinds of row. */
final class StateWords {

  static final List<String> ALL =
      List.of(
          "failed",
          "problem",
          "suspicious",
          "partial",
          "stopped",
          "waiting",
          "held",
          "running",
          "paused",
          "queued",
          "cancelled",
          "new",
          "ok",
          "done",
          "busy",
          "disabled");

  private StateWords() {}

  /** Whether a row of this kind is what the word names. */
  static boolean fits(String word, RowKind kind) {
    return switch (kind) {
      case FAILED -> is(word, "failed", "problem", "done");
      case INCOMPLETE -> is(word, "partial", "problem", "done");
      case NOT_CHECKED -> is(word, "stopped", "problem", "done");
      case SUSPICIOUS -> is(word, "suspicious", "problem", "ok", "done");
      case WAITING -> is(word, "waiting");
      case HELD -> is(word, "held", "waiting");
      case PROBING, LISTING, WRITING -> is(word, "running");
      case PAUSING, PAUSED -> is(word, "paused");
      case CANCELLED -> is(word, "cancelled", "done");
      case NEW -> is(word, "new", "done");
      case UP_TO_DATE -> is(word, "ok", "done");
      case QUEUED -> is(word, "queued");
      case BUSY -> is(word, "busy", "done");
      case DISABLED -> is(word, "disabled", "done");
    };
  }

  private static boolean is(String word, String... words) {
    return List.of(words).contains(word);
  }
}
