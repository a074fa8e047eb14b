package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TtyTest {

  private final StallingTerminal out = new StallingTerminal();
  private final Gate gate = new Gate(out);
  private final FakeModes modes = new FakeModes();

  private Tty tty() throws IOException {
    return new Tty(
        InputStream.nullInputStream(),
        gate,
        modes,
        FramePainterTest.environment(ColourDepth.MONO, true));
  }

  @Test
  void theSizeIsNeverAskedOfTheTerminalItself() throws IOException {
    Tty tty = tty();
    tty.enter();
    int before = out.bytes().length;

    assertThat(tty.getTerminalSize()).isEqualTo(new TerminalSize(100, 30));

    assertThat(out.bytes()).hasSize(before);
    tty.close();
  }

  @Test
  void textIsSentAsAWhole() throws IOException {
    Tty tty = tty();
    tty.enter();
    int before = out.bytes().length;

    tty.putString("é日🦄");
    tty.flush();

    assertThat(new String(out.bytes(), before, out.bytes().length - before, StandardCharsets.UTF_8))
        .isEqualTo("é日🦄");
    tty.close();
  }

  @Test
  void whatIsSetAgainAfterAContinuationIsNotPushedTwice() throws IOException {
    Tty tty = tty();
    assertThat(tty.enterAgain()).isFalse();
    tty.enter();
    assertThat(tty.enterAgain()).isTrue();
    tty.close();
    assertThat(tty.enterAgain()).isFalse();

    assertThat(new String(out.bytes(), StandardCharsets.US_ASCII))
        .containsOnlyOnce("\u001b[22;2t")
        .containsOnlyOnce("\u001b[23;2t");
    assertThat(modes.calls).containsExactly("raw", "raw", "restore");
  }

  @Test
  void aTerminalThatIsGoneIsLeftWithoutAComplaint() throws IOException {
    Tty tty = tty();
    tty.enter();
    modes.broken = true;
    out.hangUp();

    tty.close();

    assertThat(modes.calls).endsWith("restore");
  }

  @Test
  void theGateDropsWhatComesBeforeItIsOpenAndAfterItIsShut() throws IOException {
    gate.send(new byte[] {'a'}, 1);
    assertThat(gate.open(new byte[] {'b'}, Duration.ofSeconds(20))).isTrue();
    gate.send(new byte[] {'c'}, 1);
    assertThat(gate.shut(new byte[] {'d'}, Duration.ofSeconds(20))).isTrue();
    gate.send(new byte[] {'e'}, 1);
    gate.write('f');
    gate.flush();
    assertThat(gate.shut(new byte[] {'g'}, Duration.ofSeconds(20))).isTrue();

    assertThat(out.bytes()).asString().isEqualTo("bcd");
  }

  @Test
  void anInterruptDoesNotCutTheRestorationShort() throws IOException {
    Tty tty = tty();
    tty.enter();
    Thread.currentThread().interrupt();

    tty.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(out.bytes()).asString().contains("\u001b[?1049l");
  }

  @ParameterizedTest
  @CsvSource({
    "24 80, 80, 24",
    "1 1, 1, 1",
    "0 0, 7, 7",
    "0 80, 7, 7",
    "nonsense, 7, 7",
    "99999999 80, 7, 7",
    "99999 99999, 4096, 4096"
  })
  void aSizeThatCannotBeIsNotBelieved(String text, int columns, int rows) {
    assertThat(Stty.parse(text, new Size(7, 7))).isEqualTo(new Size(columns, rows));
  }

  @Test
  void aSignalThatDoesNotExistIsNotHeard() {
    assertThat(Signals.on("NOSUCH", () -> {})).isFalse();
  }
}
