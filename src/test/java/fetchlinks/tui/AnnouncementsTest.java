package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import fetchlinks.tui.Progress.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

  private final AtomicLong now = new AtomicLong(5);
  private final Announcements news =
      new Announcements(FramePainterTest.environment(ColourDepth.MONO, true), now::get);

  private String send() {
    Bytes bytes = new Bytes();
    news.send(bytes);
    return new String(bytes.copy(), StandardCharsets.UTF_8).replace('\u001b', '^');
  }

  @Test
  void aTitleIsToldOnChangeAndAtMostOnceASecond() {
    assertThat(news.dueInNanos()).isEqualTo(Long.MAX_VALUE);
    news.title("1/500");
    assertThat(news.dueInNanos()).isZero();
    assertThat(send()).isEqualTo("^]2;1/500^\\");

    news.title("1/500");
    assertThat(news.dueInNanos()).isEqualTo(Long.MAX_VALUE);
    news.title("2/500");
    news.title("3/500");
    assertThat(news.dueInNanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    assertThat(send()).isEmpty();

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(news.dueInNanos()).isZero();
    assertThat(send()).isEqualTo("^]2;3/500^\\");
  }

  @Test
  void progressIsToldInTheTerminalsNumbers() {
    news.progress(new Progress(State.ERROR, 140));

    assertThat(send()).isEqualTo("^]9;4;2;100^\\");
  }

  @Test
  void theClipboardAndTheMouseDoNotWait() {
    news.title("x");
    assertThat(send()).isNotEmpty();
    assertThat(news.copy("one\ntwo \u001b[2J")).isTrue();
    news.mouse(Tty.MOUSE_ON);

    assertThat(news.dueInNanos()).isZero();
    assertThat(send()).isEqualTo("^]52;c;b25lCnR3byBbMko=^\\^[?1000h^[?1006h");
    assertThat(news.dueInNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTextTooLongForTheClipboardIsRefusedNotCut() {
    assertThat(news.copy("x\n".repeat(37_497))).isTrue();
    assertThat(send()).hasSizeLessThanOrEqualTo(100_010);

    assertThat(news.copy("x\n".repeat(37_498))).isFalse();
    assertThat(send()).isEmpty();
  }

  @Test
  void aTerminalNotKnownToUnderstandIsToldNothing() {
    Announcements quiet =
        new Announcements(TerminalEnvironment.of(Map.of("TERM", "linux"), true, "Linux"), now::get);
    quiet.title("x");
    quiet.progress(new Progress(State.NORMAL, 1));

    assertThat(quiet.copy("x")).isFalse();
    assertThat(quiet.dueInNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTerminalThatWasGivenBackIsToldAgain() {
    news.title("x");
    assertThat(send()).isNotEmpty();

    news.forget();

    assertThat(send()).isEqualTo("^]2;x^\\");
  }
}
