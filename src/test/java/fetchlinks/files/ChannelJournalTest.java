package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.files.JournalLine.Move;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.Order;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelJournalTest {

  private static final SourceId VIDEOS = new SourceId("https://example.org/@a/videos");
  private static final SourceId SHORTS = new SourceId("https://example.org/@a/shorts");
  private static final SourceFacts FACTS =
      new SourceFacts(
          181,
          Order.ANY,
          true,
          7,
          Instant.parse("2026-01-31T10:11:12.123456789Z"),
          6,
          true,
          true,
          2,
          "2026-01-01",
          List.of(VIDEOS, SHORTS),
          "youtube:tab",
          "UC123",
          3,
          "\"tag\"\nSat, 31 Jan 2026 10:11:12 GMT");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("channels/a.jnl");
  }

  private static SourceUpdate update(SourceFacts facts, Object... marks) {
    Map<String, Mark> map = new LinkedHashMap<>();
    for (int i = 0; i < marks.length; i += 2) {
      map.put((String) marks[i], (Mark) marks[i + 1]);
    }
    return new SourceUpdate(map, facts);
  }

  private static PastRun run(int number) {
    return new PastRun(
        Instant.ofEpochSecond(number), "new", number, Duration.ofMillis(number * 1001L), 1);
  }

  private static void record(ChannelJournal journal, SourceId source, SourceUpdate update)
      throws Exception {
    journal.record(source, update, Marker.NONE, Marker.NONE);
  }

  private ChannelState reloaded() throws Exception {
    return ChannelJournal.load(file).state();
  }

  @Test
  void aChannelWithoutJournalWasNeverChecked() throws Exception {
    assertThat(reloaded()).isEqualTo(ChannelState.NONE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasRecordedIsThereAgain() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    record(journal, VIDEOS, update(FACTS, "a", Mark.BASELINE, "b", Mark.DEFERRED));
    record(journal, SHORTS, update(SourceFacts.NONE, "s", Mark.QUEUED));
    record(journal, VIDEOS, update(FACTS, "c", Mark.QUEUED, "b", Mark.QUEUED));
    journal.finish(run(1));
    journal.finish(run(2));
    ChannelState state = reloaded();
    assertThat(state).isEqualTo(journal.state());
    assertThat(state.history()).containsExactly(run(2), run(1));
    assertThat(state.source(VIDEOS).facts()).isEqualTo(FACTS);
    assertThat(state.source(VIDEOS).seen())
        .containsExactly(
            Map.entry("a", Mark.BASELINE),
            Map.entry("b", Mark.QUEUED),
            Map.entry("c", Mark.QUEUED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\nb", "\u2028", "日本🎬", "x\ud800", "\\", " ", "q"})
  void anIdComesBackAsItWas(String id) throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    record(journal, VIDEOS, update(FACTS, id, Mark.SUSPECT));
    assertThat(reloaded().source(VIDEOS).mark(id)).isEqualTo(Mark.SUSPECT);
  }

  @Test
  void aFileThatIsDeletedDuringACheckIsWrittenAnewWithAllThatIsKnown() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    record(journal, VIDEOS, update(FACTS, "a", Mark.BASELINE));
    journal.finish(run(1));
    Files.delete(file);
    record(journal, VIDEOS, update(FACTS, "b", Mark.QUEUED));
    Files.delete(file);
    Files.delete(folder.resolve("channels"));
    journal.finish(run(2));
    assertThat(reloaded()).isEqualTo(journal.state());
    assertThat(reloaded().source(VIDEOS).seen())
        .containsExactly(Map.entry("a", Mark.BASELINE), Map.entry("b", Mark.QUEUED));
    assertThat(reloaded().history()).containsExactly(run(2), run(1));
  }

  @Test
  void aMoveOfTheMarkerStaysAnnouncedWhenTheFileIsDeletedBeforeItWasMade() throws Exception {
    Marker to = new Marker("b", 1);
    ChannelJournal journal = ChannelJournal.load(file);
    journal.record(VIDEOS, update(FACTS, "b", Mark.QUEUED), Marker.NONE, to);
    Files.delete(file);
    journal.finish(run(1));
    assertThat(ChannelJournal.load(file).unfinished()).isEqualTo(new Move(Marker.NONE, to));
    Files.delete(file);
    journal.edited();
    assertThat(ChannelJournal.load(file).unfinished()).isNull();
  }

  @Test
  void anAnnouncedMoveOfTheMarkerIsUnfinishedUntilItWasMade() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    Marker to = new Marker("v", 3);
    journal.record(VIDEOS, update(FACTS, "v", Mark.QUEUED), Marker.NONE, to);
    assertThat(ChannelJournal.load(file).unfinished()).isEqualTo(new Move(Marker.NONE, to));
    journal.finish(run(1));
    record(journal, SHORTS, update(FACTS));
    assertThat(ChannelJournal.load(file).unfinished()).isEqualTo(new Move(Marker.NONE, to));
    journal.edited();
    assertThat(ChannelJournal.load(file).unfinished()).isNull();
  }

  @Test
  void thirtyPastChecksAreKept() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    for (int i = 1; i <= 35; i++) {
      journal.finish(run(i));
    }
    assertThat(reloaded().history()).hasSize(30).startsWith(run(35)).endsWith(run(6));
    assertThat(journal.state()).isEqualTo(reloaded());
  }

  @Test
  void aJournalThatIsMostlyOutdatedIsWrittenAnewWithoutLosingAnything() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    for (int i = 1; i <= 150; i++) {
      record(journal, VIDEOS, update(FACTS, "v" + i, Mark.QUEUED));
      record(journal, SHORTS, update(FACTS, "d", i % 2 == 0 ? Mark.DEFERRED : Mark.PRIVATE));
      journal.finish(run(i));
    }
    ChannelState before = journal.state();
    long size = Files.size(file);
    journal.compactIfWorthwhile();
    assertThat(Files.size(file)).isLessThan(size / 4);
    assertThat(reloaded()).isEqualTo(before);
    assertThat(reloaded().source(VIDEOS).seen().keySet().stream().toList())
        .isEqualTo(before.source(VIDEOS).seen().keySet().stream().toList());
    record(journal, VIDEOS, update(FACTS, "later", Mark.QUEUED));
    assertThat(reloaded()).isEqualTo(journal.state());
    try (var files = Files.list(Disk.folderOf(file))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aShortJournalAndOneWithAnUnfinishedMoveStayAsTheyAre() throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    for (int i = 1; i <= 100; i++) {
      journal.finish(run(i));
    }
    byte[] before = Files.readAllBytes(file);
    journal.compactIfWorthwhile();
    assertThat(file).hasBinaryContent(before);
    journal.record(VIDEOS, update(FACTS), Marker.NONE, new Marker("v", 3));
    for (int i = 1; i <= 300; i++) {
      journal.finish(run(i));
    }
    journal.compactIfWorthwhile();
    assertThat(ChannelJournal.load(file).unfinished()).isNotNull();
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whereverAKillCutsTheStateIsOneThatWas(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    ChannelJournal journal = ChannelJournal.load(file);
    LinkedHashMap<Long, ChannelState> states = new LinkedHashMap<>();
    states.put(0L, ChannelState.NONE);
    for (int i = 0; i < 6; i++) {
      if (random.nextBoolean()) {
        record(journal, VIDEOS, update(FACTS, "v" + random.nextInt(4), Mark.QUEUED));
      } else {
        journal.finish(run(i));
      }
      states.put(Files.size(file), journal.state());
    }
    byte[] bytes = Files.readAllBytes(file);
    int cut = random.nextInt(bytes.length + 1);
    Files.write(file, Arrays.copyOf(bytes, cut));

    ChannelState expected = ChannelState.NONE;
    for (Map.Entry<Long, ChannelState> state : states.entrySet()) {
      expected = state.getKey() <= cut ? state.getValue() : expected;
    }
    ChannelJournal again = ChannelJournal.load(file);
    assertThat(again.state()).isEqualTo(expected);
    again.finish(run(99));
    assertThat(reloaded()).isEqualTo(again.state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "{}",
        "[]",
        "{\"source\":\"x\",\"marks\":[\"?id\"]}",
        "{\"source\":\"x\",\"marks\":[\"q\"]}",
        "{\"source\":\" \"}",
        "{\"run\":\"ok\",\"at\":\"yesterday\"}",
        "{\"run\":\"ok\",\"took\":\"long\"}",
        "{\"source\":\"x\",\"facts\":{\"order\":\"up\"}}",
        "{\"edited\":true} x",
        "{\"source\":\"x\",\"from\":[\"a\",-1],\"to\":[null,0]}",
        "{\"version\":2}",
      })
  void aGarbledLineIsNamedWithFileAndLine(String line) throws Exception {
    ChannelJournal journal = ChannelJournal.load(file);
    journal.finish(run(1));
    var _ = Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::reloaded)
        .isInstanceOf(JournalException.class)
        .hasMessageStartingWith(file + ", line 3 can't be understood: ");
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws Exception {
    Files.createDirectories(Disk.folderOf(file));
    var _ =
        Files.writeString(
            file,
            """
            {"version":1,"by":"x"}
            {"source":"x","marks":["qa"],"facts":{"colour":[1]},"more":{"a":1}}
            """);
    assertThat(reloaded().source(new SourceId("x")).mark("a")).isEqualTo(Mark.QUEUED);
  }

  @Test
  void twentyThousandIdsLoad() throws Exception {
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      marks.put("dQw4w9%05d".formatted(i), Mark.QUEUED);
    }
    record(ChannelJournal.load(file), VIDEOS, new SourceUpdate(marks, FACTS));
    assertThat(reloaded().source(VIDEOS).seen()).isEqualTo(marks);
  }
}
