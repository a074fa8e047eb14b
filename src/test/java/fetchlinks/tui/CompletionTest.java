package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

  /** Two channels fail, two are queued. */
  private static Scene scene() {
    Scene scene = Scene.of(120, 35).starts(2, "Alpha", "Beta", "Gamma", "Delta");
    scene.fails("Alpha", Scene.BOT, Duration.ZERO).fails("Beta", Scene.BOT, Duration.ZERO);
    return scene.fails("Gamma", Scene.NET, Duration.ZERO).settled().press("/");
  }

  private static String typed(Scene scene) {
    Shell.Prompt prompt = scene.state.shell().front().prompt();
    return prompt == null ? "no prompt" : prompt.line().text();
  }

  @ParameterizedTest
  @CsvSource({
    "st, state:",
    "x st, x state:",
    "-ho, -host:",
    "host:you, host:youtube.com",
    "state:f, state:failed",
    "-state:q, -state:queued",
    "cause:B, cause:bot",
    "new>0, new>0",
    "nothing:x, nothing:x"
  })
  void tabCompletesKeysAndValues(String start, String completed) {
    assertThat(typed(scene().type(start).press("Tab"))).isEqualTo(completed);
  }

  @Test
  void tabGoesThroughTheValuesTheMostFrequentFirst() {
    Scene scene = scene().type("cause:").press("Tab");
    assertThat(typed(scene)).isEqualTo("cause:bot");
    assertThat(scene.state.table().listing().channels()).isEqualTo(2);
    assertThat(typed(scene.press("Tab"))).isEqualTo("cause:net");
    assertThat(typed(scene.press("Tab"))).isEqualTo("cause:bot");
  }

  @Test
  void thePromptShowsHowTheWordCanGoOnAndForHowManyChannels() {
    assertThat(scene().picture()).contains("filter:    Tab: state: cause: host: name: new>");
    assertThat(scene().type("cause:").picture()).contains("cause:   Tab: bot(2) net(1)");
    assertThat(scene().type("state:").picture())
        .contains("Tab: done(3) failed(3) problem(3) queued(1)");
    assertThat(scene().type("state:failed").picture())
        .contains("filter: state:failed ")
        .doesNotContain("Tab:");
  }

  @Test
  void onlyTheWordBeforeTheCursorIsReplaced() {
    Scene scene = scene().type("sta beta").press("Home", "Right", "Right", "Right", "Tab");
    assertThat(typed(scene)).isEqualTo("state: beta");
  }
}
