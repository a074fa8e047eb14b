package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.model.ViewSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFileTest {

  @TempDir private Path folder;

  private Path file = Path.of("");
  private ViewFile view = viewFile(file);

  @BeforeEach
  void inFolder() {
    file = folder.resolve("state").resolve("view.toml");
    view = viewFile(file);
  }

  private static ViewFile viewFile(Path file) {
    return new ViewFile(
        file,
        new ViewFile.Words(
            List.of("default", "dark"),
            List.of("attention", "name"),
            List.of("info", "error"),
            List.of("log")));
  }

  private ViewFile.Loaded loaded(String text) throws IOException {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(file, text);
    return view.load();
  }

  @Test
  void withoutAFileTheDefaultsAreUsedSilently() {
    assertThat(view.load()).isEqualTo(new ViewFile.Loaded(ViewSettings.DEFAULT, ""));
  }

  @Test
  void whatWasSavedIsLoaded() throws IOException {
    ViewSettings settings =
        new ViewSettings(
            "dark",
            "name",
            true,
            true,
            "error",
            true,
            "log",
            true,
            List.of("state:failed -\"x\"", "\\ \u65e5\u672c", ""));
    view.save(settings);
    view.save(settings);
    assertThat(view.load()).isEqualTo(new ViewFile.Loaded(settings, ""));
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void keysThatAreMissingHaveTheirDefaults() throws IOException {
    assertThat(loaded("theme = 'dark'").settings())
        .isEqualTo(
            new ViewSettings(
                "dark", "attention", false, false, "info", false, "", false, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "theme = 'pink' | 1:1: theme is \"pink\", expected one of default, dark",
        "mouse = 'yes' | 1:1: mouse is \"yes\", expected true or false",
        "colour = 'red' | 1:1: colour is not known here",
        "sort = | bad TOML"
      })
  void aFileThatIsNotUnderstoodIsReportedWithItsLineAndKept(String text, String problem)
      throws IOException {
    ViewFile.Loaded loaded = loaded(text);
    assertThat(loaded.settings()).isEqualTo(ViewSettings.DEFAULT);
    assertThat(loaded.problem())
        .contains("view.toml:1", problem, "it is now view.toml.broken, the defaults are used");
    assertThat(file.resolveSibling("view.toml.broken")).hasContent(text);
    loaded("also bad");
    assertThat(file.resolveSibling("view.toml.broken")).hasContent(text);
    assertThat(file.resolveSibling("view.toml.broken2")).hasContent("also bad");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    Files.writeString(folder.resolve("state"), "a file");
    assertThatThrownBy(() -> view.save(ViewSettings.DEFAULT)).isInstanceOf(IOException.class);
  }
}
