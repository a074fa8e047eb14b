package fetchlinks.tui;

import java.util.Map;

/** A theme at one colour depth: a ready pen for every style. */
final class Palette {

  /** By the role's ordinal. */
  private final Pen[][] pens = new Pen[Role.values().length][];

  Palette(Map<Role, Look> looks, Look selected) {
    Look bold = new Look(null, null, Look.BOLD);
    for (Role role : Role.values()) {
      Look look = looks.getOrDefault(role, Look.PLAIN);
      pens[role.ordinal()] =
          new Pen[] {
            new Pen(look),
            new Pen(look.under(bold)),
            new Pen(look.under(selected)),
            new Pen(look.under(bold).under(selected))
          };
    }
  }

  Pen pen(Style style) {
    return pens[style.role().ordinal()][(style.bold() ? 1 : 0) + (style.selected() ? 2 : 0)];
  }
}
