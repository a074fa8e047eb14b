package fetchlinks.tui;

import java.util.Locale;

/**
 * What a manual page in roff with {@code man} macros is made of, and its section about the keys.
 */
public final class Manual {

  private Manual() {}

  /** The section {@code KEYS}, made from the table of actions. */
  public static String keys(KeyMap keys) {
    StringBuilder page = new StringBuilder(".SH KEYS\n");
    for (Action.Group group : Action.Group.values()) {
      page.append(".SS ").append(heading(group)).append('\n');
      for (Action action : Action.values()) {
        if (action.group() == group) {
          page.append(item(keys.shown(action, ", "), action.help()));
        }
      }
    }
    return page.toString();
  }

  /** A term in bold, and below it what it means. */
  public static String item(String term, String meaning) {
    return ".TP\n\\fB%s\\fR\n%s\n".formatted(roff(term), roff(meaning));
  }

  private static String heading(Action.Group group) {
    String title = group.title();
    return title.charAt(0) + title.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Text as it is to be read. */
  public static String roff(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
