package fetchlinks.tui;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A theme at one colour depth: a ready pen for every style. */
final class Palette {

  private final Map<Role, Pen[]> pens = new EnumMap<>(Role.class);

  Palette(Map<Role, Look> looks, Look selected) {
    Look bold = new Look(null, null, Look.BOLD);
    for (Role role : Role.values()) {
      Look look = looks.getOrDefault(role, Look.PLAIN);
      pens.put(
          role,
          new Pen[] {
            new Pen(look),
            new Pen(look.under(bold)),
            new Pen(look.under(selected)),
            new Pen(look.under(bold).under(selected))
          });
    }
  }

  Pen pen(Style style) {
    Pen[] ofRole = Objects.requireNonNull(pens.get(style.role()));
    return ofRole[(style.bold() ? 1 : 0) + (style.selected() ? 2 : 0)];
  }
}
