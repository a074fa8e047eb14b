package fetchlinks.tui;

import java.util.Locale;

/** The keys as a section of a manual page, made from the table of actions. */
public final class Manual {

  private Manual() {}

  /** The section {@code KEYS} in roff with {@code man} macros. */
  public static String keys(KeyMap keys) {
    StringBuilder page = new StringBuilder(".SH KEYS\n");
    for (Action.Group group : Action.Group.values()) {
      page.append(".SS ").append(heading(group)).append('\n');
      for (Action action : Action.values()) {
        if (action.group() == group) {
          page.append(".TP\n.B ")
              .append(roff(keys.shown(action, ", ")))
              .append('\n')
              .append(roff(action.help()))
              .append('\n');
        }
      }
    }
    return page.toString();
  }

  private static String heading(Action.Group group) {
    String title = group.title();
    return title.charAt(0) + title.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String roff(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
