package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.util.List;

/** The signs that rows, bars and rules are drawn with; the second set needs no more than ASCII. */
enum Glyphs {
  UNICODE("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "─━│▌▸▾→…↓↑▲▼", "█▓▒░", "▁▂▃▄▅▆▇█"),
  ASCII("/-\\|", "-=|>+v>~v^^v", "#X>.", "_.,-=+*#");

  private final String spinner;
  private final String signs;
  private final String bar;
  private final String levels;

  Glyphs(String spinner, String signs, String bar, String levels) {
    this.spinner = spinner;
    this.signs = signs;
    this.bar = bar;
    this.levels = levels;
  }

  /** The spinner at a phase that counts up eight times a second. */
  String spinner(long phase) {
    int step = (int) Math.floorMod(phase, (long) spinner.length());
    return spinner.substring(step, step + 1);
  }

  String of(RowKind kind) {
    return this == UNICODE ? kind.sign() : kind.asciiSign();
  }

  /** The sign in one column. */
  String cell(RowKind kind) {
    String sign = of(kind);
    return sign.substring(sign.length() - 1);
  }

  String rule() {
    return sign(0);
  }

  String heavyRule() {
    return sign(1);
  }

  String vertical() {
    return sign(2);
  }

  String cursor() {
    return sign(3);
  }

  String closed() {
    return sign(4);
  }

  String open() {
    return sign(5);
  }

  String arrow() {
    return this == UNICODE ? sign(6) : "->";
  }

  String ellipsis() {
    return sign(7);
  }

  String descending() {
    return sign(8);
  }

  String ascending() {
    return sign(9);
  }

  String above() {
    return sign(10);
  }

  String below() {
    return sign(11);
  }

  /** Fills of the overall bar: 0 done, 1 failed, 2 running, 3 open. */
  String bar(int fill) {
    return bar.substring(fill, fill + 1);
  }

  /** Bars of different heights, one for each value; the highest value gets the highest bar. */
  String sparkline(List<Long> values) {
    long highest = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
    StringBuilder line = new StringBuilder();
    for (long value : values) {
      int level = (int) (Math.max(0, value) * (levels.length() - 1) / highest);
      line.append(levels.charAt(level));
    }
    return line.toString();
  }

  /** Clean text as this set can show it, of the same width. */
  String text(String clean) {
    return this == UNICODE ? clean : SafeText.ascii(clean);
  }

  /** Text cut to a width, with this set's ellipsis. */
  String fit(String clean, int columns) {
    String text = text(clean);
    if (SafeText.columns(text) <= columns) {
      return text;
    }
    String cut = SafeText.fit(text, columns);
    return this == UNICODE ? cut : cut.replace("…", ellipsis());
  }

  private String sign(int index) {
    return signs.substring(index, index + 1);
  }
}
