package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fetchlinks.model.SafeText;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FramePainterTest {

  private static final Style TEXT = Style.of(Role.TEXT);
  private static final List<ColourDepth> DEPTHS = List.of(ColourDepth.values());
  private static final Theme THEME = Theme.named("dark");

  private final FramePainter painter = new FramePainter(environment(ColourDepth.TRUECOLOR, true));

  static TerminalEnvironment environment(ColourDepth depth, boolean unicode) {
    return new TerminalEnvironment(Optional.empty(), depth, unicode, true, true, true, false);
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTerminalShowsEveryCellOfEveryFrame(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ColourDepth depth = DEPTHS.get(random.nextInt(DEPTHS.size()));
    Theme theme = Theme.named(Theme.BUILT_IN.get(random.nextInt(4)));
    FramePainter painting = new FramePainter(environment(depth, true));
    RandomFrames frames = new RandomFrames(random);
    Frame frame = frames.scribble(new Frame(40, 8), 20);
    VirtualTerminal terminal = new VirtualTerminal(40, 8, FramePainterTest::width);
    for (int i = 0; i < 60; i++) {
      terminal.feed(painting.paint(frame, theme, false).copy());
      assertShows(terminal, frame, theme.palette(depth), false);
      Frame next = frames.next(frame);
      if (next.columns() != frame.columns() || next.rows() != frame.rows()) {
        terminal.resize(next.columns(), next.rows());
      }
      frame = next;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTerminalThatDisagreesOnWidthsShowsNoShiftedCell(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IntUnaryOperator contrary =
        c -> KnownWidth.isSure(Character.toString(c)) || width(c) == 0 ? width(c) : 3 - width(c);
    RandomFrames frames = new RandomFrames(random);
    Frame frame = frames.scribble(new Frame(40, 8), 20);
    VirtualTerminal terminal = new VirtualTerminal(40, 8, contrary);
    for (int i = 0; i < 40; i++) {
      terminal.feed(painter.paint(frame, THEME, false).copy());
      assertShows(terminal, frame, THEME.palette(ColourDepth.TRUECOLOR), true);
      frame = frames.scribble(RandomFrames.copy(frame), random.nextInt(4));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAsciiTerminalGetsAsciiOnly(int seed) {
    FramePainter painting = new FramePainter(environment(ColourDepth.ANSI16, false));
    Frame frame = new RandomFrames(new SplittableRandom(seed)).scribble(new Frame(40, 8), 30);

    byte[] bytes = painting.paint(frame, THEME, true).copy();

    for (byte b : bytes) {
      assertThat(b == '\b' || (b >= 0x1B && b <= 0x7E)).isTrue();
    }
    VirtualTerminal terminal = new VirtualTerminal(40, 8, _ -> 1);
    terminal.feed(bytes);
    for (int row = 0; row < 8; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < 40; column++) {
        line.append(terminal.text(column, row));
      }
      assertThat(line.toString()).isEqualTo(expectedAscii(frame, row));
    }
  }

  /** What a row should look like on a terminal. */
  static String line(Frame frame, int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < frame.columns(); column++) {
      line.append(shown(frame, column, row));
    }
    return line.toString();
  }

  private static String expectedAscii(Frame frame, int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < frame.columns(); column++) {
      String shown = shown(frame, column, row);
      line.append(shown.isEmpty() ? "" : SafeText.ascii(shown));
    }
    return line.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsDrawnOnlyKnownSequencesAreSent(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame frame = new Frame(40, 8);
    for (int i = 0; i < 30; i++) {
      String hostile =
          random
              .ints(12, 0, 4)
              .mapToObj(kind ->
                  switch (kind) {
                    case 0 -> Character.toString(random.nextInt(0xA0));
                    case 1 -> "\u001b";
                    case 2 -> Character.toString(0x2000 + random.nextInt(0x80));
                    default -> String.valueOf((char) random.nextInt(0x10000));
                  })
              .reduce("", String::concat);
      int _ = frame.put(random.nextInt(40), random.nextInt(8), 40, hostile, TEXT);
    }
    VirtualTerminal terminal = new VirtualTerminal(40, 8, FramePainterTest::width);

    terminal.feed(painter.paint(frame, THEME, true).copy()); // throws on anything unknown

    assertThat(terminal.is("?2026")).isFalse();
    assertThat(terminal.is("?1049")).isFalse();
  }

  @Test
  void anUnchangedFrameCostsNothing() {
    Frame frame = full(120, 35, 4);
    assertThat(painter.paint(frame, THEME, false).length()).isPositive();

    assertThat(painter.paint(RandomFrames.copy(frame), THEME, false).length()).isZero();
  }

  @Test
  void aFullPaintIsGivenOnDemand() {
    Frame frame = full(120, 35, 4);
    int first = painter.paint(frame, THEME, false).length();

    assertThat(painter.paint(frame, THEME, true).length()).isEqualTo(first);
  }

  @Test
  void anotherThemeRepaintsWhatLooksDifferent() {
    Frame frame = full(40, 8, 1);
    int _ = painter.paint(frame, THEME, false).length();
    VirtualTerminal terminal = new VirtualTerminal(40, 8, FramePainterTest::width);
    terminal.feed(painter.paint(frame, THEME, true).copy());
    Theme light = Theme.named("light");

    terminal.feed(painter.paint(frame, light, false).copy());

    assertShows(terminal, frame, light.palette(ColourDepth.TRUECOLOR), false);
  }

  @ParameterizedTest
  @EnumSource(ColourDepth.class)
  void movingOneRowCostsAtMostSixHundredBytes(ColourDepth depth) {
    FramePainter painting = new FramePainter(environment(depth, true));
    int _ = painting.paint(full(120, 35, 10), THEME, false).length();

    int bytes = painting.paint(full(120, 35, 11), THEME, false).length();

    assertThat(bytes).isBetween(50, 600);
  }

  @Test
  void fiveSpinnersBelowEachOtherCostLessThanSixtyBytes() {
    Frame frame = full(120, 35, 4);
    for (int row = 20; row < 25; row++) {
      frame.spinner(2, row, Style.of(Role.RUNNING));
    }
    frame.turn("⠼");
    int _ = painter.paint(frame, THEME, false).length();
    frame.turn("⠴");

    assertThat(painter.paint(frame, THEME, false).length()).isBetween(15, 60);
  }

  @Test
  void paintingAllocatesNextToNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Frame[] frames = {full(200, 50, 10), full(200, 50, 11)};
    int sent = 0;
    for (int i = 0; i < 200; i++) {
      sent += painter.paint(frames[i % 2], THEME, i % 5 == 0).length();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      sent += painter.paint(frames[i % 2], THEME, i % 5 == 0).length();
    }

    long perFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 100;
    assertThat(sent).isPositive();
    assertThat(perFrame).isLessThan(200_000);
  }

  @Test
  void theCursorIsShownWhereTheFrameWantsItAndHiddenElsewhere() {
    VirtualTerminal terminal = new VirtualTerminal(20, 4, FramePainterTest::width);
    Frame with = new Frame(20, 4);
    with.cursor(3, 2);
    terminal.feed(painter.paint(with, THEME, false).copy());
    assertThat(terminal.is("?25")).isTrue();
    assertThat(terminal.cursorColumn()).isEqualTo(3);
    assertThat(terminal.cursorRow()).isEqualTo(2);

    Frame elsewhere = new Frame(20, 4);
    elsewhere.cursor(5, 1);
    terminal.feed(painter.paint(elsewhere, THEME, false).copy());
    assertThat(terminal.cursorColumn()).isEqualTo(5);
    assertThat(terminal.is("?25")).isTrue();

    terminal.feed(painter.paint(new Frame(20, 4), THEME, false).copy());
    assertThat(terminal.is("?25")).isFalse();
  }

  @Test
  void framesAreBracketedOnlyWhereThatIsAllowed() {
    Frame frame = full(80, 24, 1);
    String bracketed = ascii(painter.paint(frame, THEME, true));
    TerminalEnvironment console =
        TerminalEnvironment.of(Map.of("TERM", "linux", "LANG", "C.UTF-8"), true, "Linux");

    assertThat(bracketed).startsWith("\u001b[?2026h").endsWith("\u001b[?2026l");
    assertThat(ascii(new FramePainter(console).paint(frame, THEME, true))).doesNotContain("2026");
    Frame small = RandomFrames.copy(frame);
    int _ = small.put(0, 0, 10, "small", TEXT);
    assertThat(ascii(painter.paint(small, THEME, false))).contains("small").doesNotContain("2026");
  }

  private static String ascii(Bytes bytes) {
    return new String(bytes.copy(), StandardCharsets.UTF_8);
  }

  /** A table with a selected row, in several colours. */
  static Frame full(int columns, int rows, int selected) {
    Frame frame = new Frame(columns, rows);
    for (int row = 0; row < rows; row++) {
      boolean is = row == selected;
      frame.fill(0, row, columns, "", TEXT.asSelected(is));
      int _ = frame.put(2, row, 1, "✗", Style.of(Role.FAILED).asSelected(is));
      int _ = frame.put(4, row, 30, "Channel with the number " + row, TEXT.asSelected(is));
      int _ = frame.put(40, row, 5, "4/4", Style.of(Role.DIM).asSelected(is));
      int _ = frame.put(46, row, 5, "00:31", Style.of(Role.DIM).asSelected(is));
      int _ =
          frame.put(54, row, 60, "429 too many requests", Style.of(Role.WAITING).asSelected(is));
    }
    return frame;
  }

  private static int width(int codePoint) {
    return SafeText.columns(Character.toString(codePoint));
  }

  private static String shown(Frame frame, int column, int row) {
    String text = frame.text(column, row);
    int width = text.isEmpty() ? 1 : SafeText.columns(text);
    boolean halved =
        width == 2 && (column + 1 >= frame.columns() || !frame.text(column + 1, row).isEmpty());
    boolean widowed =
        text.isEmpty()
            && (column == 0
                || frame.text(column - 1, row).isEmpty()
                || SafeText.columns(frame.text(column - 1, row)) != 2);
    boolean atEdge = column + width == frame.columns() && !text.isEmpty();
    String drawn = atEdge ? Character.toString(text.codePointAt(0)) : text;
    return halved || widowed ? " " : drawn;
  }

  private static void assertShows(
      VirtualTerminal terminal, Frame frame, Palette palette, boolean sureOnly) {
    boolean unsure = false;
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        String shown = shown(frame, column, row);
        unsure = shown.isEmpty() ? unsure : !KnownWidth.isSure(shown);
        if (sureOnly && unsure) {
          continue;
        }
        int lead = shown.isEmpty() ? column - 1 : column;
        Pen pen = palette.pen(frame.style(lead, row));
        assertThat(terminal.text(column, row))
            .as("cell %d,%d of «%s»", column, row, frame.line(row))
            .isEqualTo(shown);
        assertThat(visible(shown, terminal.look(column, row)))
            .as("look of %d,%d", column, row)
            .isEqualTo(visible(shown, look(pen)));
      }
    }
  }

  /** A blank that is neither underlined nor reversed has only a background. */
  private static String visible(String text, String look) {
    boolean ink = !text.equals(" ") || look.matches("\\[.*[47].*].*");
    return ink ? look : look.substring(look.lastIndexOf(' '));
  }

  /** What a terminal makes of the pen's whole sequence. */
  private static String look(Pen pen) {
    VirtualTerminal terminal = new VirtualTerminal(1, 1, _ -> 1);
    Bytes bytes = new Bytes();
    pen.send(null, bytes);
    terminal.feed(bytes.utf8("x").copy());
    return terminal.look(0, 0);
  }
}
