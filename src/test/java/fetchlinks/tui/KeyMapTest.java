package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.tui.KeyMap.BadKeyFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMapTest {

  @Test
  void theKeysThatComeWithTheProgramDoNotClash() throws BadKeyFileException {
    KeyMap same = KeyMap.parse("keys.toml", "# nothing changed\n\n");
    for (Action action : Action.values()) {
      assertThat(same.keys(action)).isEqualTo(action.keys());
    }
  }

  @Test
  void aKeyFileGivesActionsOtherKeys() throws BadKeyFileException {
    KeyMap keys =
        KeyMap.parse(
            "keys.toml", "retry-failed = \"Ctrl-R F5\"  # both\nretry = \"R\"\nmouse = \"\"\n");
    Shell.Place place = Shell.START.place();
    assertThat(keys.find("R", place)).isEqualTo(Action.RETRY);
    assertThat(keys.find("F5", place)).isEqualTo(Action.RETRY_FAILED);
    assertThat(keys.find("r", place)).isNull();
    assertThat(keys.find("m", place)).isNull();
    Scene scene = new Scene(120, 35, false, keys).starts(1, "Alpha").settled();
    scene.ends("Alpha", new fetchlinks.model.ChannelStatus.UpToDate(1)).press("R");
    assertThat(scene.commands()).hasSize(1);
    assertThat(scene.settled().press("Esc").picture()).contains("R retry now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fly = \"f\"               | keys.toml:2: no action `fly`",
        "retry = \"Ctrl-Meta\"     | keys.toml:2:10: no key `Ctrl-Meta`",
        "retry = \"F5 Shift-a\"   | keys.toml:2:13: no key `Shift-a`: with Shift another character comes, as `A` for `a`; name that one",
        "retry = \"Ctrl-c\"        | keys.toml:2: key `Ctrl-C` would do both `retry` and `interrupt`",
        "retry r                   | keys.toml:2: expected `action = \"key key\"`",
        "retry = \"p\"             | keys.toml:2: key `p` would do both `pause` and `retry`",
        "filter = \"L\"            | keys.toml:2: key `L` would do both `filter` and `level`"
      })
  void anErrorNamesFileLineAndKey(String line, String message) {
    assertThatThrownBy(() -> KeyMap.parse("keys.toml", "# first\n" + line))
        .isInstanceOf(BadKeyFileException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "Ctrl-r, Ctrl-R",
    "Alt-Ctrl-x, Ctrl-Alt-X",
    "Alt-x, Alt-x",
    "Shift-Alt-F5, Alt-Shift-F5",
    "Insert, Insert",
    "Ctrl-Space, Ctrl-Space"
  })
  void aKeyIsKnownByTheNameThatTheTerminalGivesIt(String written, String comes)
      throws BadKeyFileException {
    KeyMap keys = KeyMap.parse("k", "wall = \"%s %s\"".formatted(written, comes));
    assertThat(keys.keys(Action.WALL)).containsExactly(comes);
  }

  @Test
  void anActionIsGivenOnlyOnce() {
    assertThatThrownBy(() -> KeyMap.parse("k", "undo = \"u\"\nundo = \"U\""))
        .hasMessage("k:2: `undo` is given twice");
  }

  @Test
  void oneKeyMayMeanTwoThingsWhereTheyNeverMeet() {
    KeyMap keys = KeyMap.defaults();
    Shell.Place table = Shell.START.place();
    assertThat(keys.find("/", table)).isEqualTo(Action.FILTER);
    assertThat(keys.find("/", table.at(Shell.Focus.LOG))).isEqualTo(Action.SEARCH);
    Shell.Place details = table.on(new Shell.Screen.Details(Scene.id("x")));
    assertThat(keys.find("/", details)).isEqualTo(Action.SEARCH);
    assertThat(keys.find("Enter", details)).isEqualTo(Action.OPEN_LINK);
    assertThat(Context.TABLE.meets(Context.LOG)).isFalse();
    assertThat(Context.TABLE.meets(Context.ROWS)).isTrue();
    assertThat(Context.ROWS.meets(Context.DETAILS)).isFalse();
    assertThat(Context.LOG.meets(Context.DETAILS)).isTrue();
    assertThat(Context.ANYWHERE.meets(Context.TABLE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void everyActionCanBeDoneOnAnyScreenWithoutHarm(Action action) {
    for (Scenes scenes : new Scenes[] {Scenes.START, Scenes.RUNNING, Scenes.DETAILS, Scenes.WALL}) {
      Scene scene = Scene.of(100, 30);
      scenes.play(scene);
      scene.press(":").type(action.id()).press("Enter");
      assertThat(scene.picture()).isNotBlank();
    }
  }

  @Test
  void theManualPageNamesEveryActionWithItsKeys() {
    String page = Manual.keys(KeyMap.defaults());
    for (Action action : Action.values()) {
      assertThat(page).contains(action.help().replace("-", "\\-"));
    }
    assertThat(page).startsWith(".SH KEYS\n.SS This channel (or all marked)\n.TP\n\\fBp\\fR\n");
    assertThat(page).contains("\\fB\\-\\fR\nfewer workers", "\\fB:reconcile\\fR\n");
    assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
  }

  @Test
  void idsAreUniqueAndHelpIsShort() {
    Set<String> ids = new HashSet<>();
    Arrays.stream(Action.values()).forEach(a -> assertThat(ids.add(a.id())).isTrue());
    assertThat(Action.values()).allMatch(a -> a.help().length() <= 25);
  }

  @Test
  void whatHasNoKeyIsShownWithWhatToTypeInstead() {
    Scene scene = Scene.of(80, 24).starts(1, "Alpha").settled().press("?").type("full listing");
    assertThat(scene.picture()).contains(":reconcile  check again, full listing");
    scene.press("Esc", "Esc", ":").type("reconcile");
    assertThat(scene.picture()).contains("reconcile          :reconcile   check again");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void theHelpIsNotCut(int columns) {
    Scene scene = Scene.of(columns, 16).press("?");
    for (int i = 0; i < Action.values().length; i++) {
      List<String> lines = scene.press("Down").picture().lines().toList();
      assertThat(lines.subList(3, 13)).noneMatch(line -> line.contains("…"));
    }
  }

  @Test
  void theBestMatchComesFirst() {
    assertThat(Fuzzy.actions("retry")).startsWith(Action.RETRY, Action.RETRY_FAILED);
    assertThat(Fuzzy.actions("rt")).startsWith(Action.RETRY);
    assertThat(Fuzzy.actions("ort")).startsWith(Action.SORT);
    assertThat(Fuzzy.actions("rtfl")).startsWith(Action.RETRY_FAILED);
    assertThat(Fuzzy.actions("zzzz")).isEmpty();
    assertThat(Fuzzy.actions("")).containsExactly(Action.values());
  }

  @Test
  void theHelpIsFilteredAndRunsWhatIsHighlighted() {
    Scene scene = Scene.of(80, 24).starts(1, "Alpha").settled().press("?").type("wall");
    assertThat(scene.picture()).contains("Help: all keys: wall").doesNotContain("undo the last");
    scene.press("Down", "Down", "Up", "Down", "Enter");
    assertThat(scene.picture()).contains("Wall: 1 channel, file order");
    scene.press("F1").type("x").press("Esc", "Esc");
    assertThat(scene.picture()).doesNotContain("Help");
  }

  @Test
  void theHelpScrollsToItsEnd() {
    Scene scene = Scene.of(60, 16).press("?");
    for (int i = 0; i < Action.values().length; i++) {
      scene.press("Down");
    }
    assertThat(scene.picture()).contains("draw the screen anew");
  }

  @Test
  void anActionThatMeansNothingHereSaysSo() {
    Scene scene = Scene.of(80, 24).starts(1, "Alpha").settled().press(":").type("next-channel");
    assertThat(scene.press("Enter").picture()).contains("`next-channel` does nothing in this pane");
  }
}
