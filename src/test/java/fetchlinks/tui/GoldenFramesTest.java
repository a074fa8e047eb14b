package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares whole pictures with the ones that people have looked at. {@code -Dgolden.update=true}
 * writes them anew: look at every difference before it is committed.
 */
class GoldenFramesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  record Case(Scenes scene, int columns, int rows, boolean ascii) {
    @Override
    public String toString() {
      return "%s-%dx%d%s"
          .formatted(scene.name().toLowerCase(Locale.ROOT), columns, rows, ascii ? "-ascii" : "");
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Scenes.values())
        .flatMap(scene ->
            Stream.of(
                new Case(scene, 120, 35, false),
                new Case(scene, 80, 24, false),
                new Case(scene, 80, 24, true),
                new Case(scene, 40, 12, false),
                new Case(scene, 20, 5, false),
                new Case(scene, 200, 50, false)))
        .filter(c -> c.columns() < 200 || c.scene() == Scenes.RUNNING || c.scene() == Scenes.WALL);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePictureIsTheOneThatWasLookedAt(Case c) throws IOException {
    Scene scene = new Scene(c.columns(), c.rows(), c.ascii());
    c.scene().play(scene);
    Frame frame = scene.frame();
    String picture =
        Pictures.text(frame)
            + "cursor %d,%d%n".formatted(frame.cursorColumn(), frame.cursorRow())
            + Pictures.styles(frame);
    Path file = GOLDEN.resolve(c + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, picture);
    }
    assertThat(picture).as(file.toString()).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anAsciiPictureHoldsNothingElse(Case c) {
    Scene scene = new Scene(c.columns(), c.rows(), true);
    c.scene().play(scene);
    assertThat(scene.picture().chars()).allMatch(ch -> ch < 0x7f);
  }

  @Test
  void belowTwentyByFiveOneLineSaysTheMostImportant() {
    Scene scene = Scene.of(40, 4);
    Scenes.RUNNING.play(scene);
    assertThat(scene.picture()).isEqualTo("11/24 ✗6 new8 ETA 2 to 4 min, slower\n\n\n\n");
  }

  @Test
  void theEstimateGetsShorterAndGoesBeforeItIsCut() {
    assertThat(oneLine(20)).isEqualTo("11/24 ✗6 new8 2-4m");
    assertThat(oneLine(17)).isEqualTo("11/24 ✗6 new8");
  }

  private static String oneLine(int columns) {
    Scene scene = Scene.of(columns, 4);
    Scenes.RUNNING.play(scene);
    return scene.picture().strip();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void linesAreAsWideAsTheScreen(Case c) {
    Scene scene = new Scene(c.columns(), c.rows(), c.ascii());
    c.scene().play(scene);
    Frame frame = scene.frame();
    for (int row = 0; row < frame.rows(); row++) {
      assertThat(fetchlinks.model.SafeText.columns(frame.line(row))).isEqualTo(c.columns());
    }
  }
}
