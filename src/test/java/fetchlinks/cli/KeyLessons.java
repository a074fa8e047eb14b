package fetchlinks.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What each action does to the screen of a paused demonstration, where nothing moves by itself.
 * Each lesson leaves the screen about as it found it.
 */
final class KeyLessons {

  /**
   * One action.
   *
   * @param before keys that lead to where it does something
   * @param seen what is on the screen after its key, and was not before
   * @param after keys that take it back
   */
  record Lesson(List<String> before, Predicate<List<String>> seen, List<String> after) {}

  private final Map<String, Lesson> lessons = new LinkedHashMap<>();

  private KeyLessons() {}

  /** By the action's name, in the order in which they are to be tried. */
  static Map<String, Lesson> all() {
    KeyLessons all = new KeyLessons();
    all.steering();
    all.looking();
    all.marks();
    all.moves();
    all.views();
    return all.lessons;
  }

  private void steering() {
    lesson("pause", only("name:urban"), line(" pausing "), "u");
    lesson("cancel", only("name:urban"), line(" cancelling "), "u");
    lesson("retry", only("name:typing"), line(" checking "), "u");
    lesson("reconcile", only("name:typing"), line(" fully checking "), "u");
    lesson("retry-failed", everything(), line(" checking \\d+ failed again"), "u");
    lesson("fewer", "", line("── Workers 0 of 2 "), "+");
    lesson("more", "", line("── Workers 0 of 4 "), "-");
    lesson("brake", only("name:urban"), line(".* brake of .*BRAKE set by you"), "B");
    lesson("undo", only("name:urban") + " x", line(" taken back: cancelling"), "");
  }

  private void looking() {
    lesson("open", only("name:typing"), line("━━ Channel Typing Error "), "Escape");
    lesson("same-cause", only("name:typing") + " Enter", line(".* filter: cause:"), everything());
    lesson(
        "previous-channel", only("name:kata") + " G Enter", line("━━ Channel Coding Kata "), "2");
    lesson(
        "next-channel",
        only("name:kata") + " g Enter",
        line("━━ Channel Highlights of Coding Kata "),
        "2");
    lesson("copy-address", only("name:urban"), line(" address(: http| copied)"), "");
    lesson("copy-command", "", line(" command(: | copied)"), "");
    lesson("help", "", line("━━ Help: all keys "), "Escape");
    lesson("palette", "", line(".*━━ Commands "), "Escape");
  }

  private void marks() {
    lesson("mark", everything() + " g", line("━━ Channels .* marked 1 "), "U");
    lesson("mark-range", "", line(" range begins here"), "v U");
    lesson("mark-all", "", line("━━ Channels .* marked [1-9][0-9] "), "U");
    lesson("unmark", "*", line("━━ Channels .* marked ").negate(), "");
  }

  private void moves() {
    Predicate<List<String>> atTop = KeyLessons::isAtTop;
    Predicate<List<String>> atBottom = KeyLessons::isAtBottom;
    for (String down : List.of("down", "page-down", "half-down")) {
      lesson(down, "g", atTop.negate(), "");
    }
    for (String up : List.of("up", "page-up", "half-up")) {
      lesson(up, "G", atBottom.negate(), "");
    }
    lesson("first", "G", atTop, "");
    lesson("last", "g", atBottom, "");
    lesson("left", "W G", line(" 35 of 35  ").negate(), "W");
    lesson("right", "W g", line(" 1 of 35  ").negate(), "W");
    lesson("problem-before", "W G", line(" \\d+ of 35  .*: FAILED"), "W");
    lesson("problem-after", "W G", line(" \\d+ of 35  .*: FAILED"), "W");
    lesson("next-pane", "2", line("━━ Log "), "2");
    lesson("previous-pane", "2", line("━━ Workers "), "2");
    lesson("workers", "2", line("━━ Workers "), "2");
    lesson("channels", "3", line("━━ Channels "), "");
    lesson("log-pane", "2", line("━━ Log "), "2");
    lesson("back", "3", line("━━ Channels "), "");
  }

  private void views() {
    lesson("filter", "", line(" filter:"), "C-u Enter");
    lesson("search", "3", line(" search:"), "C-u Enter 2");
    lesson("find", "", line(" search:"), "C-u Enter");
    lesson("next-match", "F3 C-u nowhere Enter", line(" no .*`nowhere`"), "");
    lesson("previous-match", "F3 C-u nowhere Enter", line(" no .*`nowhere`"), "F3 C-u Enter");
    lesson("sort", "", line("━━ Channels .* sort: attention").negate(), "<");
    lesson("sort-back", "", line("━━ Channels .* sort: attention").negate(), ">");
    lesson("reverse", "", line("━━ Channels .* sort: attention ↑"), "S");
    lesson("hide", "", line("━━ Channels .* up to date hidden"), "H");
    lesson("wall", "", line("━━ Wall: 35 channels"), "W");
    lesson("zoom", "2", line("── Workers ").negate(), "z");
    lesson("log-only", "", line(" log of (?!all)"), "l");
    lesson("follow", "", line("── Log .* held"), "f");
    lesson("wrap", "", line("── Log .* wrapped"), "w");
    lesson("level", "", line("── Log .* level WARN"), "L L L");
    lesson("save-log", "", line(" log saved: "), "");
    lesson("mouse", "", line(" mouse on"), "m");
    lesson("theme", "", line(" theme "), "");
  }

  private void lesson(String action, String before, Predicate<List<String>> seen, String after) {
    lessons.put(action, new Lesson(keys(before), seen, keys(after)));
  }

  private static List<String> keys(String keys) {
    return keys.isBlank() ? List.of() : List.of(keys.strip().split(" +", -1));
  }

  /** Keys that filter the table. */
  private static String only(String filter) {
    return "2 / C-u " + filter + " Enter g";
  }

  private static String everything() {
    return "2 / C-u Enter";
  }

  /** A line that begins like this. */
  private static Predicate<List<String>> line(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return screen -> screen.stream().anyMatch(line -> compiled.matcher(line).lookingAt());
  }

  private static boolean isAtTop(List<String> screen) {
    return isCursorAt(screen, titleOfTable(screen) + 1);
  }

  private static boolean isAtBottom(List<String> screen) {
    return isCursorAt(screen, titleOfLog(screen) - 1);
  }

  private static boolean isCursorAt(List<String> screen, int line) {
    return line > 0 && screen.get(line).startsWith("▌");
  }

  private static int titleOfTable(List<String> screen) {
    return indexOf(screen, "    CHANNEL ");
  }

  private static int titleOfLog(List<String> screen) {
    return indexOf(screen, "── Log ");
  }

  private static int indexOf(List<String> screen, String start) {
    for (int i = 0; i < screen.size(); i++) {
      if (screen.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }
}
