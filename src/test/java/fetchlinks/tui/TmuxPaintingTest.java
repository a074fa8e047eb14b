package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The painter's bytes on a terminal emulator that others wrote. */
@Timeout(120)
class TmuxPaintingTest {

  private static final int COLUMNS = 60;
  private static final int ROWS = 12;
  private static final String LAST = "the last line";

  @TempDir Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTmuxShowsIsTheFrame(int seed) throws IOException {
    RandomFrames frames = new RandomFrames(new SplittableRandom(seed));
    FramePainter painter = new FramePainter(FramePainterTest.environment(ColourDepth.ANSI16, true));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\u001b[?1049h\u001b[?7l".getBytes(StandardCharsets.US_ASCII));
    Frame frame = frames.scribble(new Frame(COLUMNS, ROWS), 20);
    for (int i = 0; i < 25; i++) {
      frame = frames.scribble(RandomFrames.copy(frame), 4);
      bytes.write(painter.paint(frame, Theme.named("dark"), false).copy());
    }
    frame.fill(0, ROWS - 1, COLUMNS, LAST, Style.of(Role.TEXT));
    bytes.write(painter.paint(frame, Theme.named("dark"), false).copy());
    Path file = Files.write(folder.resolve("bytes"), bytes.toByteArray());

    try (Tmux tmux = Tmux.start(COLUMNS, ROWS, "cat '" + file + "'; exec cat")) {
      List<String> screen = tmux.awaitText(LAST);

      assertThat(screen).isEqualTo(lines(frame));
    }
  }

  private static List<String> lines(Frame frame) {
    return IntStream.range(0, ROWS)
        .mapToObj(row -> FramePainterTest.line(frame, row).stripTrailing())
        .toList();
  }
}
