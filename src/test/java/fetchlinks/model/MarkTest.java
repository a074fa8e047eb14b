package fetchlinks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkTest {

  @ParameterizedTest
  @EnumSource(Mark.class)
  void everyMarkIsFoundByItsLetter(Mark mark) {
    assertThat(Mark.of(mark.letter())).isEqualTo(mark);
  }

  @Test
  void theLettersOfTheJournalStayAsTheyAre() {
    StringBuilder letters = new StringBuilder();
    for (Mark mark : Mark.values()) {
      letters.append(mark.letter());
    }
    assertThat(letters).hasToString("bqsdmpxlu");
  }

  @Test
  void anUnknownLetterIsRefused() {
    assertThatThrownBy(() -> Mark.of('?'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("?");
  }

  @Test
  void aMarkIsSettledOrWaitsOrIsOpen() {
    assertThat(those(Mark::settled)).containsExactly(Mark.BASELINE, Mark.QUEUED, Mark.SKIPPED);
    assertThat(those(Mark::waits))
        .containsExactly(Mark.DEFERRED, Mark.MEMBERS_ONLY, Mark.PRIVATE, Mark.DELETED);
    assertThat(those(mark -> !mark.closesWindow())).containsExactly(Mark.DEFERRED, Mark.SUSPECT);
  }

  private static List<Mark> those(Predicate<Mark> wanted) {
    return Arrays.stream(Mark.values()).filter(wanted).toList();
  }
}
