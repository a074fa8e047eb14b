package fetchlinks.tui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds actions by some of the letters of their names, in order. */
final class Fuzzy {

  private static final int NO_MATCH = Integer.MAX_VALUE;

  private Fuzzy() {}

  /** Those that fit, the best first; all of them, in their own order, for no text. */
  static List<Action> actions(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of(Action.values());
    }
    record Found(Action action, int cost) {}
    List<Found> found = new ArrayList<>();
    for (Action action : Action.values()) {
      int byName = cost(action.id(), wanted);
      int byHelp = cost(action.help().toLowerCase(Locale.ROOT), wanted);
      int cost = Math.min(byName, byHelp == NO_MATCH ? NO_MATCH : byHelp + 100);
      if (cost != NO_MATCH) {
        found.add(new Found(action, cost));
      }
    }
    found.sort(Comparator.comparingInt(Found::cost));
    return found.stream().map(Found::action).toList();
  }

  /**
   * Letters skipped between the first and the last that fit, and before the first. Who types {@code
   * rt} means {@code retry} and not {@code sort}: a word that begins with the first letter is
   * cheaper than one with all of them inside.
   */
  static int cost(String text, String wanted) {
    int exact = text.indexOf(wanted);
    if (exact >= 0) {
      return exact == 0 ? text.length() - wanted.length() : 20 + exact;
    }
    int at = -1;
    int cost = text.charAt(0) == wanted.charAt(0) ? 10 : 40;
    for (int i = 0; i < wanted.length(); i++) {
      int next = text.indexOf(wanted.charAt(i), at + 1);
      if (next < 0) {
        return NO_MATCH;
      }
      cost += next - at - 1;
      at = next;
    }
    return cost;
  }
}
