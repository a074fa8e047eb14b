package fetchlinks.tui;

import static fetchlinks.tui.Context.ANYWHERE;
import static fetchlinks.tui.Context.DETAILS;
import static fetchlinks.tui.Context.LOG;
import static fetchlinks.tui.Context.ROWS;
import static fetchlinks.tui.Context.TABLE;

import java.util.List;
import java.util.Locale;

/**
 * Everything a person can do: the one table that input, footer, help, palette, key files and manual
 * page are made from, so that they cannot differ.
 */
enum Action {
  PAUSE("p", ANYWHERE, Group.CHANNEL, "pause", "pause or resume", Ready.PAUSABLE),
  CANCEL("x F9", ANYWHERE, Group.CHANNEL, "cancel", "cancel (undo takes back)", Ready.CANCELLABLE),
  RETRY("r", ANYWHERE, Group.CHANNEL, "retry now", "retry or check again now", Ready.RETRYABLE),
  RECONCILE(
      "", ANYWHERE, Group.CHANNEL, "full check", "check again, full listing", Ready.RETRYABLE),
  OPEN("Enter", TABLE, Group.CHANNEL, "details", "details, or open a group", Ready.ANY_ROW),
  OPEN_LINK("Enter", DETAILS, Group.CHANNEL, "open link", "open its newest .link", Ready.LINK),
  ADDRESS("o", ANYWHERE, Group.CHANNEL, "open", "open its address", Ready.ANY_ROW),
  COPY_ADDRESS("y", ANYWHERE, Group.CHANNEL, "copy", "copy its address", Ready.ANY_ROW),
  COPY_COMMAND("Y", ANYWHERE, Group.CHANNEL, "command", "copy the yt-dlp command", Ready.ANY_ROW),
  EDIT("e", ANYWHERE, Group.CHANNEL, "edit", "edit its TOML file", Ready.ANY_ROW),
  PREVIOUS_CHANNEL("[", DETAILS, Group.CHANNEL, "prev", "previous channel", Ready.ALWAYS),
  NEXT_CHANNEL("]", DETAILS, Group.CHANNEL, "next", "next channel", Ready.ALWAYS),
  SAME_CAUSE("c", DETAILS, Group.CHANNEL, "same cause", "channels with this cause", Ready.CAUSE),
  PAUSE_ALL("P", ANYWHERE, Group.RUN, "pause all", "pause or resume the run", Ready.STARTING),
  RETRY_FAILED("R", ANYWHERE, Group.RUN, "retry failed", "retry all failed", Ready.ANY_FAILED),
  FEWER("-", ANYWHERE, Group.RUN, "fewer", "fewer workers", Ready.STARTING),
  MORE("+ =", ANYWHERE, Group.RUN, "more", "more workers", Ready.STARTING),
  BRAKE("B", ANYWHERE, Group.RUN, "brake", "lift or set the brake", Ready.STARTING),
  DRAIN("D", ANYWHERE, Group.RUN, "drain", "finish running, then quit", Ready.GOING),
  UNDO("u", ANYWHERE, Group.RUN, "undo", "undo the last action", Ready.UNDOABLE),
  INTERRUPT("Ctrl-C", ANYWHERE, Group.RUN, "end", "1 drain  2 stop  3 kill", Ready.ALWAYS),
  SUSPEND("Ctrl-Z", ANYWHERE, Group.RUN, "suspend", "suspend, fg resumes", Ready.ALWAYS),
  QUIT("q F10", ANYWHERE, Group.RUN, "quit", "quit (asks while running)", Ready.ALWAYS),
  PALETTE(":", ANYWHERE, Group.RUN, "commands", "all commands by name", Ready.ALWAYS),
  HELP("? F1", ANYWHERE, Group.RUN, "help", "this help", Ready.ALWAYS),
  MARK("Space", ROWS, Group.MARKS, "mark", "mark, move down", Ready.ANY_ROW),
  MARK_RANGE("v", ROWS, Group.MARKS, "range", "begin or end a range", Ready.ANY_ROW),
  MARK_ALL("*", ROWS, Group.MARKS, "mark all", "mark all shown", Ready.ANY_ROW),
  UNMARK("U", TABLE, Group.MARKS, "unmark", "unmark all", Ready.MARKED),
  DOWN("j Down", ANYWHERE, Group.MOVE, "down", "one row down", Ready.ALWAYS),
  UP("k Up", ANYWHERE, Group.MOVE, "up", "one row up", Ready.ALWAYS),
  LEFT("Left", ANYWHERE, Group.MOVE, "left", "left (wall)", Ready.ALWAYS),
  RIGHT("Right", ANYWHERE, Group.MOVE, "right", "right (wall)", Ready.ALWAYS),
  PAGE_DOWN("PgDn", ANYWHERE, Group.MOVE, "page down", "one page down", Ready.ALWAYS),
  PAGE_UP("PgUp", ANYWHERE, Group.MOVE, "page up", "one page up", Ready.ALWAYS),
  HALF_DOWN("Ctrl-D", ANYWHERE, Group.MOVE, "half down", "half a page down", Ready.ALWAYS),
  HALF_UP("Ctrl-U", ANYWHERE, Group.MOVE, "half up", "half a page up", Ready.ALWAYS),
  FIRST("g Home", ANYWHERE, Group.MOVE, "first", "first row", Ready.ALWAYS),
  LAST("G End", ANYWHERE, Group.MOVE, "last", "last row", Ready.ALWAYS),
  PROBLEM_BEFORE("{", TABLE, Group.MOVE, "problem up", "previous problem", Ready.PROBLEMS),
  PROBLEM_AFTER("}", TABLE, Group.MOVE, "problem down", "next problem", Ready.PROBLEMS),
  NEXT_PANE("Tab", ANYWHERE, Group.MOVE, "next pane", "next pane", Ready.ALWAYS),
  PREVIOUS_PANE("Shift-Tab", ANYWHERE, Group.MOVE, "prev pane", "previous pane", Ready.ALWAYS),
  WORKERS("1", ANYWHERE, Group.MOVE, "workers", "workers", Ready.ALWAYS),
  CHANNELS("2", ANYWHERE, Group.MOVE, "channels", "channels", Ready.ALWAYS),
  LOG_PANE("3", ANYWHERE, Group.MOVE, "log", "log", Ready.ALWAYS),
  BACK("Esc", ANYWHERE, Group.MOVE, "back", "one step back", Ready.ALWAYS),
  FILTER("/ F4", ROWS, Group.VIEW, "filter", "filter rows", Ready.ALWAYS),
  SEARCH("/", LOG, Group.VIEW, "search", "search the log", Ready.ALWAYS),
  FIND("F3", ANYWHERE, Group.VIEW, "search log", "search the log", Ready.ALWAYS),
  NEXT_MATCH("n", ANYWHERE, Group.VIEW, "next", "next match in the log", Ready.SEARCHING),
  PREVIOUS_MATCH("N", ANYWHERE, Group.VIEW, "previous", "previous match", Ready.SEARCHING),
  SORT("s F6 >", ROWS, Group.VIEW, "sort", "next sort column", Ready.ALWAYS),
  SORT_BACK("<", ROWS, Group.VIEW, "sort back", "previous sort column", Ready.ALWAYS),
  REVERSE("S", ROWS, Group.VIEW, "reverse", "reverse the order", Ready.ALWAYS),
  HIDE("H", ROWS, Group.VIEW, "hide", "hide up to date ones", Ready.ALWAYS),
  WALL("W", ANYWHERE, Group.VIEW, "wall", "wall: a cell a channel", Ready.ALWAYS),
  ZOOM("z", ANYWHERE, Group.VIEW, "zoom", "only this pane", Ready.ALWAYS),
  LOG_ONLY("l", ANYWHERE, Group.VIEW, "log", "log: this channel or all", Ready.ALWAYS),
  FOLLOW("f", ANYWHERE, Group.VIEW, "follow", "follow log on or off", Ready.ALWAYS),
  WRAP("w", ANYWHERE, Group.VIEW, "wrap", "wrap log lines", Ready.ALWAYS),
  LEVEL("L", ANYWHERE, Group.VIEW, "level", "log level", Ready.ALWAYS),
  SAVE_LOG("Ctrl-S", ANYWHERE, Group.VIEW, "save log", "save the shown log", Ready.ALWAYS),
  MOUSE("m", ANYWHERE, Group.VIEW, "mouse", "mouse on or off", Ready.ALWAYS),
  THEME("t", ANYWHERE, Group.VIEW, "theme", "next theme", Ready.ALWAYS),
  REDRAW("Ctrl-L", ANYWHERE, Group.VIEW, "redraw", "draw the screen anew", Ready.ALWAYS);

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
  private final Ready enabledWhen;

  Action(String keys, Context context, Group group, String label, String help, Ready enabledWhen) {
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
    return enabledWhen.in(state);
  }
}
