package fetchlinks.tui;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A role with what the situation adds to it.
 *
 * @param selected drawn as the row under the cursor
 */
public record Style(Role role, boolean bold, boolean selected) {

  private static final int BOLD = 1;
  private static final int SELECTED = 2;

  /** Every style there is, so that drawing makes none. */
  private static final Map<Role, Style[]> ALL = all();

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
    Style[] ofRole = Objects.requireNonNull(ALL.get(role));
    return ofRole[(bold ? BOLD : 0) + (selected ? SELECTED : 0)];
  }

  private static Map<Role, Style[]> all() {
    Map<Role, Style[]> all = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Style[] ofRole = new Style[4];
      for (int i = 0; i < ofRole.length; i++) {
        ofRole[i] = new Style(role, (i & BOLD) != 0, (i & SELECTED) != 0);
      }
      all.put(role, ofRole);
    }
    return Collections.unmodifiableMap(all);
  }
}
