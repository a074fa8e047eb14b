package fetchlinks.tui;

import java.util.BitSet;

/** Tells the clusters on whose width all terminals agree from those after which one must look. */
final class KnownWidth {

  private static final BitSet SURE = new BitSet(0x10000);

  static {
    SURE.set(0, 0x300); // Latin
    SURE.set(0x370, 0x530); // Greek, Cyrillic
    SURE.set(0x5D0, 0x5EB); // Hebrew letters
    SURE.set(0x620, 0x64B); // Arabic letters
    SURE.set(0x2500, 0x25A0); // boxes and blocks
    SURE.set(0x2800, 0x2900); // braille
    SURE.set(0x3041, 0x3100); // kana
    SURE.set(0x4E00, 0xA000); // Chinese
    SURE.set(0xAC00, 0xD7A4); // Korean
    SURE.set(0xFF01, 0xFF5F); // full-width ASCII
    // Signs of our own pictures.
    "–—‘’“”•…‖↑→↓←↵↻⊘✓✗✚▲▼▶▸▾◆●○".chars().forEach(SURE::set);
  }

  private KnownWidth() {}

  static boolean isSure(String cluster) {
    return cluster.isEmpty() || (cluster.length() == 1 && SURE.get(cluster.charAt(0)));
  }
}
