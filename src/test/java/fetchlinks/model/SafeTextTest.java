package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTextTest {

  /** Raw text, what is shown, and the columns it takes. */
  static Stream<Arguments> awkward() {
    return Stream.of(
        Arguments.of("plain", "plain", 5),
        Arguments.of("", "", 0),
        Arguments.of("Café", "Café", 4),
        Arguments.of("Cafe\u0301", "Café", 4),
        Arguments.of("\u001b[31mred\u001b[0m", "[31mred[0m", 10),
        Arguments.of("\u001b]0;owned\u0007", "]0;owned", 8),
        Arguments.of("\u001bP1$r\u001b\\", "P1$r\\", 5),
        Arguments.of("\u009b31mred\u009d0;x\u009c", "31mred0;x", 9),
        Arguments.of("a\u0000b\u0007c\u0008d\u007fe", "abcde", 5),
        Arguments.of("one\r\ntwo\nthree\rfour", "one↵two↵three↵four", 18),
        Arguments.of("a\u2028b\u2029c\u0085d\u000be", "a↵b↵c↵d↵e", 9),
        Arguments.of("tab\there", "tab here", 8),
        Arguments.of("a\u00a0b\u2003c\u3000d", "a b c d", 7),
        Arguments.of("\u202egpj.exe\u202c", "gpj.exe", 7),
        Arguments.of("\u2066a\u2069\u200e\u200f\u061cb", "ab", 2),
        Arguments.of("z\u200be\u200cr\u2060o\ufeff", "zero", 4),
        Arguments.of("tag\udb40\udc41\udb40\udc42\udb40\udc7f", "tag", 3),
        Arguments.of("lone\ud83d", "lone", 4),
        Arguments.of("\ude00lone", "lone", 4),
        Arguments.of("private\ue000\udbff\udffd", "private", 7),
        Arguments.of("soft\u00adhyphen", "softhyphen", 10),
        Arguments.of("日本の鉄道", "日本の鉄道", 10),
        Arguments.of("한국어", "한국어", 6),
        Arguments.of("\u1112\u1161\u11ab", "한", 2),
        Arguments.of("ﾊﾝｶｸ", "ﾊﾝｶｸ", 4),
        Arguments.of("ＦＵＬＬ", "ＦＵＬＬ", 8),
        Arguments.of("が か\u3099", "が が", 5),
        Arguments.of("⌚⏰⚡✅❌", "⌚⏰⚡✅❌", 10),
        Arguments.of("❤\ufe0f", "❤", 1),
        Arguments.of("1\ufe0f\u20e3", "1", 1),
        Arguments.of("👍🏽 ok", "👍 ok", 5),
        Arguments.of("🏽", "", 0),
        Arguments.of("👨\u200d👩\u200d👧\u200d👦!", "👨!", 3),
        Arguments.of("❤\ufe0f\u200d🔥x", "❤x", 2),
        Arguments.of("🇩🇪", "DE", 2),
        Arguments.of("𝐀𝓑𝟙", "AB1", 3),
        Arguments.of("𐍈𒀀", "□□", 2),
        Arguments.of("𠀀", "𠀀", 2),
        Arguments.of("🌡\ufe0f", "🌡", 1),
        Arguments.of("z\u0351\u0352\u0353\u0354\u0355algo", "z\u0353\u0354algo", 5),
        Arguments.of("\u0301x", "x", 1),
        Arguments.of("ไทยที่", "ไทยที่", 4),
        Arguments.of("नमस्ते", "नमस्ते", 4),
        Arguments.of("שלום عربي", "שלום عربي", 9),
        Arguments.of("䷀", "䷀", 2),
        Arguments.of("\u3164\uffa0", "  ", 2),
        Arguments.of("✓ ✚ ✗ ↻ ‖ ⊘ ⠹ ─ █ …", "✓ ✚ ✗ ↻ ‖ ⊘ ⠹ ─ █ …", 19));
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void awkwardTextBecomesSafeAndOfKnownWidth(String raw, String shown, int columns) {
    String clean = SafeText.of(raw);

    assertThat(clean).isEqualTo(Normalizer.normalize(shown, Normalizer.Form.NFC));
    assertThat(SafeText.columns(clean)).isEqualTo(columns);
    assertThat(SafeText.columns(SafeText.ascii(clean))).isEqualTo(columns);
  }

  @Test
  void plainTextIsHandedBackItself() {
    String plain = "nothing to do here";

    assertThat(SafeText.of(plain)).isSameAs(plain);
    assertThat(SafeText.ascii(plain)).isSameAs(plain);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverComesInIsCleanAndStaysAsItIs(int seed) {
    String clean = SafeText.of(hostile(new SplittableRandom(seed), 200));

    assertThat(SafeText.of(clean)).isEqualTo(clean);
    assertThat(clean.codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void clustersTileTheTextAndTheirColumnsAddUp(int seed) {
    String clean = SafeText.of(hostile(new SplittableRandom(seed), 80));
    int columns = 0;
    int clusters = 0;
    for (int i = 0; i < clean.length(); clusters++) {
      int next = SafeText.nextCluster(clean, i);
      assertThat(next).isGreaterThan(i).isLessThanOrEqualTo(clean.length());
      String cluster = clean.substring(i, next);
      assertThat(SafeText.columns(cluster)).as(cluster).isBetween(1, 2);
      columns += SafeText.columns(cluster);
      i = next;
    }

    assertThat(SafeText.columns(clean)).isEqualTo(columns);
    assertThat(clusters).isLessThanOrEqualTo(clean.length());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFittedTextNeverTakesMoreThanItMay(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String clean = SafeText.of(hostile(random, 40));
    int room = random.nextInt(0, 50);
    String fitted = SafeText.fit(clean, room);

    assertThat(SafeText.columns(fitted)).isLessThanOrEqualTo(room);
    if (SafeText.columns(clean) <= room) {
      assertThat(fitted).isEqualTo(clean);
    } else if (room > 0) {
      assertThat(fitted).endsWith("…");
      assertThat(clean).startsWith(fitted.substring(0, fitted.length() - 1));
      assertThat(SafeText.columns(fitted)).isGreaterThanOrEqualTo(room - 1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theAsciiFormIsAsciiAndAsWide(int seed) {
    String clean = SafeText.of(hostile(new SplittableRandom(seed), 60));
    String ascii = SafeText.ascii(clean);

    assertThat(ascii.chars()).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(ascii).hasSize(SafeText.columns(clean));
  }

  @ParameterizedTest
  @CsvSource({
    "Café Ørsted straße, Cafe Orsted strase",
    "日本, ????",
    "… – “x” · ↵ ✓, ~ - \"x\" . | v",
    "ＡＢ, 'A B '",
    "⠹ list ─━│, * list -=|",
    "👍 ok, ?? ok"
  })
  void asciiKeepsWhatCanBeRead(String text, String ascii) {
    assertThat(SafeText.ascii(text)).isEqualTo(ascii);
  }

  @Test
  void aWideClusterIsNotCutInHalf() {
    assertThat(SafeText.fit("日本語", 6)).isEqualTo("日本語");
    assertThat(SafeText.fit("日本語", 5)).isEqualTo("日本…");
    assertThat(SafeText.fit("日本語", 4)).isEqualTo("日…");
    assertThat(SafeText.fit("日本語", 1)).isEqualTo("…");
    assertThat(SafeText.fit("日本語", 0)).isEmpty();
    assertThat(SafeText.fit("日本語", -3)).isEmpty();
  }

  @Test
  void marksStayWithTheirLetter() {
    String clean = SafeText.of("ที่");

    assertThat(SafeText.nextCluster(clean, 0)).isEqualTo(3);
  }

  @Test
  void aTextLongerThanTheCapIsCutWithAnEllipsis() {
    assertThat(SafeText.of("x".repeat(4096))).hasSize(4096).doesNotContain("…");
    assertThat(SafeText.of("x".repeat(4097))).hasSize(4096).endsWith("x…");
    assertThat(SafeText.of("x".repeat(1_000_000))).hasSize(4096).endsWith("x…");
    assertThat(SafeText.of("👍".repeat(4000))).endsWith("👍…").hasSizeLessThanOrEqualTo(4096);
    assertThat(SafeText.of("\u0958".repeat(4096))).hasSizeLessThanOrEqualTo(4096);
    assertThat(SafeText.of("\u0000".repeat(9000) + "x")).isEqualTo("…");
  }

  private static String hostile(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    int[] borders = {0x20, 0xA0, 0x300, 0x370, 0xE00, 0x1200, 0x2070, 0x2800, 0x3100, 0x10000};
    int[] special = {0x1B, 0x9B, 0x200D, 0xFE0F, 0x301, 0x1F468, 0x1F3FD, 0x1F1E9, 0x94D, 0xD83D};
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.appendCodePoint(special[random.nextInt(special.length)]);
        case 1 -> text.appendCodePoint(random.nextInt(0x20, 0x7F));
        case 2 -> text.appendCodePoint(random.nextInt(borders[random.nextInt(borders.length)]));
        default -> text.appendCodePoint(random.nextInt(0x110000));
      }
    }
    return text.toString();
  }
}
