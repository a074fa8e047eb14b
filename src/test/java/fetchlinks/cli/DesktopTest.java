package fetchlinks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.demo.DemoSite;
import fetchlinks.model.ChannelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The person's programs, for channels of the demonstration. */
@Timeout(60)
class DesktopTest {

  private static final ChannelId UNREADABLE = new ChannelId("typing-error");

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Backstage backstage;
  private Desktop desktop;

  @BeforeEach
  void readTheDemonstration() throws Exception {
    backstage = new Backstage(DesktopTest::demo, () -> null, _ -> {});
    CountDownLatch read = new CountDownLatch(1);
    backstage.start(() -> {}, _ -> read.countDown(), () -> {}, () -> {});
    read.await();
    desktop = new Desktop(backstage, environment);
  }

  private static Program demo() throws IOException {
    try {
      return Program.demo(
          OptionsReader.read(
              OptionsReader.parse(
                  CommandLineSpec.of("fetch-links-tui"),
                  "--demo",
                  "--dry-run",
                  "--only",
                  UNREADABLE.name())),
          DemoSite.start(1, 1));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @AfterEach
  void close() throws Exception {
    var _ = backstage.end();
    backstage.close();
  }

  @Test
  void aChannelThatCannotBeReadHasNoCommand() {
    assertThatThrownBy(() -> desktop.command(UNREADABLE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("typing-error.toml");
  }

  @Test
  void whatIsOpenedIsNotOfOurProcessGroupWhereThatCanBeHad() throws Exception {
    String words = "echo \"$(basename \"$0\") $*\" >> '" + folder + "/words'";
    String opener = script("xdg-open", words);
    environment.put("PATH", folder.toString());
    desktop.open("https://example.org/1");
    String _ = script("setsid", words);
    desktop.open("https://example.org/2");

    assertThat(Files.readAllLines(folder.resolve("words")))
        .containsExactly(
            "xdg-open https://example.org/1", "setsid " + opener + " https://example.org/2");
  }

  private String script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    ScreenShell.script(file, text);
    return file.toString();
  }

  @Test
  void aFileThatCannotBeReadIsTheOneThatIsEdited() throws Exception {
    environment.put("VISUAL", "");
    environment.put("EDITOR", script("editor", "cp \"$1\" '" + folder + "/edited'"));

    Path edited = desktop.edit(UNREADABLE);

    assertThat(edited).isAbsolute().hasFileName("typing-error.toml");
    assertThat(folder.resolve("edited")).hasSameTextualContentAs(edited);
    assertThat(Files.readString(edited)).isNotBlank();
  }
}
