package fetchlinks.model;

import java.util.Arrays;

/** How many columns a terminal gives to a code point of clean text. */
final class CellWidth {

  /** No code point below this one is a mark or wide. */
  static final char FIRST_MARK = 0x300;

  /** Pairs of first and last code point of the blocks that terminals draw two columns wide. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4DC0, 0x4DFF,
    0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
    0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6
  };

  private CellWidth() {}

  static int of(int codePoint) {
    if (codePoint < FIRST_MARK) {
      return 1;
    }
    if (isMark(codePoint)) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** Drawn onto the character before it. */
  static boolean isMark(int codePoint) {
    return codePoint >= FIRST_MARK && Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static boolean isWide(int codePoint) {
    if (codePoint < WIDE[0]) {
      return false;
    }
    if (Character.isSupplementaryCodePoint(codePoint)) {
      return Character.isEmojiPresentation(codePoint) || Character.isIdeographic(codePoint);
    }
    int at = Arrays.binarySearch(WIDE, codePoint);
    // An odd place where it would be inserted lies between a first and a last.
    return at >= 0 || (-at - 1) % 2 == 1 || Character.isEmojiPresentation(codePoint);
  }
}
