package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.util.List;
import java.util.SplittableRandom;

/** Frames full of awkward text, each similar to the one before. */
final class RandomFrames {

  static final String[] TEXTS = {
    "plain text that says something",
    "日本の鉄道チャンネル",
    "한국어 영상 모음",
    "⚡ breaking ✅ done ❌ failed ⌚⏰",
    "👨\u200d👩\u200d👧 family 👍🏽 🇩🇪 ❤\ufe0f‍🔥 🌡\ufe0f 🛠\ufe0f 🦄🦊",
    "Cafe\u0301 z\u0351\u0352\u0353algo e\u0301\u0302\u0303",
    "ที่นี่ไทย नमस्ते दुनिया বাংলা தமிழ்",
    "שלום עולם مرحبا بالعالم",
    "𝐀𝓑 𐍈 𠀀 ䷀ ☯ ☺ ♥ ™ © ½ ⅓ Ω ℃ ① ㊗",
    "\u001b[31m\u009b2J\u0007\u202egpj\u0000 \ud83d x\ue000",
    "── Channels 500 ━━━━ sort ↓ │ █▓▒░ ⠹ ✓ ✚ ✗ ↻ ‖ ⊘ ▸ …",
    "ﾊﾝｶｸ ＦＵＬＬ 〓 、。「」 ｡ ･"
  };

  private static final List<Role> ROLES = List.of(Role.values());

  private final SplittableRandom random;

  RandomFrames(SplittableRandom random) {
    this.random = random;
  }

  static Frame copy(Frame frame) {
    Frame copy = new Frame(frame.columns(), frame.rows());
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        String text = frame.text(column, row);
        if (!text.isEmpty()) {
          int _ = copy.put(column, row, frame.columns() - column, text, frame.style(column, row));
        }
      }
    }
    return copy;
  }

  Frame next(Frame last) {
    if (random.nextInt(12) == 0) {
      return scribble(new Frame(random.nextInt(1, 60), random.nextInt(1, 12)), 20);
    }
    return scribble(copy(last), random.nextInt(0, 6));
  }

  Frame scribble(Frame frame, int times) {
    for (int i = 0; i < times; i++) {
      int column = random.nextInt(-5, frame.columns() + 2);
      int row = random.nextInt(frame.rows());
      int width = random.nextInt(1, 30);
      switch (random.nextInt(4)) {
        case 0 -> frame.fill(column, row, width, text(), style());
        case 1 -> frame.restyle(column, row, width, style());
        default -> {
          int _ = frame.put(column, row, width, text(), style());
        }
      }
    }
    if (random.nextInt(3) == 0) {
      frame.cursor(random.nextInt(frame.columns()), random.nextInt(frame.rows()));
    }
    return frame;
  }

  private String text() {
    String clean = SafeText.of(TEXTS[random.nextInt(TEXTS.length)]);
    int from = 0;
    for (int skip = random.nextInt(8); skip > 0 && from < clean.length(); skip--) {
      from = SafeText.nextCluster(clean, from);
    }
    return random.nextInt(6) == 0 ? "" : clean.substring(from);
  }

  private Style style() {
    Role role = ROLES.get(random.nextInt(ROLES.size()));
    return new Style(role, random.nextInt(3) == 0, random.nextInt(4) == 0);
  }
}
