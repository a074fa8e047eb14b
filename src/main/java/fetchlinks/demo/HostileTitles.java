package fetchlinks.demo;

import java.util.List;

/**
 * Titles that try to harm whoever shows them, as far as XML lets them through: it forbids NUL and
 * ESC, but not the one-character forms of the same terminal commands.
 */
final class HostileTitles {

  private static final List<String> TITLES =
      List.of(
          // CSI: clear the screen, then red
          "clear \u009b2J\u009b31m red for ever",
          // OSC: set the window's title, write the clipboard
          "window \u009d0;owned\u009c and clipboard \u009d52;c;cm0gLXJmIC8=\u009c",
          "literal \\x1b[31m and \\u001b]0;title and ^[[2J",
          // bidirectional override, left open: mirrors all that follows on the line
          "invoice \u202egpj.exe and \u2066isolated",
          "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 123 \u05e9\u05dc\u05d5\u05dd",
          "\u3010\u516c\u5f0f\u3011\u5168\u89d2\uff21\uff22\uff23 \u534a\u89d2ABC \uff76\uff85 \ud840\udc0b",
          "family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 flag \ud83c\uddef\ud83c\uddf5 keycap 1\ufe0f\u20e3 hand \ud83d\udc4d\ud83c\udffd",
          "z\u0335\u0321\u031b\u0300\u0301\u0302\u0303a\u0334\u0322\u0304\u0305l\u0336\u0323\u0306go",
          "x".repeat(119) + " " + "\u9577".repeat(100) + " " + "end".repeat(53),
          "first line\nsecond line\r\n\tand a tab",
          "../../../../tmp/escape \"; rm -rf ~ #",
          "zero\u200bwidth \u2028line separator\u2029paragraph \ufeffmark \u00adsoft");

  private HostileTitles() {}

  static String of(int number) {
    return TITLES.get(number % TITLES.size());
  }
}
