package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private final Watched watched = Watched.after("d", "c", "b", "a");
  private final Verdict verdict =
      watched.decide(Watched.whole("f", "m:members", "e", "d", "c", "b", "late", "a"));

  @Test
  void theNewestIsTheLastOneThatGotOntoTheDisk() {
    assertThat(verdict.newest(Set.of("late", "e", "f"))).contains("f");
    assertThat(verdict.newest(Set.of("late", "e"))).contains("e");
  }

  @Test
  void aResurfacedVideoIsNeverTheNewest() {
    assertThat(verdict.newest(Set.of("late"))).isEmpty();
    assertThat(verdict.newest(Set.of())).isEmpty();
  }

  @Test
  void thePartialUpdateLacksOnlyWhatIsNotOnTheDisk() {
    SourceUpdate update = verdict.updateFor(Set.of("late", "e"), watched.state());

    assertThat(update.marks())
        .containsOnlyKeys("late", "e", "m")
        .containsEntry("m", Mark.MEMBERS_ONLY);
    assertThat(update.facts().gap()).isTrue();
    assertThat(update.facts().size()).isEqualTo(8);
    assertThat(update.facts().checksSinceFull()).isZero();
  }

  @Test
  void thePartialUpdateKeepsWhatWasSaidAndDoubted() {
    SourceState doubted =
        watched.state().with(new SourceUpdate(Map.of(), watched.facts().doubted()));

    SourceUpdate update = verdict.updateFor(Set.of(), doubted);

    assertThat(update.facts().doubts()).isEqualTo(1);
    assertThat(update.facts().baseline()).isEqualTo(doubted.facts().baseline());
  }
}
