package fetchlinks.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Lanterna's Unix terminal with what it leaves to us: one process for the line modes instead of
 * five, no question that the terminal might not answer, text sent as a whole, unknown key sequences
 * swallowed, and a screen that is left once and for all. The screen is ours between {@link #enter}
 * and {@link #leave}; a shutdown hook of Lanterna's leaves it as well.
 */
final class Tty extends UnixTerminal {

  /** How long to wait for a terminal that does not read before its modes are restored anyway. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?25l\u001b[?2004h";
  private static final String LEAVE =
      "\u001b[?2026l\u001b[0m\u001b[?1006l\u001b[?1000l\u001b[?1004l\u001b[?2004l\u001b[?7h"
          + "\u001b[?1049l\u001b[?25h";
  private static final String PUSH_TITLE = "\u001b[22;2t";
  private static final String POP_TITLE = "\u001b[23;2t";
  private static final String NO_PROGRESS = "\u001b]9;4;0;0\u001b\\";
  static final String MOUSE_ON = "\u001b[?1000h\u001b[?1006h";
  static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";

  private enum State {
    OUTSIDE,
    INSIDE,
    CLOSED
  }

  private final Gate gate;
  private final LineModes modes;
  private final TerminalEnvironment environment;
  private final Object lock;
  private volatile boolean mouse;
  private State state;
  private boolean raw;
  private volatile Size size;

  /** Turns to raw input; the screen is entered by {@link #enter}. */
  Tty(InputStream in, Gate gate, LineModes modes, TerminalEnvironment environment)
      throws IOException {
    // Before super(...), which calls the methods below.
    this.gate = gate;
    this.modes = modes;
    this.environment = environment;
    this.lock = new Object();
    this.state = State.OUTSIDE;
    this.raw = false;
    this.size = Size.USUAL;
    super(in, gate, StandardCharsets.UTF_8, CtrlCBehaviour.TRAP);
  }

  /** Raw input and our screen; does nothing after {@link #close}. */
  void enter() throws IOException {
    synchronized (lock) {
      if (state == State.OUTSIDE) {
        if (!raw) {
          turnRaw();
        }
        state = State.INSIDE;
        boolean _ =
            gate.open(
                bytes((environment.windowTitle() ? PUSH_TITLE : "") + screenModes()), PATIENCE);
      }
    }
  }

  /** Sets everything again that somebody may have changed while we were stopped. */
  boolean enterAgain() throws IOException {
    synchronized (lock) {
      if (state != State.INSIDE) {
        return false;
      }
      turnRaw();
      return gate.open(bytes(screenModes()), PATIENCE);
    }
  }

  /** The screen and modes as they were before; {@link #enter} may follow. */
  void leave() throws IOException {
    synchronized (lock) {
      if (state == State.INSIDE) {
        state = State.OUTSIDE;
        boolean _ =
            gate.shut(
                bytes(
                    (environment.taskBar() ? NO_PROGRESS : "")
                        + LEAVE
                        + (environment.windowTitle() ? POP_TITLE : "")),
                PATIENCE);
        raw = false;
        modes.restore();
      }
    }
  }

  private void turnRaw() throws IOException {
    size = modes.raw();
    raw = true;
  }

  /** The size at the last {@link #enter} or {@link #enterAgain}. */
  Size sizeAtEntry() {
    return size;
  }

  /** Remembers whether the mouse is asked for, and gives the bytes that ask. */
  String mouse(boolean on) {
    mouse = on;
    return on ? MOUSE_ON : MOUSE_OFF;
  }

  private String screenModes() {
    return ENTER + (mouse ? MOUSE_ON : "");
  }

  /** Leaves for good; harmless when repeated, from a shutdown hook too. */
  @Override
  public void close() {
    leaveForGood();
    try {
      super.close();
    } catch (IOException | IllegalStateException e) {
      return; // the terminal is gone, or the JVM is going down and runs the hook itself
    }
  }

  private void leaveForGood() {
    synchronized (lock) {
      if (state == State.CLOSED) {
        return;
      }
      try {
        if (state == State.INSIDE) {
          leave();
        } else {
          modes.restore();
        }
      } catch (IOException e) {
        return; // the terminal is gone, or stalled for longer than anybody waits
      } finally {
        state = State.CLOSED;
      }
    }
  }

  /** Called by Lanterna's shutdown hook. */
  @Override
  protected void restoreTerminalSettings() {
    leaveForGood();
  }

  @Override
  protected void saveTerminalSettings() throws IOException {
    turnRaw();
  }

  @Override
  protected void canonicalMode(boolean enabled) {}

  @Override
  protected void keyEchoEnabled(boolean enabled) {}

  @Override
  protected void keyStrokeSignalsEnabled(boolean enabled) {}

  @Override
  protected void registerTerminalResizeListener(Runnable onResize) {
    // Lanterna would ask the terminal for its size on the signal's thread, amid a frame.
  }

  @Override
  protected TerminalSize findTerminalSize() {
    Size size = modes.size();
    return new TerminalSize(size.columns(), size.rows());
  }

  @Override
  protected KeyDecodingProfile getDefaultKeyDecodingProfile() {
    return new KeyPatterns();
  }

  /** Lanterna encodes each char alone, which breaks everything beyond the first plane. */
  @Override
  public void putString(String text) throws IOException {
    writeToTerminal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
