package fetchlinks.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fetchlinks.model.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanternaTerminalTest {

  private static final Theme THEME = Theme.named("default");

  private final StallingTerminal out = new StallingTerminal();
  private final FakeModes modes = new FakeModes();
  private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private Pipe keyboard = openPipe();
  private final LanternaTerminal terminal =
      new LanternaTerminal(
          FramePainterTest.environment(ColourDepth.ANSI16, true),
          modes,
          this::openInput,
          out,
          false);

  private ReadableByteChannel openInput() {
    if (opened.getAndIncrement() > 0) {
      keyboard = openPipe();
    }
    return keyboard.source();
  }

  private static Pipe openPipe() {
    try {
      return Pipe.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void open() throws IOException {
    terminal.open(inputs::add);
  }

  @AfterEach
  void close() throws IOException {
    out.readOn();
    terminal.close();
    keyboard.sink().close();
  }

  @Test
  void theScreenIsEnteredOnceAndLeftOnceWithEverySwitchTurnedBack() {
    terminal.close();
    terminal.close();
    String sent = sent();

    assertThat(modes.calls).containsExactly("raw", "restore");
    assertThat(sent).containsOnlyOnce("\u001b[?1049h").containsOnlyOnce("\u001b[?1049l");
    VirtualTerminal screen = replay();
    for (String off : List.of("?1049", "?1000", "?1006", "?2004", "?2026")) {
      assertThat(screen.is(off)).as(off).isFalse();
    }
    assertThat(screen.is("?25")).isTrue();
    assertThat(screen.is("?7")).isTrue();
    assertThat(sent).containsOnlyOnce("\u001b[22;2t").containsOnlyOnce("\u001b[23;2t");
    assertThat(screen.strings()).endsWith("9;4;0;0\n");
  }

  @Test
  void aHundredThreadsThatCloseAtOnceRestoreOnce() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      threads.add(Thread.ofVirtual().start(terminal::close));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(modes.calls).containsExactly("raw", "restore");
    assertThat(sent()).containsOnlyOnce("\u001b[?1049l");
  }

  @Test
  void notOneByteFollowsTheRestoration() throws InterruptedException {
    Thread painting =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                terminal.show(frame("frame " + i), THEME);
                terminal.title("title " + i);
                terminal.mouse(i % 2 == 0);
              }
            });
    while (out.writes() < 20) {
      Thread.onSpinWait();
    }
    terminal.close();
    int atClose = out.bytes().length;
    for (int i = 0; i < 50; i++) {
      terminal.show(frame("late " + i), THEME);
      assertThat(terminal.copy("late")).isIn(true, false);
    }
    painting.interrupt();
    painting.join();

    assertThat(out.bytes()).hasSize(atClose);
    assertThat(sent()).endsWith("\u001b[23;2t");
  }

  @Test
  void aTerminalThatDoesNotReadNeverHoldsUpTheOneWhoDraws() throws InterruptedException {
    terminal.show(frame("seen"), THEME);
    terminal.awaitQuiet();
    out.stall();
    terminal.show(frame("stuck"), THEME);
    out.blocked.await();

    for (int i = 0; i < 1000; i++) {
      terminal.show(frame("dropped " + i), THEME);
    }
    int writesBefore = out.writes();
    terminal.show(frame("newest"), THEME);
    out.readOn();
    terminal.awaitQuiet();

    assertThat(out.writes()).isEqualTo(writesBefore + 2); // the stuck one, and the newest
    assertThat(line(replay())).startsWith("newest ");
  }

  @Test
  void closingOnATerminalThatDoesNotReadStillRestoresItsModes() throws InterruptedException {
    out.stall();
    terminal.show(frame("stuck"), THEME);
    out.blocked.await();

    terminal.close();

    assertThat(modes.calls).endsWith("restore");
  }

  @Test
  void aPictureMayBeDrawnOnAsSoonAsItWasHandedOver() throws InterruptedException {
    out.stall();
    Frame frame = frame("handed over");
    terminal.show(frame, THEME);
    frame.fill(0, 0, 100, "drawn on", Style.of(Role.TEXT));
    frame.clear(50, 10);
    out.readOn();
    terminal.awaitQuiet();

    assertThat(line(replay())).startsWith("handed over ");
  }

  @Test
  void eachFrameIsOneWrite() throws InterruptedException {
    terminal.show(frame("one"), THEME);
    terminal.awaitQuiet();
    int before = out.writes();

    terminal.show(frame("two"), THEME);
    terminal.awaitQuiet();

    assertThat(out.writes()).isEqualTo(before + 1);
  }

  @Test
  void keysArriveInOrderAndTheEndOnce() throws IOException, InterruptedException {
    type("ab\u001b[A");
    assertThat(inputs.take()).isEqualTo(new Input.Key("a"));
    assertThat(inputs.take()).isEqualTo(new Input.Key("b"));
    assertThat(inputs.take()).isEqualTo(new Input.Key("Up"));

    keyboard.sink().close();

    assertThat(inputs.take()).isEqualTo(new Input.Closed());
    out.hangUp();
    terminal.show(frame("nobody sees it"), THEME);
    terminal.awaitQuiet();
    assertThat(inputs).isEmpty();
  }

  @Test
  void aTerminalThatTakesNoBytesIsReportedAsClosed() throws IOException, InterruptedException {
    out.hangUp();
    terminal.show(frame("x"), THEME);

    assertThat(inputs.take()).isEqualTo(new Input.Closed());
  }

  @Test
  void suspendingGivesTheTerminalBackAndTakesItAgainWithItsNewSize()
      throws IOException, InterruptedException {
    terminal.show(frame("before"), THEME);
    terminal.awaitQuiet();
    int before = out.bytes().length;
    modes.now = new Size(60, 20);

    terminal.suspend();
    terminal.awaitQuiet();

    assertThat(modes.calls).containsExactly("raw", "restore", "stop", "raw");
    assertThat(inputs.take()).isEqualTo(new Input.Resized(60, 20));
    assertThat(terminal.size()).isEqualTo(new Size(60, 20));
    String after =
        new String(out.bytes(), before, out.bytes().length - before, StandardCharsets.UTF_8);
    assertThat(after.indexOf("\u001b[?1049l")).isLessThan(after.indexOf("\u001b[?1049h"));
    assertThat(after).contains("before"); // the last frame is painted again in full
  }

  @Test
  void theEditorGetsTheTerminalAndItsKeys() throws IOException, InterruptedException {
    List<String> seen = new ArrayList<>();
    Pipe first = keyboard;

    terminal.runOutside(() -> {
      seen.addAll(modes.calls);
      seen.add(sent().endsWith("\u001b[23;2t") ? "left" : "not left");
      seen.add(first.source().isOpen() ? "reading" : "not reading");
    });

    assertThat(seen).containsExactly("raw", "restore", "left", "not reading");
    assertThat(modes.calls).containsExactly("raw", "restore", "raw");
    assertThat(inputs.take()).isEqualTo(new Input.Resized(100, 30));
    type("j");
    assertThat(inputs.take()).isEqualTo(new Input.Key("j"));
  }

  @Test
  void theTerminalIsTakenBackAlsoFromAnEditorThatFailed() throws IOException, InterruptedException {
    assertThatThrownBy(() ->
            terminal.runOutside(() -> {
              throw new IllegalStateException("no editor");
            }))
        .hasMessage("no editor");

    assertThat(modes.calls).endsWith("restore", "raw");
    type("j");
    assertThat(inputs.take()).isEqualTo(new Input.Key("j"));
  }

  @Test
  void nothingIsSuspendedAfterTheEnd() {
    terminal.close();
    terminal.suspend();
    terminal.runOutside(() -> modes.calls.add("ran"));

    assertThat(modes.calls).containsExactly("raw", "restore");
  }

  @Test
  void theMouseIsOffUntilAskedForAndRemembered() throws InterruptedException {
    assertThat(sent()).doesNotContain("?1000h");

    terminal.mouse(true);
    terminal.awaitQuiet();
    assertThat(sent()).endsWith("\u001b[?1000h\u001b[?1006h");

    terminal.suspend();
    terminal.awaitQuiet();
    assertThat(replay().is("?1000")).isTrue();

    terminal.mouse(false);
    terminal.awaitQuiet();
    assertThat(replay().is("?1000")).isFalse();
  }

  @Test
  void titleProgressAndClipboardAreTold() throws InterruptedException {
    terminal.title("fetch-links \u001b]0;evil\u0007 12/500");
    terminal.progress(new Progress(Progress.State.NORMAL, 12));
    terminal.awaitQuiet();
    assertThat(terminal.copy("https://example.com/")).isTrue();
    terminal.awaitQuiet();

    assertThat(replay().strings())
        .contains("2;fetch-links ]0;evil 12/500\n", "52;c;aHR0cHM6Ly9leGFtcGxlLmNvbS8=\n");
  }

  @Test
  void repaintingSendsTheLastFrameAgain() throws InterruptedException {
    terminal.show(frame("again"), THEME);
    terminal.awaitQuiet();
    int before = out.bytes().length;

    terminal.repaint();
    terminal.awaitQuiet();

    assertThat(Arrays.copyOfRange(out.bytes(), before, out.bytes().length))
        .asString()
        .contains("again");
  }

  @Test
  void aTerminalWithoutModesIsNotOpened() {
    FakeModes none = new FakeModes();
    none.broken = true;
    StallingTerminal silent = new StallingTerminal();
    LanternaTerminal broken =
        new LanternaTerminal(
            FramePainterTest.environment(ColourDepth.MONO, true),
            none,
            () -> openPipe().source(),
            silent,
            false);

    assertThatThrownBy(() -> broken.open(inputs::add)).hasMessage("no terminal");
    assertThat(silent.bytes()).isEmpty();
  }

  private void type(String text) throws IOException {
    int _ = keyboard.sink().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String sent() {
    return new String(out.bytes(), StandardCharsets.UTF_8);
  }

  private VirtualTerminal replay() {
    VirtualTerminal screen =
        new VirtualTerminal(100, 30, c -> SafeText.columns(Character.toString(c)));
    screen.feed(out.bytes());
    return screen;
  }

  private static String line(VirtualTerminal screen) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < 20; column++) {
      line.append(screen.text(column, 0));
    }
    return line.toString();
  }

  private static Frame frame(String text) {
    Frame frame = new Frame(100, 30);
    frame.fill(0, 0, 100, text, Style.of(Role.TEXT));
    return frame;
  }
}
