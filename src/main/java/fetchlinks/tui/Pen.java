package fetchlinks.tui;

import org.jspecify.annotations.Nullable;

/** A look ready to be sent, with the shortest way to it from the look before. */
final class Pen {

  private static final int[] ATTRIBUTES = {Look.BOLD, Look.DIM, Look.UNDERLINE, Look.REVERSE};
  private static final String[] CODES = {"1", "2", "4", "7"};

  static final Pen PLAIN = new Pen(Look.PLAIN);

  private final Look look;
  private final String foreground;
  private final String background;
  private final String whole;

  Pen(Look look) {
    this.look = look;
    this.foreground = look.foreground() == null ? "39" : look.foreground();
    this.background = look.background() == null ? "49" : look.background();
    StringBuilder all = new StringBuilder("0");
    for (int i = 0; i < ATTRIBUTES.length; i++) {
      if ((look.attributes() & ATTRIBUTES[i]) != 0) {
        all.append(';').append(CODES[i]);
      }
    }
    if (look.foreground() != null) {
      all.append(';').append(foreground);
    }
    if (look.background() != null) {
      all.append(';').append(background);
    }
    this.whole = all.toString();
  }

  boolean isPlain() {
    return whole.equals("0");
  }

  /** Whether both draw alike. */
  boolean same(Pen other) {
    return this == other || whole.equals(other.whole);
  }

  /**
   * Sends what turns the terminal's look into this one.
   *
   * @param before the look it has, or null if that is not known
   */
  void send(@Nullable Pen before, Bytes out) {
    if (before != null && same(before)) {
      return;
    }
    String way = before == null || isPlain() ? whole : from(before);
    out.csi().ascii(way.length() < whole.length() ? way : whole).ascii('m');
  }

  private String from(Pen before) {
    StringBuilder way = new StringBuilder();
    int removed = before.look.attributes() & ~look.attributes();
    int had = before.look.attributes() & ~removed;
    if ((removed & (Look.BOLD | Look.DIM)) != 0) {
      add(way, "22"); // takes away both
      had &= ~(Look.BOLD | Look.DIM);
    }
    add(way, (removed & Look.UNDERLINE) != 0 ? "24" : "");
    add(way, (removed & Look.REVERSE) != 0 ? "27" : "");
    for (int i = 0; i < ATTRIBUTES.length; i++) {
      add(way, (look.attributes() & ~had & ATTRIBUTES[i]) != 0 ? CODES[i] : "");
    }
    add(way, before.foreground.equals(foreground) ? "" : foreground);
    add(way, before.background.equals(background) ? "" : background);
    return way.toString();
  }

  private static void add(StringBuilder way, String code) {
    if (!code.isEmpty()) {
      way.append(way.isEmpty() ? "" : ";").append(code);
    }
  }

  /** Whether a blank looks the same with both. */
  boolean sameBlank(Pen other) {
    int onBlanks = Look.UNDERLINE | Look.REVERSE;
    return ((look.attributes() | other.look.attributes()) & onBlanks) == 0
        && background.equals(other.background);
  }
}
