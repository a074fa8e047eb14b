package fetchlinks.tui;

import fetchlinks.tui.Shell.Focus;
import fetchlinks.tui.Shell.Place;
import fetchlinks.tui.Shell.Screen;
import java.util.EnumSet;
import java.util.Set;

/** Where an action's keys mean it. */
enum Context {
  /** Always. */
  ANYWHERE,
  /** In the table, unless the log has the focus, and on the wall. */
  TABLE,
  /** The same without the wall, which shows neither an order nor marks and leaves nobody out. */
  ROWS,
  /** While the log has the focus, and in the details, which show the channel's log. */
  LOG,
  /** In the details of a channel. */
  DETAILS;

  boolean appliesIn(Place place) {
    boolean details = place.screen() instanceof Screen.Details;
    boolean table = place.screen() instanceof Screen.Table;
    boolean log = table && place.focus() == Focus.LOG;
    return switch (this) {
      case ANYWHERE -> true;
      case TABLE -> !details && !log;
      case ROWS -> table && !log;
      case LOG -> details || log;
      case DETAILS -> details;
    };
  }

  /** For a sentence: {@code in the details of a channel}. */
  String where() {
    return switch (this) {
      case ANYWHERE -> "everywhere";
      case TABLE -> "among the channels";
      case ROWS -> "in the table";
      case LOG -> "in the log";
      case DETAILS -> "in the details of a channel";
    };
  }

  /** Whether one key could mean two things if it were bound in both. */
  boolean meets(Context other) {
    return this == ANYWHERE || other == ANYWHERE || !places(this, other).isEmpty();
  }

  private static Set<Context> places(Context one, Context other) {
    Set<Context> shared = EnumSet.copyOf(one.standsIn());
    shared.retainAll(other.standsIn());
    return shared;
  }

  /** The kinds of place that it covers, each named by the narrowest context. */
  private Set<Context> standsIn() {
    return switch (this) {
      case ANYWHERE -> EnumSet.of(TABLE, ROWS, LOG, DETAILS);
      case TABLE -> EnumSet.of(TABLE, ROWS);
      case ROWS -> EnumSet.of(ROWS);
      case LOG -> EnumSet.of(LOG, DETAILS);
      case DETAILS -> EnumSet.of(DETAILS);
    };
  }
}
