package fetchlinks.tui;

import static fetchlinks.tui.Context.ANYWHERE;
import static fetchlinks.tui.Context.DETAILS;
import static fetchlinks.tui.Context.LOG;
import static fetchlinks.tui.Context.TABLE;

import com.google.errorprone.annotations.Immutable;
import java.util.List;
import java.util.Locale;

/**
 * Everything a person can do: the one table that input, footer, help, palette, key files and the
 * manual page are made from, so that they cannot differ.
 */
enum Action {
  PAUSE("p", ANYWHERE, Group.CHANNEL, "pause", "pause or resume", Ready::pausable),
  CANCEL("x F9", ANYWHERE, Group.CHANNEL, "cancel", "cancel (undo takes back)", Ready::cancellable),
  RETRY("r", ANYWHERE, Group.CHANNEL, "retry now", "retry or check again now", Ready::retryable),
  RECONCILE(
      "", ANYWHERE, Group.CHANNEL, "full check", "check again, full listing", Ready::retryable),
  OPEN("Enter", TABLE, Group.CHANNEL, "details", "details, or open a group", Ready::anyRow),
  OPEN_LINK("Enter", DETAILS, Group.CHANNEL, "open link", "open its newest .link", Ready::link),
  ADDRESS("o", ANYWHERE, Group.CHANNEL, "open", "open its address", Ready::anyRow),
  COPY_ADDRESS("y", ANYWHERE, Group.CHANNEL, "copy", "copy its address", Ready::anyRow),
  COPY_COMMAND("Y", ANYWHERE, Group.CHANNEL, "command", "copy the yt-dlp command", Ready::anyRow),
  EDIT("e", ANYWHERE, Group.CHANNEL, "edit", "edit its TOML file", Ready::anyRow),
  PREVIOUS_CHANNEL("[", DETAILS, Group.CHANNEL, "prev", "previous channel", Ready::always),
  NEXT_CHANNEL("]", DETAILS, Group.CHANNEL, "next", "next channel", Ready::always),
  SAME_CAUSE("c", DETAILS, Group.CHANNEL, "same cause", "channels with this cause", Ready::cause),
  PAUSE_ALL("P", ANYWHERE, Group.RUN, "pause all", "pause or resume the run", Ready::going),
  RETRY_FAILED("R", ANYWHERE, Group.RUN, "retry failed", "retry all failed", Ready::anyFailed),
  FEWER("-", ANYWHERE, Group.RUN, "fewer", "fewer workers", Ready::starting),
  MORE("+ =", ANYWHERE, Group.RUN, "more", "more workers", Ready::starting),
  BRAKE("B", ANYWHERE, Group.RUN, "brake", "lift or set the brake", Ready::going),
  DRAIN("D", ANYWHERE, Group.RUN, "drain", "finish running, then quit", Ready::going),
  UNDO("u", ANYWHERE, Group.RUN, "undo", "undo the last action", Ready::undoable),
  INTERRUPT("Ctrl-C", ANYWHERE, Group.RUN, "end", "1 drain  2 stop  3 kill", Ready::always),
  SUSPEND("Ctrl-Z", ANYWHERE, Group.RUN, "suspend", "suspend, fg resumes", Ready::always),
  QUIT("q F10", ANYWHERE, Group.RUN, "quit", "quit (asks while running)", Ready::always),
  PALETTE(":", ANYWHERE, Group.RUN, "commands", "all commands by name", Ready::always),
  HELP("? F1", ANYWHERE, Group.RUN, "help", "this help", Ready::always),
  MARK("Space", TABLE, Group.MARKS, "mark", "mark, move down", Ready::anyRow),
  MARK_RANGE("v", TABLE, Group.MARKS, "range", "begin or end a range", Ready::anyRow),
  MARK_ALL("*", TABLE, Group.MARKS, "mark all", "mark all shown", Ready::anyRow),
  UNMARK("U", TABLE, Group.MARKS, "unmark", "unmark all", Ready::marked),
  DOWN("j Down", ANYWHERE, Group.MOVE, "down", "one row down", Ready::always),
  UP("k Up", ANYWHERE, Group.MOVE, "up", "one row up", Ready::always),
  LEFT("Left", ANYWHERE, Group.MOVE, "left", "left (wall)", Ready::always),
  RIGHT("Right", ANYWHERE, Group.MOVE, "right", "right (wall)", Ready::always),
  PAGE_DOWN("PgDn", ANYWHERE, Group.MOVE, "page down", "one page down", Ready::always),
  PAGE_UP("PgUp", ANYWHERE, Group.MOVE, "page up", "one page up", Ready::always),
  HALF_DOWN("Ctrl-D", ANYWHERE, Group.MOVE, "half down", "half a page down", Ready::always),
  HALF_UP("Ctrl-U", ANYWHERE, Group.MOVE, "half up", "half a page up", Ready::always),
  FIRST("g Home", ANYWHERE, Group.MOVE, "first", "first row", Ready::always),
  LAST("G End", ANYWHERE, Group.MOVE, "last", "last row", Ready::always),
  PROBLEM_BEFORE("{", TABLE, Group.MOVE, "problem up", "previous problem", Ready::problems),
  PROBLEM_AFTER("}", TABLE, Group.MOVE, "problem down", "next problem", Ready::problems),
  NEXT_PANE("Tab", ANYWHERE, Group.MOVE, "next pane", "next pane", Ready::always),
  PREVIOUS_PANE("Shift-Tab", ANYWHERE, Group.MOVE, "prev pane", "previous pane", Ready::always),
  WORKERS("1", ANYWHERE, Group.MOVE, "workers", "workers", Ready::always),
  CHANNELS("2", ANYWHERE, Group.MOVE, "channels", "channels", Ready::always),
  LOG_PANE("3", ANYWHERE, Group.MOVE, "log", "log", Ready::always),
  BACK("Esc", ANYWHERE, Group.MOVE, "back", "one step back", Ready::always),
  FILTER("/ F4", TABLE, Group.VIEW, "filter", "filter rows", Ready::always),
  SEARCH("/", LOG, Group.VIEW, "search", "search the log", Ready::always),
  FIND("F3", ANYWHERE, Group.VIEW, "search log", "search the log", Ready::always),
  NEXT_MATCH("n", ANYWHERE, Group.VIEW, "next", "next match in the log", Ready::searching),
  PREVIOUS_MATCH("N", ANYWHERE, Group.VIEW, "previous", "previous match", Ready::searching),
  SORT("s F6 >", TABLE, Group.VIEW, "sort", "next sort column", Ready::always),
  SORT_BACK("<", TABLE, Group.VIEW, "sort back", "previous sort column", Ready::always),
  REVERSE("S", TABLE, Group.VIEW, "reverse", "reverse the order", Ready::always),
  HIDE("H", TABLE, Group.VIEW, "hide", "hide up to date ones", Ready::always),
  WALL("W", ANYWHERE, Group.VIEW, "wall", "wall: a cell a channel", Ready::always),
  ZOOM("z", ANYWHERE, Group.VIEW, "zoom", "only this pane", Ready::always),
  LOG_ONLY("l", ANYWHERE, Group.VIEW, "log", "log: this channel or all", Ready::always),
  FOLLOW("f", ANYWHERE, Group.VIEW, "follow", "follow log on or off", Ready::always),
  WRAP("w", ANYWHERE, Group.VIEW, "wrap", "wrap log lines", Ready::always),
  LEVEL("L", ANYWHERE, Group.VIEW, "level", "log level", Ready::always),
  SAVE_LOG("Ctrl-S", ANYWHERE, Group.VIEW, "save log", "save the shown log", Ready::always),
  MOUSE("m", ANYWHERE, Group.VIEW, "mouse", "mouse on or off", Ready::always),
  THEME("t", ANYWHERE, Group.VIEW, "theme", "next theme", Ready::always),
  REDRAW("Ctrl-L", ANYWHERE, Group.VIEW, "redraw", "draw the screen anew", Ready::always);

  /** When an action would do something. */
  @Immutable
  @FunctionalInterface
  private interface Condition {
    boolean test(UiState state);
  }

  /** Heads of the help. */
  enum Group {
    CHANNEL("THIS CHANNEL (or all marked)"),
    RUN("EVERYTHING"),
    MARKS("MARK"),
    MOVE("MOVE"),
    VIEW("VIEW");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final String keys;
  private final Context context;
  private final Group group;
  private final String label;
  private final String help;
  private final Condition enabledWhen;

  Action(
      String keys, Context context, Group group, String label, String help, Condition enabledWhen) {
    this.keys = keys;
    this.context = context;
    this.group = group;
    this.label = label;
    this.help = help;
    this.enabledWhen = enabledWhen;
  }

  /** Its name in key files and in the palette: {@code retry-failed}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys it has unless a key file says otherwise. */
  List<String> keys() {
    return keys.isEmpty() ? List.of() : List.of(keys.split(" "));
  }

  Context context() {
    return context;
  }

  Group group() {
    return group;
  }

  /** One or two words, for the footer. */
  String label() {
    return label;
  }

  String help() {
    return help;
  }

  /** Whether it would do anything now. */
  boolean enabledIn(UiState state) {
    return enabledWhen.test(state);
  }
}
