package fetchlinks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.model.ListReason;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final ProbeRequest REQUEST =
      new ProbeRequest(
          new SourceId("https://site.example/a"), SourceState.NONE, Duration.ofSeconds(1));
  private static final ProbeAnswer FAILED = new ProbeAnswer.Failed("no such feed");
  private static final ProbeAnswer KNOWN = new ProbeAnswer.NothingNew("", "");
  private static final ProbeAnswer NEW = new ProbeAnswer.AskTheList(ListReason.NEW_ID);
  private static final ProbeAnswer NONE = new ProbeAnswer.NoFeed();
  private static final ProbeAnswer DOWN = new ProbeAnswer.AskTheList(ListReason.FEEDS_DOWN);

  private final AtomicInteger stopped = new AtomicInteger();

  private Probes probes(ProbeAnswer... answers) {
    Deque<ProbeAnswer> script = new ArrayDeque<>(Arrays.asList(answers));
    return new Probes((_, _) -> script.remove());
  }

  private ProbeAnswer ask(Probes probes, String host) throws InterruptedException {
    return probes.ask(host, REQUEST, () -> {}, stopped::incrementAndGet);
  }

  @Test
  void threeFailuresInARowEndTheProbesOfTheirHostAndOfNoOther() throws InterruptedException {
    Probes probes = probes(FAILED, FAILED, FAILED, KNOWN);
    for (int i = 0; i < Probes.FAILURES_THAT_STOP; i++) {
      assertThat(stopped).hasValue(0);
      assertThat(ask(probes, "a")).isEqualTo(FAILED);
    }

    assertThat(stopped).hasValue(1);
    assertThat(ask(probes, "a")).isEqualTo(DOWN);
    assertThat(ask(probes, "b")).isEqualTo(KNOWN);
    assertThat(stopped).hasValue(1);
  }

  @Test
  void aFeedThatComesStartsTheCountAgainWhateverItSays() throws InterruptedException {
    Probes probes = probes(FAILED, FAILED, KNOWN, FAILED, FAILED, NEW, FAILED, FAILED, KNOWN);
    for (int i = 0; i < 9; i++) {
      assertThat(ask(probes, "a")).as("probe %d", i + 1).isNotEqualTo(DOWN);
    }
    assertThat(stopped).hasValue(0);
  }

  @Test
  void aListWithoutAFeedSaysNothingAboutTheHost() throws InterruptedException {
    Probes probes = probes(FAILED, FAILED, NONE, FAILED);
    for (int i = 0; i < 4; i++) {
      ProbeAnswer _ = ask(probes, "a");
    }
    assertThat(stopped).hasValue(1);
  }
}
