package fetchlinks.tui;

/**
 * A role with what the situation adds to it.
 *
 * @param selected drawn as the row under the cursor
 */
public record Style(Role role, boolean bold, boolean selected) {

  /** Every style there is, so that drawing makes none. */
  private static final Style[] ALL = all();

  private static final int BOLD = 1;
  private static final int SELECTED = 2;

  public static Style of(Role role) {
    return shared(role, false, false);
  }

  public Style asBold() {
    return shared(role, true, selected);
  }

  public Style asSelected(boolean nowSelected) {
    return shared(role, bold, nowSelected);
  }

  private static Style shared(Role role, boolean bold, boolean selected) {
    return ALL[4 * role.ordinal() + (bold ? BOLD : 0) + (selected ? SELECTED : 0)];
  }

  private static Style[] all() {
    Style[] all = new Style[4 * Role.values().length];
    for (Role role : Role.values()) {
      for (int i = 0; i < 4; i++) {
        all[4 * role.ordinal() + i] = new Style(role, (i & BOLD) != 0, (i & SELECTED) != 0);
      }
    }
    return all;
  }
}
