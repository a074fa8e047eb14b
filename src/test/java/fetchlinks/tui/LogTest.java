package fetchlinks.tui;

import static fetchlinks.tui.Scene.id;
import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogTest {

  private static final List<Level> LEVELS = List.of(Level.values());

  private static Scene talking(int lines) {
    Scene scene = Scene.of(120, 35).starts(1, "Alpha", "Beta").settled();
    say(scene, 0, lines);
    return scene.press("3");
  }

  private static void say(Scene scene, int from, int to) {
    scene.tell(
        new Message.Happened(
            IntStream.range(from, to)
                .<FetchEvent>mapToObj(i ->
                    new FetchEvent.LogLine(
                        scene.now, Level.INFO, id(i % 2 == 0 ? "Alpha" : "Beta"), "line " + i))
                .toList()));
  }

  private static List<String> shown(Scene scene) {
    List<String> lines = new ArrayList<>();
    Rect log = Layout.of(scene.state).log();
    for (int row = log.row() + 1; row < log.row() + log.rows(); row++) {
      lines.add(scene.frame().line(row).substring(41).strip());
    }
    return lines;
  }

  @Test
  void aChannelThatFailsForGoodLeavesOneLineThatSaysWhyAndWhatToDo() {
    Scene scene = Scene.of(120, 35).starts(1, "Alpha", "Beta", "Gamma");
    scene.fails("Alpha", Scene.NOT_FOUND, Duration.ofSeconds(2));
    scene.ends("Beta", new ChannelStatus.NotChecked(Scene.TOO_MANY));
    scene.ends("Gamma", new ChannelStatus.Cancelled(true, 0));
    assertThat(LogLines.text(scene.state))
        .containsExactly(
            "20:14:03.000 ERROR Alpha: 404 channel not found (gone, 4 attempts) - handle renamed?",
            "20:14:03.000 WARN Beta: not checked: 429 too many requests (host-says-stop)");
  }

  @Test
  void aNarrowScreenSaysWhoseLineItIsAndWhichAreLeftOut() {
    Scene scene = Scene.of(40, 12).starts(1, "Alpha", "A channel with a long name").settled();
    scene.logs(Level.INFO, "Alpha", "attempt 1 of 4").logs(Level.WARN, "", "the brake is set");
    scene.logs(Level.INFO, "A channel with a long name", "12 entries").press("3");
    assertThat(scene.picture())
        .contains(
            " 20:14:06 Alpha: attempt 1 of 4",
            " 20:14:06 run: the brake is set",
            " 20:14:06 A channel w…: 12 entries")
        .doesNotContain("level");
    scene.press("L");
    assertThat(title(scene)).endsWith(" following  level WARN ━━");
    assertThat(scene.press("2", "l", "3", "L", "L", "L").picture())
        .contains(" 20:14:06 attempt 1 of 4", " following  one channel ━━");
  }

  private static String title(Scene scene) {
    return scene.frame().line(Layout.of(scene.state).log().row());
  }

  @Test
  void theNewestLinesAreFollowed() {
    Scene scene = talking(20);
    assertThat(shown(scene)).endsWith("line 19").hasSize(6);
    say(scene, 20, 21);
    assertThat(shown(scene)).endsWith("line 20");
    assertThat(title(scene)).contains("following");
  }

  @Test
  void whatIsReadStaysWhereItIsWhenNewLinesCome() {
    Scene scene = talking(20).press("k", "k");
    assertThat(shown(scene)).endsWith("line 17");
    say(scene, 20, 232);
    assertThat(shown(scene)).endsWith("line 17");
    assertThat(title(scene)).contains("held, 214 new below");
    assertThat(shown(scene.press("j"))).endsWith("line 18");
    assertThat(shown(scene.press("G"))).endsWith("line 231");
    assertThat(title(scene)).contains("following");
  }

  @Test
  void followingIsSwitchedByItsKey() {
    Scene scene = talking(5).press("f");
    say(scene, 5, 9);
    assertThat(shown(scene)).contains("line 4").doesNotContain("line 5");
    assertThat(shown(scene.press("f"))).contains("line 8");
  }

  @Test
  void theFirstLineIsShownAtTheTop() {
    assertThat(shown(talking(50).press("g"))).startsWith("line 0").hasSize(6);
  }

  @Test
  void onlyOneChannelsLinesAreShownOnDemand() {
    Scene scene = talking(9).press("l");
    assertThat(scene.frame().line(Layout.of(scene.state).log().row())).contains("Alpha");
    assertThat(scene.picture()).contains("line 8").doesNotContain("line 7");
    assertThat(scene.press("l").picture()).contains("line 7");
  }

  @Test
  void levelsHideWhatMattersLess() {
    Scene scene = talking(0).logs(Level.DEBUG, "", "tiny").logs(Level.ERROR, "", "big");
    assertThat(scene.picture()).contains("big").doesNotContain("tiny");
    scene.press("L", "L");
    assertThat(title(scene)).contains("level ERROR");
    assertThat(scene.press("L").picture()).contains("tiny", "level DEBUG");
  }

  @Test
  void searchedTextIsFoundUpwardsAndDownwards() {
    Scene scene = talking(100).press("/").type("line 4").press("Enter");
    scene.press("N");
    assertThat(shown(scene)).endsWith("line 49");
    assertThat(shown(scene.press("N"))).endsWith("line 48");
    assertThat(shown(scene.press("n"))).endsWith("line 49");
    assertThat(scene.press("n").picture()).contains("no other line below with `line 4`");
    int row = Layout.of(scene.state).log().row() + 6;
    assertThat(scene.frame().style(41, row).role()).isEqualTo(Role.MATCH);
    assertThat(scene.frame().style(47, row).role()).isNotEqualTo(Role.MATCH);
  }

  @Test
  void longLinesAreWrappedOnDemand() {
    Scene scene = talking(0).logs(Level.INFO, "", "x".repeat(100) + "end");
    assertThat(scene.picture()).doesNotContain("end");
    assertThat(scene.press("w").picture()).contains("end", "wrapped");
  }

  @Test
  void wrappingNeverSplitsAWideCharacter() {
    assertThat(LogPane.wrapped("日本語", 5)).containsExactly("日本", "語");
    assertThat(LogPane.wrapped("", 5)).containsExactly("");
    assertThat(LogPane.wrapped("429 too many requests", 8))
        .containsExactly("429 too", "many", "requests");
    assertThat(LogPane.wrapped("see https://example.org/", 10))
        .containsExactly("see https:", "//example.", "org/");
    assertThat(LogPane.wrapped("abc   ", 3)).containsExactly("abc");
  }

  @Test
  void theShownLinesAreSaved() {
    Scene scene = talking(3).press("l", "Ctrl-S");
    assertThat(scene.effects)
        .endsWith(
            new Effect.SaveLog(
                List.of("20:14:06.000 INFO Alpha: line 0", "20:14:06.000 INFO Alpha: line 2")));
  }

  @Test
  void onlyTheNewestLinesAreKeptAndItIsSaid() {
    LogBook book = LogBook.EMPTY;
    for (int batch = 0; batch < 300; batch++) {
      LogBook.Draft draft = book.edit();
      for (int i = 0; i < 1000; i++) {
        draft.add(Scene.START, Level.INFO, null, "n" + (batch * 1000 + i));
      }
      book = draft.freeze();
    }
    assertThat(book.size()).isBetween(LogBook.LINES, LogBook.LINES + 512);
    assertThat(book.next()).isEqualTo(300_000);
    for (long seq = book.first(); seq < book.next(); seq += 991) {
      assertThat(book.at(seq).text()).isEqualTo("n" + seq);
    }
    UiState state = talking(0).state;
    UiState full =
        new UiState(
            state.setup(),
            state.run(),
            state.rows(),
            book,
            state.table(),
            state.logView().at(book.first()),
            state.shell(),
            state.habits(),
            state.memory());
    assertThat(Pictures.text(View.whole(full)))
        .contains("%,d earlier lines not shown".formatted(book.first()));
  }

  @Test
  void linesStayAsTheyWereWhenTheirChunkIsPacked() {
    LogBook.Draft draft = LogBook.EMPTY.edit();
    for (int i = 0; i < 3000; i++) {
      draft.add(
          Scene.START.plusMillis(i),
          LEVELS.get(i % LEVELS.size()),
          i % 3 == 0 ? null : id("channel " + i),
          SafeText.of(RandomFrames.TEXTS[i % RandomFrames.TEXTS.length]) + i);
    }
    LogBook book = draft.freeze();
    for (int i = 0; i < 3000; i++) {
      assertThat(book.at(i))
          .isEqualTo(
              new LogEntry(
                  i,
                  Scene.START.plusMillis(i),
                  LEVELS.get(i % LEVELS.size()),
                  i % 3 == 0 ? null : id("channel " + i),
                  SafeText.of(RandomFrames.TEXTS[i % RandomFrames.TEXTS.length]) + i));
    }
  }

  @Test
  void longLinesCostOldOnesTheirPlaceButNotMemory() {
    LogBook book = LogBook.EMPTY;
    for (int batch = 0; batch < 20; batch++) {
      LogBook.Draft draft = book.edit();
      for (int i = 0; i < 512; i++) {
        draft.add(Scene.START, Level.INFO, null, "x".repeat(SafeText.MAX_LENGTH));
      }
      book = draft.freeze();
    }
    assertThat(book.size() * (long) SafeText.MAX_LENGTH)
        .isBetween(LogBook.BYTES / 2L, (long) LogBook.BYTES);
    assertThat(book.next()).isEqualTo(20 * 512);
  }

  @Test
  void aFrozenLogIsNotTouchedByWhatComesLater() {
    LogBook.Draft draft = LogBook.EMPTY.edit();
    draft.add(Scene.START, Level.INFO, null, "one");
    LogBook one = draft.freeze();
    draft.add(Scene.START, Level.INFO, null, "two");
    assertThat(draft.freeze().size()).isEqualTo(2);
    assertThat(one.size()).isEqualTo(1);
    assertThat(one.edit().freeze()).isSameAs(one);
  }
}
