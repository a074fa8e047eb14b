package fetchlinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.files.Queue.Draft;
import fetchlinks.files.Queue.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkQueueTest {

  @TempDir Path root;
  private Sandbox sandbox;
  private QueueFolder folder;

  @BeforeEach
  void setUp() throws Exception {
    sandbox = Sandbox.in(root);
    folder = new QueueFolder(sandbox.queue());
  }

  private static List<Draft> drafts(String... ids) {
    return Arrays.stream(ids).map(LinkQueueTest::draft).toList();
  }

  private static Draft draft(String id) {
    return new Draft(id, JsonText.line(o -> o.beginObject().name("id").value(id).endObject()));
  }

  private List<Placed> place(String channel, String... ids) throws IOException {
    return new LinkQueue(folder).place(channel, drafts(ids));
  }

  /** As a killed run leaves it: temporary files, and what the journal says about them. */
  private void killed(String journal, String... temps) throws IOException {
    Files.createDirectories(folder.temps());
    for (String temp : temps) {
      Files.writeString(folder.temps().resolve(temp), "{\"id\":\"" + temp + "\"}\n");
    }
    Files.writeString(folder.claims(), journal);
  }

  private static String claim(String channel, String id, String name, String temp) {
    return "{\"channel\":\"%s\",\"links\":[[\"%s\",\"%s\",\"%s\"]]}\n"
        .formatted(channel, id, name, temp);
  }

  @Test
  void linksAreWrittenUnderTheIdsName() throws Exception {
    assertThat(place("c", "a", "b"))
        .containsExactly(new Placed("a.link", true, "c"), new Placed("b.link", true, "c"));
    assertThat(sandbox.links()).containsExactly("a.link", "b.link");
    assertThat(sandbox.queue().resolve("a.link")).hasContent("{\"id\":\"a\"}");
    assertThat(folder.temps()).isEmptyDirectory();
  }

  @Test
  void anIdIsQueuedOnceAlsoWhenItsLinkWasConsumed() throws Exception {
    List<Placed> _ = place("c", "a");
    Files.delete(sandbox.queue().resolve("a.link"));
    assertThat(place("d", "a", "b", "b"))
        .containsExactly(
            new Placed("a.link", false, "c"),
            new Placed("b.link", true, "d"),
            new Placed("b.link", false, "d"));
    assertThat(sandbox.links()).containsExactly("b.link");
  }

  @Test
  void idsThatShareTheirFirstTwentyCharactersGetTwoLinks() throws Exception {
    String first = "12345678901234567890" + "abcdefghij";
    String second = "12345678901234567890" + "ABCDEFGHIJ";
    List<Placed> placed = place("c", first, second);
    assertThat(placed.getFirst().name()).isEqualTo("12345678901234567890.link");
    assertThat(placed.getLast().name()).matches("12345678901234567890~[0-9a-f]{8}\\.link");
    assertThat(sandbox.link(placed.getFirst().name()).get("id").getAsString()).isEqualTo(first);
    assertThat(sandbox.link(placed.getLast().name()).get("id").getAsString()).isEqualTo(second);
  }

  @Test
  void idsThatDifferOnlyInCaseGetNamesThatDifferInMore() throws Exception {
    List<Placed> placed = place("c", "dQw4w9WgXcQ", "DQW4W9WGXCQ");
    assertThat(placed)
        .extracting(one -> one.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(sandbox.links()).hasSize(2);
  }

  @Test
  void noIdLeadsOutOfTheQueue() throws Exception {
    List<Placed> placed = place("c", "a/b", "..", "../../x", "-rf", ".hidden", "a\0b", "con\n");
    assertThat(sandbox.links()).hasSize(7).contains("-rf.link");
    assertThat(placed).extracting(Placed::name).hasSameElementsAs(sandbox.links());
    assertThat(sandbox.everything())
        .allMatch(
            name -> name.startsWith("queue") || name.matches("|channels|video_downloads.toml"));
  }

  @Test
  void aLinkOfAnotherProgramToTheSameVideoIsLeftAndRemembered() throws Exception {
    Files.createDirectories(sandbox.queue());
    Files.writeString(sandbox.queue().resolve("a.link"), "{\"id\": \"a\", \"by\": \"another\"}");
    assertThat(place("c", "a")).containsExactly(new Placed("a.link", false, ""));
    assertThat(sandbox.queue().resolve("a.link"))
        .hasContent("{\"id\": \"a\", \"by\": \"another\"}");
    Files.delete(sandbox.queue().resolve("a.link"));
    assertThat(place("c", "a")).extracting(Placed::written).containsExactly(false);
    assertThat(sandbox.links()).isEmpty();
  }

  @Test
  void aLinkToAnotherVideoIsNeverOverwritten() throws Exception {
    Files.createDirectories(sandbox.queue());
    Files.writeString(sandbox.queue().resolve("a.link"), "{\"id\": \"other\"}");
    Files.createSymbolicLink(sandbox.queue().resolve("b.link"), Path.of("nowhere"));
    List<Placed> placed = place("c", "a", "b");
    assertThat(placed).extracting(Placed::written).containsExactly(true, true);
    assertThat(placed.getFirst().name()).matches("a~[0-9a-f]{8}\\.link");
    assertThat(placed.getLast().name()).matches("b~[0-9a-f]{8}\\.link");
    assertThat(sandbox.link("a.link").get("id").getAsString()).isEqualTo("other");
    Files.delete(sandbox.queue().resolve("a.link"));
    assertThat(place("d", "a")).containsExactly(new Placed(placed.getFirst().name(), false, "c"));
  }

  @Test
  void aThousandVideosKeepTheirOrderAndAreAllThere() throws Exception {
    String[] ids = IntStream.range(0, 1000).mapToObj(i -> "video" + i).toArray(String[]::new);
    assertThat(place("c", ids))
        .extracting(Placed::name)
        .containsExactly(Arrays.stream(ids).map(id -> id + ".link").toArray(String[]::new));
    assertThat(sandbox.links()).hasSize(1000);
    assertThat(place("c", ids)).noneMatch(Placed::written);
  }

  @Test
  void aRunThatWasKilledBeforeItsClaimIsUndone() throws Exception {
    killed("", "t1");
    new LinkQueue(folder).recover();
    assertThat(folder.temps()).isEmptyDirectory();
    assertThat(sandbox.links()).isEmpty();
    assertThat(place("c", "t1")).containsExactly(new Placed("t1.link", true, "c"));
  }

  @Test
  void aRunThatWasKilledAfterItsClaimIsCompleted() throws Exception {
    killed(claim("c", "t1", "t1.link", "t1") + claim("c", "gone", "gone.link", "t2"), "t1");
    new LinkQueue(folder).recover();
    assertThat(folder.temps()).isEmptyDirectory();
    assertThat(sandbox.links()).containsExactly("t1.link");
    assertThat(place("d", "t1", "gone"))
        .containsExactly(new Placed("t1.link", false, "c"), new Placed("gone.link", false, "c"));
  }

  @Test
  void theCompletionHappensAlsoWhenNobodyAskedForIt() throws Exception {
    killed(claim("c", "t1", "t1.link", "t1"), "t1");
    List<Placed> _ = place("d", "x");
    assertThat(sandbox.links()).containsExactly("t1.link", "x.link");
  }

  @Test
  void aClaimedNameThatAnotherProgramTookMeanwhileIsLeftToIt() throws Exception {
    killed(claim("c", "t1", "t1.link", "t1") + claim("c", "t2", "t2.link", "t2"), "t1", "t2");
    Files.writeString(sandbox.queue().resolve("t1.link"), "{\"id\": \"other\"}");
    Files.writeString(sandbox.queue().resolve("t2.link"), "{\"id\": \"t2\", \"theirs\": true}");
    new LinkQueue(folder).recover();
    assertThat(sandbox.link("t1.link").get("id").getAsString()).isEqualTo("other");
    assertThat(sandbox.link("t2.link").has("theirs")).isTrue();
    assertThat(sandbox.links()).hasSize(3).anyMatch(name -> name.matches("t1~[0-9a-f]{8}.link"));
    assertThat(folder.temps()).isEmptyDirectory();
    Placed again = place("d", "t1").getFirst();
    assertThat(again.written()).isFalse();
    assertThat(sandbox.links()).contains(again.name());
  }

  @Test
  void aTornLastLineIsNoClaimAndIsRepaired() throws Exception {
    String whole = claim("c", "a", "a.link", "t1");
    killed(whole + "{\"channel\":\"c\",\"links\":[[\"b\",\"b.li", "t2");
    assertThat(place("c", "b")).containsExactly(new Placed("b.link", true, "c"));
    assertThat(Files.readAllLines(folder.claims())).hasSize(2).first().isEqualTo(whole.strip());
  }

  @Test
  void aGarbledLineInTheMiddleIsNamedAndNothingIsQueued() throws Exception {
    killed(claim("c", "a", "a.link", "t1") + "garbage\n" + claim("c", "b", "b.link", "t2"));
    assertThatThrownBy(() -> place("c", "x"))
        .isInstanceOf(JournalException.class)
        .hasMessageStartingWith(folder.claims() + ", line 2 can't be understood");
    assertThat(sandbox.links()).isEmpty();
  }

  @Test
  void deletingTheJournalIsAValidRepairAlsoWhileARunGoesOn() throws Exception {
    LinkQueue queue = new LinkQueue(folder);
    List<Placed> _ = queue.place("c", drafts("a"));
    Files.delete(folder.claims());
    assertThat(queue.place("c", drafts("a", "b")))
        .containsExactly(new Placed("a.link", false, ""), new Placed("b.link", true, "c"));
  }

  @Test
  void twoQueuesSeeEachOthersClaims() throws Exception {
    LinkQueue one = new LinkQueue(folder);
    LinkQueue two = new LinkQueue(folder);
    List<Placed> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.addAll(one.place("one", drafts("v" + i, "w" + i)));
      all.addAll(two.place("two", drafts("w" + i, "v" + (i + 1))));
    }
    assertThat(all.stream().filter(Placed::written)).hasSize(21);
    assertThat(sandbox.links()).hasSize(21);
  }

  @Test
  void aFailureInTheMiddleIsMadeGoodByTheNextAttempt() throws Exception {
    LinkQueue queue = new LinkQueue(folder);
    List<Placed> _ = queue.place("c", drafts("a"));
    Path journal = Files.move(folder.claims(), folder.state().resolve("kept"));
    Files.createDirectory(folder.claims());
    assertThatThrownBy(() -> queue.place("c", drafts("b"))).isInstanceOf(IOException.class);
    assertThat(sandbox.links()).containsExactly("a.link");
    Files.delete(folder.claims());
    Files.move(journal, folder.claims());
    assertThat(queue.place("c", drafts("a", "b")))
        .containsExactly(new Placed("a.link", false, "c"), new Placed("b.link", true, "c"));
    assertThat(folder.temps()).isEmptyDirectory();
  }

  @Test
  void noLinkIsSeenBeforeItsClaimStands() throws Exception {
    Files.createDirectories(folder.state());
    Path _ = Files.createSymbolicLink(folder.claims(), Path.of("missing/journal"));
    LinkQueue queue = new LinkQueue(folder);
    assertThatThrownBy(() -> queue.place("c", drafts("a"))).isInstanceOf(IOException.class);
    assertThat(folder.temps()).isNotEmptyDirectory();
    assertThat(sandbox.links()).isEmpty();
    Files.delete(folder.claims());
    assertThat(queue.place("c", drafts("a"))).containsExactly(new Placed("a.link", true, "c"));
    assertThat(folder.temps()).isEmptyDirectory();
  }

  @Test
  void nothingIsClaimedBeforeItsLinkIsSafe() throws Exception {
    Files.createDirectories(folder.state());
    Files.writeString(folder.temps(), "in the way");
    assertThatThrownBy(() -> place("c", "a")).isInstanceOf(IOException.class);
    assertThat(folder.claims()).doesNotExist();
    Files.delete(folder.temps());
    assertThat(place("c", "a")).containsExactly(new Placed("a.link", true, "c"));
  }

  @Test
  void anInterruptDoesNotBreakOffWhatHasBegun() throws Exception {
    Thread.currentThread().interrupt();
    List<Placed> placed = place("c", "a");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(placed).containsExactly(new Placed("a.link", true, "c"));
    assertThat(sandbox.links()).containsExactly("a.link");
  }

  @Test
  void aQuietRunDoesNotReadTheJournal() throws Exception {
    killed("garbage\n");
    new LinkQueue(folder).recover();
    assertThat(sandbox.links()).isEmpty();
  }
}
