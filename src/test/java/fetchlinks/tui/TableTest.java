package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.ChannelStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  @Test
  void whereNoneOfTheChannelsIsWantedThereIsNothingToCheck() {
    Scene scene = Scene.of(80, 24);
    Setup setup = scene.state.setup();
    scene.state =
        scene.state.with(
            new Setup("main.toml", List.of(), 4, false, setup.keys(), setup.zone(), true));
    assertThat(scene.starts(1).settled().picture())
        .contains("nothing to check: none of the channels was asked for")
        .doesNotContain("put a TOML file");
  }

  private static List<String> shown(Scene scene) {
    Listing listing = scene.state.table().listing();
    return listing.rows().stream().map(i -> scene.state.rows().at(i).name()).toList();
  }

  private static Scene mixed() {
    Scene scene = Scene.of(120, 35).starts(3, "delta", "Alpha", "charlie", "Bravo", "echo");
    scene.ends("delta", new ChannelStatus.Fetched(7, 70), 2, Duration.ofSeconds(50), "");
    scene.after(Duration.ofSeconds(1)).ends("Alpha", new ChannelStatus.UpToDate(35));
    scene.fails("charlie", Scene.NOT_FOUND, Duration.ofSeconds(9));
    return scene.lists("Bravo", 2, 12).settled();
  }

  @ParameterizedTest
  @CsvSource({
    "ATTENTION, charlie Bravo delta Alpha echo",
    "NAME, Alpha Bravo charlie delta echo",
    "NEW, delta Alpha charlie Bravo echo",
    "SEEN, delta Alpha Bravo charlie echo",
    "TRY, charlie delta Alpha Bravo echo",
    "TOOK, delta charlie Alpha Bravo echo",
    "CHECKED, Alpha charlie delta Bravo echo",
    "MESSAGE, charlie delta Alpha Bravo echo",
    "FILE, delta Alpha charlie Bravo echo"
  })
  void rowsAreSortedByAnyColumn(SortColumn column, String expected) {
    Scene scene = mixed();
    for (int i = 0; i < 10 && scene.state.table().choice().sort() != column; i++) {
      scene.press("s");
    }
    assertThat(shown(scene)).containsExactly(expected.split(" ", -1));
    assertThat(shown(scene.press("S"))).isEqualTo(List.of(expected.split(" ", -1)).reversed());
  }

  @ParameterizedTest
  @EnumSource(SortColumn.class)
  void theOtherWayRoundLeadsBack(SortColumn column) {
    Scene scene = mixed();
    List<SortColumn> all = List.of(SortColumn.values());
    for (int i = 0; i < all.indexOf(column); i++) {
      scene.press(">");
    }
    assertThat(scene.state.table().choice().sort()).isEqualTo(column);
    for (int i = 0; i < all.indexOf(column); i++) {
      scene.press("<");
    }
    assertThat(scene.state.table().choice().sort()).isEqualTo(SortColumn.ATTENTION);
  }

  @ParameterizedTest
  @CsvSource({
    "state:failed, charlie",
    "state:problem, charlie",
    "state:running, Bravo",
    "state:done -state:failed, delta Alpha",
    "new>0, delta",
    "new=0 state:ok, Alpha",
    "seen>=35, delta Alpha",
    "seen<20 state:running, Bravo",
    "try>2, charlie delta",
    "took>30s, delta",
    "took<=9s state:done, charlie Alpha",
    "host:youtube echo, echo",
    "cause:404, charlie",
    "name:ALPHA, Alpha",
    "renamed, ''",
    "not found, charlie",
    "-a, echo"
  })
  void filtersSpeakTheLanguageOfTheTable(String filter, String expected) {
    Scene scene = mixed().press("/").type(filter).press("Enter");
    assertThat(shown(scene))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "state:fine, no state `fine`",
    "new>many, `many` is no number",
    "took>soon, `soon` is no length of time such as 30s",
    "new>, new wants a number",
    "took<=, took wants a length of time such as 30s"
  })
  void aFilterThatCannotBeUnderstoodSaysWhy(String filter, String error) {
    Scene scene = mixed().press("/").type(filter);
    assertThat(scene.picture()).contains(error);
    assertThat(shown(scene)).hasSize(5);
    assertThat(scene.press("Enter").picture()).contains("left out of the filter: " + error);
  }

  @Test
  void escTakesAFilterBackAndUpBringsItAgain() {
    Scene scene = mixed().press("/").type("alpha").press("Enter", "/").type("x").press("Esc");
    assertThat(shown(scene)).containsExactly("Alpha");
    scene.press("Esc", "/", "Up");
    assertThat(shown(scene)).containsExactly("Alpha");
  }

  @Test
  void aFilteredTableFollowsWhatHappens() {
    Scene scene = mixed().press("/").type("state:failed").press("Enter").settled();
    scene.fails("echo", Scene.NET, Duration.ofSeconds(1)).settled();
    assertThat(shown(scene)).containsExactly("charlie", "echo");
  }

  @Test
  void channelsUpToDateCanBeHidden() {
    Scene scene = mixed().press("H");
    assertThat(shown(scene)).doesNotContain("Alpha").hasSize(4);
    assertThat(scene.picture()).contains("Channels 4 of 5");
    assertThat(shown(scene.press("H"))).hasSize(5);
  }

  @Test
  void columnsLeaveInTheirOrderAsTheTableNarrows() {
    assertThat(columns(130)).contains("STATE", "SEEN", "CHECKED", "TOOK", "TRY");
    assertThat(columns(120)).doesNotContain("STATE").contains("SEEN");
    assertThat(columns(99)).doesNotContain("SEEN").contains("CHECKED");
    assertThat(columns(80)).doesNotContain("CHECKED").contains("TOOK");
    assertThat(columns(55)).doesNotContain("TOOK").contains("TRY");
    assertThat(columns(40)).containsExactly("CHANNEL", "NEW", "MESSAGE");
  }

  private static List<String> columns(int width) {
    return TableColumns.of(width).columns().stream().map(TableColumns.Column::title).toList();
  }

  @Test
  void theNameKeepsSixteenColumnsWhereverThereAreThatMany() {
    for (int width = 24; width < 260; width++) {
      TableColumns.Column name =
          TableColumns.of(width).columns().stream()
              .filter(c -> c.what() == TableColumns.What.NAME)
              .findFirst()
              .orElseThrow();
      assertThat(name.width()).as("at %d", width).isGreaterThanOrEqualTo(16);
    }
  }

  @Test
  void panesLeaveInTheirOrderAsTheScreenGetsLower() {
    boolean log = true;
    boolean workers = true;
    boolean titles = true;
    Scene scene = mixed();
    for (int rows = 60; rows >= 5; rows--) {
      scene.tell(new Message.Given(new Input.Resized(120, rows)));
      Layout layout = Layout.of(scene.state);
      boolean hasLog = !layout.log().isEmpty();
      boolean hasWorkers = !layout.workers().isEmpty();
      assertThat(hasLog && !log).as("log came back at %d", rows).isFalse();
      assertThat(hasWorkers && !workers).as("workers came back at %d", rows).isFalse();
      assertThat(hasLog && !hasWorkers).as("workers left before log at %d", rows).isFalse();
      assertThat(hasWorkers && !layout.titled()).as("titles left first at %d", rows).isFalse();
      assertThat(layout.titled() && !titles).as("titles came back at %d", rows).isFalse();
      assertThat(layout.titled() && layout.header().rows() < 2).isFalse();
      log = hasLog;
      workers = hasWorkers;
      titles = layout.titled();
    }
    assertThat(log || workers || titles).isFalse();
  }

  @Test
  void problemsAreJumpedToAroundTheEnd() {
    Scene scene = mixed().press("s", "s", "}");
    assertThat(Targets.of(scene.state).getFirst().name()).isEqualTo("charlie");
    scene.press("G", "}");
    assertThat(Targets.of(scene.state).getFirst().name()).isEqualTo("charlie");
    scene.press("g", "{");
    assertThat(Targets.of(scene.state).getFirst().name()).isEqualTo("charlie");
  }

  @Test
  void keysMoveTheCursorToTheEnds() {
    Scene scene = mixed();
    assertThat(scene.press("G").state.selectedLine()).isEqualTo(4);
    assertThat(scene.press("k", "Up").state.selectedLine()).isEqualTo(2);
    assertThat(scene.press("Home").state.selectedLine()).isZero();
    assertThat(scene.press("PgDn").state.selectedLine()).isEqualTo(4);
    assertThat(scene.press("Ctrl-U").state.selectedLine()).isZero();
  }

  @Test
  void onTheWallEveryChannelHasItsPlace() {
    Scene scene = mixed().press("W", "g", "Right", "Right");
    assertThat(scene.picture().lines().toList().get(3)).startsWith("  ✚✓✗");
    assertThat(scene.picture()).contains("3 of 5  charlie: FAILED: 404");
    assertThat(scene.press("g", "}").picture()).contains("3 of 5");
    assertThat(scene.press("Left", "Enter").picture()).contains("Channel Alpha");
    scene.press("Esc");
    assertThat(scene.press("W", "W").picture()).contains("Channels 5");
  }

  @Test
  void theMouseSelectsSortsScrollsAndPressesKeys() {
    Scene scene = mixed();
    Layout layout = Layout.of(scene.state);
    scene.click(20, layout.tableTop() + 2);
    assertThat(scene.state.selectedLine()).isEqualTo(2);
    scene.click(5, layout.tableTop() - 1);
    assertThat(scene.state.table().choice().sort()).isEqualTo(SortColumn.NAME);
    Footer.Item help =
        Footer.items(scene.state, layout, 120).stream()
            .filter(item -> item.action() == Action.HELP)
            .findFirst()
            .orElseThrow();
    assertThat(scene.click(help.at(), 34).picture()).contains("Help: all keys");
    scene.press("Esc");
    scene.tell(
        new Message.Given(new Input.Mouse(Input.Mouse.Kind.WHEEL_DOWN, 20, layout.tableTop())));
    assertThat(scene.state.selectedLine()).isPositive();
    scene.click(10, layout.log().row() + 1);
    assertThat(scene.state.shell().place().focus()).isEqualTo(Shell.Focus.LOG);
  }

  @Test
  void theFooterShowsTheKeysOfWhatIsBeingTyped() {
    Scene scene = mixed().press("/");
    assertThat(footer(scene))
        .isEqualTo(" Enter accept   Esc cancel   Tab complete   ↑↓ earlier filters");
    scene.press("Esc", "3", "/");
    assertThat(footer(scene)).isEqualTo(" Enter accept   Esc cancel");
    scene.press("Enter");
    assertThat(footer(scene)).contains("follow", "? help", "q quit");
  }

  @Test
  void aClickOnTheFooterActsNotWhileSomethingIsTyped() {
    Scene scene = mixed();
    int help = footer(scene).indexOf("? help");
    scene.press("/").click(help, 34);
    assertThat(scene.state.shell().front().prompt()).isNotNull();
    assertThat(scene.press("Esc").click(help, 34).picture()).contains("Help: all keys");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 80})
  void theWayOutStandsInTheFooterHoweverNarrowTheScreen(int columns) {
    Scene scene = Scene.of(columns, 24);
    Scenes.busy(scene);
    assertThat(footer(scene.press("/"))).contains("Enter", "Esc cancel").doesNotContain("…");
    assertThat(footer(scene.press("Esc", "?"))).contains("Enter", "Esc close").doesNotContain("…");
    assertThat(footer(scene.press("Esc", ":"))).contains("Enter", "Esc close").doesNotContain("…");
    assertThat(footer(scene.press("Esc", "q"))).contains("d ", "c ", "Esc").doesNotContain("…");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40, 66, 80})
  void theQuestionBeforeLeavingIsNotCut(int columns) {
    Scene scene = Scene.of(columns, 24);
    Scenes.busy(scene);
    List<String> dialog =
        scene
            .press("q")
            .picture()
            .lines()
            .filter(line -> line.contains("│"))
            .map(line -> line.substring(line.indexOf('│'), line.lastIndexOf('│')))
            .toList();
    assertThat(dialog).hasSizeGreaterThanOrEqualTo(5).noneMatch(line -> line.contains("…"));
    assertThat(String.join("", dialog))
        .contains("4 ", "running", "6 queued", "2 waiting", "1 paused", "Drain", "Cancel", "Esc");
  }

  private static String footer(Scene scene) {
    return scene.picture().lines().toList().getLast();
  }

  @Test
  void aClickOnTheWallMovesItsCursor() {
    Scene scene = mixed().press("W").click(4, 3);
    assertThat(scene.picture()).contains("3 of 5");
  }

  @Test
  void theBarIsFilledToTheLastCellWhateverTheNumbers() {
    for (int total = 0; total < 60; total++) {
      for (int done = 0; done <= total; done++) {
        Figures figures = new Figures(total, done, done / 3, Math.min(3, total - done), List.of());
        assertThat(IntStream.of(figures.fills(38)).sum()).isEqualTo(38);
      }
    }
    assertThat(new Figures(500, 312, 12, 4, List.of()).fills(38)).containsExactly(23, 1, 1, 13);
  }
}
