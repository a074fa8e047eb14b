package fetchlinks.model;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** One pass over foreign text that keeps only what every terminal draws in a known width. */
final class Cleaner {

  /** Enough for any script; more is a joke at the cost of the lines around it. */
  private static final int MARKS_A_CLUSTER = 2;

  private static final char LINE_END = '↵';
  private static final char STAND_IN = '□';
  private static final char JOINER = 0x200D;
  private static final int PASSES = 4;

  private final StringBuilder out;
  private int base = -1;
  private int marks;
  private boolean joined;

  private Cleaner(int length) {
    out = new StringBuilder(length);
  }

  static String clean(String raw) {
    int limit = 2 * SafeText.MAX_LENGTH;
    String text = raw.length() > limit ? raw.substring(0, limit) : raw;
    // What is dropped can bring together what then composes, so look again until nothing changes.
    for (int pass = 0; pass < PASSES; pass++) {
      String next = pass(Normalizer.normalize(text, Form.NFC));
      if (next.equals(text)) {
        break;
      }
      text = next;
    }
    boolean cut = raw.length() > limit || text.length() > SafeText.MAX_LENGTH;
    return cut ? cut(text) : text;
  }

  private static String cut(String text) {
    int end = Math.min(text.length(), SafeText.MAX_LENGTH - 1);
    boolean insidePair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, insidePair ? end - 1 : end) + "…";
  }

  private static String pass(String text) {
    Cleaner cleaner = new Cleaner(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      boolean pairedReturn = codePoint == '\r' && i < text.length() && text.charAt(i) == '\n';
      if (!pairedReturn) {
        cleaner.take(codePoint);
      }
    }
    return cleaner.out.toString();
  }

  private void take(int codePoint) {
    if (codePoint == JOINER) {
      joined = base >= 0 && isPictogram(base);
      return;
    }
    boolean second = joined && isPictogram(codePoint);
    joined = false;
    switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK -> mark(codePoint);
      case Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED -> {}
      case Character.CONTROL -> control(codePoint);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> put(LINE_END);
      case Character.SPACE_SEPARATOR -> put(' ');
      case Character.COMBINING_SPACING_MARK -> put(base >= 0 ? codePoint : STAND_IN);
      default -> {
        if (!second) {
          visible(codePoint);
        }
      }
    }
  }

  private void mark(int codePoint) {
    boolean selector = (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || codePoint >= 0xE0100;
    if (!selector && base >= 0 && Character.isLetter(base) && marks < MARKS_A_CLUSTER) {
      out.appendCodePoint(codePoint);
      marks++;
    }
  }

  private void control(int codePoint) {
    switch (codePoint) {
      case '\t' -> put(' ');
      case '\n', '\r', 0x0B, 0x0C, 0x85 -> put(LINE_END);
      default -> {}
    }
  }

  private void visible(int codePoint) {
    if ((codePoint >= 0x1F3FB && codePoint <= 0x1F3FF) || isJamoTail(codePoint)) {
      return; // skin tones and the later parts of a syllable have no width of their own
    }
    if (codePoint == 0x3164 || codePoint == 0xFFA0 || codePoint == 0x115F) {
      put(' '); // letters by name, but nothing to see
    } else if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
      put('A' + codePoint - 0x1F1E6); // a flag is two of them
    } else if (codePoint >= 0x1D400 && codePoint <= 0x1D7FF) {
      Normalizer.normalize(Character.toString(codePoint), Form.NFKC)
          .codePoints()
          .forEach(this::put);
    } else if (Character.isSupplementaryCodePoint(codePoint)) {
      put(
          Character.isEmoji(codePoint) || Character.isIdeographic(codePoint)
              ? codePoint
              : STAND_IN);
    } else {
      put(codePoint);
    }
  }

  private void put(int codePoint) {
    out.appendCodePoint(codePoint);
    base = codePoint;
    marks = 0;
  }

  private static boolean isJamoTail(int codePoint) {
    return (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
  }

  private static boolean isPictogram(int codePoint) {
    return codePoint > 0xFF && Character.isEmoji(codePoint);
  }
}
