package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeTest {

  @ParameterizedTest
  @FieldSource("fetchlinks.tui.Theme#BUILT_IN")
  void aBuiltInThemeHasALookForEverythingAtEveryDepth(String name) {
    Theme theme = Theme.named(name);

    assertThat(theme.name()).isEqualTo(name);
    for (ColourDepth depth : ColourDepth.values()) {
      Palette palette = theme.palette(depth);
      for (Role role : Role.values()) {
        Pen pen = palette.pen(Style.of(role));
        assertThat(pen.same(palette.pen(Style.of(role).asSelected(true))))
            .as("%s selected at %s", role, depth)
            .isFalse();
      }
    }
  }

  @Test
  void withoutColoursNoColourIsSent() {
    for (String name : Theme.BUILT_IN) {
      for (Role role : Role.values()) {
        Bytes bytes = new Bytes();
        Theme.named(name).palette(ColourDepth.MONO).pen(Style.of(role).asBold()).send(null, bytes);
        assertThat(new String(bytes.copy(), StandardCharsets.US_ASCII))
            .matches("\u001b\\[0(;[1247])*m");
      }
    }
  }

  @Test
  void anUnknownThemeIsAnErrorThatNamesTheKnownOnes() {
    assertThatThrownBy(() -> Theme.named("neon"))
        .hasMessage("no theme `neon`; there are default, dark, light, high-contrast");
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            "[text]\nmono = \"\"\n[txt]", "t.toml line 3: unknown role `txt`; there are bar-"),
        Arguments.of("mono = \"bold\"", "t.toml line 1: expected `[role]` before the first look"),
        Arguments.of(
            "[text]\n\n88 = \"1\"", "t.toml line 3: unknown depth `88`; there are mono, 16"),
        Arguments.of(
            "[text]\nmono = bold", "t.toml line 2: expected `[role]` or `depth = \"look\"`"),
        Arguments.of("[text]\nmono = \"red\"", "t.toml line 2: `red` is no attribute; mono takes"),
        Arguments.of("[text]\n16 = \"pink\"", "t.toml line 2: `pink` is no colour; 16 takes black"),
        Arguments.of(
            "[text]\n256 = \"256\"", "t.toml line 2: `256` is no colour; 256 takes 0 to 255"),
        Arguments.of(
            "[text]\ntruecolor = \"#fff\"", "t.toml line 2: `#fff` is no colour; truecolor"),
        Arguments.of("[text]\n16 = \"red blue\"", "t.toml line 2: `blue` is one colour too many"),
        Arguments.of("[text]\n16 = \"red on\"", "t.toml line 2: expected a colour after `on`"),
        Arguments.of("[text]\n[text]", "t.toml line 2: [text] is there twice"),
        Arguments.of(
            "[text]\nmono=\"\"\nmono=\"\"", "t.toml line 3: mono is there twice in [text]"),
        Arguments.of("[text]\nmono = \"\"", "t.toml: [bar-done] with `mono = \"…\"` is missing"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorNamesFileLineAndWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> Theme.parse("t", "t.toml", text)).hasMessageStartingWith(message);
  }

  @Test
  void aDepthLeftOutLooksLikeTheOneBelow() {
    Theme theme = Theme.named("default");

    for (Role role : Role.values()) {
      Pen below = theme.palette(ColourDepth.ANSI16).pen(Style.of(role));
      assertThat(theme.palette(ColourDepth.TRUECOLOR).pen(Style.of(role)).same(below)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"dark, #1e1e1e", "light, #ffffff", "high-contrast, #000000"})
  void everyTextIsReadableAlsoOnTheSelectedRow(String name, String background) throws IOException {
    String below = color(background);
    Look selected = look(name, "selected");
    for (Role role : Role.values()) {
      boolean bar = role == Role.BAR_OPEN; // a filled cell, no text
      String table = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Look look = look(name, table);
      if (!bar) {
        assertThat(contrast(look, below)).as(table).isGreaterThanOrEqualTo(4.5);
        if (role != Role.MATCH) {
          assertThat(contrast(look.under(selected), below))
              .as("%s selected", table)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  private static Look look(String theme, String table) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Theme.class.getResourceAsStream("themes/" + theme + ".toml"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int at = lines.indexOf("[" + table + "]");
      String line =
          lines.subList(at, lines.size()).stream()
              .filter(l -> l.startsWith("truecolor"))
              .findFirst()
              .orElseThrow();
      return LookParser.parse(ColourDepth.TRUECOLOR, line.split("\"", -1)[1]);
    }
  }

  private static String color(String hex) {
    return Objects.requireNonNull(LookParser.parse(ColourDepth.TRUECOLOR, hex).foreground());
  }

  private static double contrast(Look look, String below) {
    double text = luminance(look.foreground());
    double ground = luminance(look.background() == null ? below : look.background());
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }

  /** Of a colour such as {@code 38;2;255;0;128}. */
  private static double luminance(@Nullable String colour) {
    String[] parts = Objects.requireNonNull(colour).split(";", -1);
    return 0.2126 * part(parts[2]) + 0.7152 * part(parts[3]) + 0.0722 * part(parts[4]);
  }

  private static double part(String value) {
    double share = Integer.parseInt(value) / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
