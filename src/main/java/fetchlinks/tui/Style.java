package fetchlinks.tui;

/**
 * A role with what the situation adds to it.
 *
 * @param selected drawn as the row under the cursor
 */
public record Style(Role role, boolean bold, boolean selected) {

  public static Style of(Role role) {
    return new Style(role, false, false);
  }

  public Style asBold() {
    return new Style(role, true, selected);
  }

  public Style asSelected(boolean nowSelected) {
    return new Style(role, bold, nowSelected);
  }
}
