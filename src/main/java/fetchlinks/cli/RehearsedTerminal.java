package fetchlinks.cli;

import fetchlinks.tui.Frame;
import fetchlinks.tui.Input;
import fetchlinks.tui.LanternaTerminal;
import fetchlinks.tui.Progress;
import fetchlinks.tui.Size;
import fetchlinks.tui.Terminal;
import fetchlinks.tui.TerminalEnvironment;
import fetchlinks.tui.Theme;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A terminal that nobody sits at: after each picture of a run that goes on it sends the next of
 * some keys, and after the last picture of it Ctrl-C. The real one's ways of reading and painting.
 */
final class RehearsedTerminal implements Terminal {

  private static final List<String> KEYS =
      List.of("j", "\u001b[B", "k", "s", "W", "W", "\r", "\u001b[A", "?", "x", "\u001b");
  private static final String CTRL_C = "\u0003";

  private final Pipe keyboard;
  private final Terminal terminal;
  private final Iterator<String> keys = KEYS.iterator();
  private boolean going;

  RehearsedTerminal(TerminalEnvironment environment) throws IOException {
    keyboard = Pipe.open();
    terminal =
        LanternaTerminal.onNothing(environment, keyboard.source(), OutputStream.nullOutputStream());
  }

  @Override
  public void progress(Progress progress) {
    terminal.progress(progress);
    boolean over = going && progress.state() == Progress.State.NONE;
    going |= progress.state() != Progress.State.NONE;
    if (over) {
      press(CTRL_C);
    } else if (going && keys.hasNext()) {
      press(keys.next());
    }
  }

  private void press(String key) {
    try {
      int _ = keyboard.sink().write(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void open(Consumer<Input> inputs) throws IOException {
    terminal.open(inputs);
  }

  @Override
  public Size size() {
    return terminal.size();
  }

  @Override
  public void show(Frame frame, Theme theme) {
    terminal.show(frame, theme);
  }

  @Override
  public void title(String text) {
    terminal.title(text);
  }

  @Override
  public boolean copy(String text) {
    return terminal.copy(text);
  }

  @Override
  public void mouse(boolean on) {
    terminal.mouse(on);
  }

  @Override
  public void repaint() {
    terminal.repaint();
  }

  @Override
  public void suspend() {
    terminal.suspend();
  }

  @Override
  public void runOutside(Runnable work) {
    terminal.runOutside(work);
  }

  @Override
  public void close() {
    terminal.close();
    try {
      keyboard.sink().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
