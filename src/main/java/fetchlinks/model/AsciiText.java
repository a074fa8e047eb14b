package fetchlinks.model;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Stand-ins for clean text where the terminal's character set is ASCII. */
final class AsciiText {

  private static final String SIGNS = "‐‑‒–—―‘’‚“”„…·•↵→←↑↓✓✗✚↻‖⊘─━│┃█▓▒░▌▸▾▲▼€£×÷«»¿¡°";
  private static final String INSTEAD = "------''," + "\"\"\"~.*|><^vvx+r=o-=||##=.>>v^vELx/<>?!o";
  private static final String LETTERS = "ßøØłŁđĐæÆœŒıþÞðÐ";
  private static final String PLAIN = "soOlLdDaAoOipPdD";

  private AsciiText() {}

  static String of(String clean) {
    StringBuilder out = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); ) {
      int next = SafeText.nextCluster(clean, i);
      cluster(clean.substring(i, next), out);
      i = next;
    }
    return out.toString();
  }

  private static void cluster(String cluster, StringBuilder out) {
    int columns = SafeText.columns(cluster);
    char first = Normalizer.normalize(cluster, Form.NFD).charAt(0);
    int sign = SIGNS.indexOf(first);
    int letter = LETTERS.indexOf(first);
    if (first < 0x7F) {
      out.append(first);
    } else if (sign >= 0) {
      out.append(INSTEAD.charAt(sign));
    } else if (letter >= 0) {
      out.append(PLAIN.charAt(letter));
    } else if (first >= 0x2800 && first <= 0x28FF) {
      out.append('*');
    } else if (first >= 0xFF01 && first <= 0xFF5E) {
      out.append((char) (first - 0xFF01 + '!')).append(' ');
    } else {
      out.repeat('?', columns);
    }
  }
}
