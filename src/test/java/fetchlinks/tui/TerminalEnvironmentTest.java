package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalEnvironmentTest {

  private final Map<String, String> env = new HashMap<>(Map.of("TERM", "xterm"));

  private TerminalEnvironment environment() {
    return TerminalEnvironment.of(env, true, "Linux");
  }

  @Test
  void aUsualTerminalIsUsable() {
    assertThat(environment().problem()).isEmpty();
  }

  @Test
  void whatCannotShowAScreenSaysWhyAndWhatToDo() {
    assertThat(TerminalEnvironment.of(env, false, "Linux").problem())
        .hasValue("standard input or output is not a terminal; use the plain `fetch-links`");
    assertThat(TerminalEnvironment.of(env, true, "Windows 11").problem().orElseThrow())
        .contains("WSL");
    env.put("CI", "true");
    assertThat(environment().problem().orElseThrow()).startsWith("CI is set");
    env.put("TERM", "dumb");
    assertThat(environment().problem().orElseThrow()).startsWith("TERM is `dumb`");
    env.remove("TERM");
    assertThat(environment().problem().orElseThrow()).startsWith("TERM is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "xterm, '', '', ANSI16",
    "linux, '', '', ANSI16",
    "xterm-256color, '', '', INDEXED256",
    "tmux-256color, truecolor, '', TRUECOLOR",
    "xterm, 24bit, '', TRUECOLOR",
    "xterm-direct, '', '', TRUECOLOR",
    "xterm-256color, truecolor, 1, MONO",
    "vt100, '', '', MONO",
    "xterm-mono, '', '', MONO"
  })
  void coloursAreAsManyAsTheEnvironmentTells(
      String term, String colorterm, String noColor, ColourDepth depth) {
    env.putAll(Map.of("TERM", term, "COLORTERM", colorterm, "NO_COLOR", noColor));

    assertThat(environment().depth()).isEqualTo(depth);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', C.UTF-8, true",
    "'', '', en_US.utf8, true",
    "'', '', C, false",
    "'', '', '', false",
    "'', de_DE.ISO-8859-1, C.UTF-8, false",
    "POSIX, C.UTF-8, C.UTF-8, false",
    "C.UTF-8, C, C, true"
  })
  void theLocaleSaysWhetherUnicodeCanBeShown(String all, String ctype, String lang, boolean is) {
    env.putAll(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));

    assertThat(environment().unicode()).isEqualTo(is);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xterm", "xterm-kitty", "tmux-256color", "alacritty", "foot"})
  void knownTerminalsTakeATitle(String term) {
    env.put("TERM", term);

    assertThat(environment().windowTitle()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "vt220", "somethingnew"})
  void othersDoNot(String term) {
    env.put("TERM", term);

    assertThat(environment().windowTitle()).isFalse();
  }

  @Test
  void theTaskBarIsUsedOnlyWhereItIsKnownAndNeverInsideTmux() {
    assertThat(environment().taskBar()).isFalse();
    env.put("WT_SESSION", "x");
    assertThat(environment().taskBar()).isTrue();
    env.put("TMUX", "/run/tmux,1,0");
    assertThat(environment().taskBar()).isFalse();
  }

  @Test
  void theLinuxConsoleGetsNoBrackets() {
    assertThat(environment().synchronizedFrames()).isTrue();
    env.put("TERM", "linux");
    assertThat(environment().synchronizedFrames()).isFalse();
  }

  @Test
  void sshIsRemote() {
    assertThat(environment().remote()).isFalse();
    env.put("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22");
    assertThat(environment().remote()).isTrue();
  }

  @Test
  void theCommandLineOverrules() {
    env.putAll(Map.of("LANG", "C.UTF-8", "COLORTERM", "truecolor"));
    TerminalEnvironment plain = environment().with(true, true);

    assertThat(plain.depth()).isEqualTo(ColourDepth.MONO);
    assertThat(plain.unicode()).isFalse();
    assertThat(environment().with(false, false)).isEqualTo(environment());
  }
}
