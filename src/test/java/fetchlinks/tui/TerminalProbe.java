package fetchlinks.tui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A tiny program on the real terminal, for {@link TerminalEndToEndTest}. */
final class TerminalProbe {

  private TerminalProbe() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    TerminalEnvironment environment = TerminalEnvironment.of(System.getenv(), true, "Linux");
    BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
    Terminal terminal = LanternaTerminal.onConsole(environment);
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
      terminal.close();
      e.printStackTrace();
      Runtime.getRuntime().exit(1);
    });
    Files.writeString(folder.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
    terminal.open(inputs::add);
    String key = "nothing";
    draw(terminal, key);
    for (Input input = inputs.take(); act(input, terminal, folder); input = inputs.take()) {
      // A change of size, which may be told twice, must not wipe a key that nobody has seen yet.
      key = input instanceof Input.Key ? input.toString() : key;
      draw(terminal, key);
    }
    terminal.close();
  }

  private static boolean act(Input input, Terminal terminal, Path folder) {
    if (input instanceof Input.Key(String name)) {
      switch (name) {
        case "q" -> {
          return false;
        }
        case "e" -> throw new IllegalStateException("boom");
        case "m" -> terminal.mouse(true);
        case "o" -> terminal.runOutside(() -> edit(folder));
        case "Ctrl-Z" -> terminal.suspend();
        default -> {}
      }
    }
    return !(input instanceof Input.Closed);
  }

  /** Stands for an editor: reads a line from the terminal. */
  private static void edit(Path folder) {
    try {
      Process editor =
          new ProcessBuilder("sh", "-c", "echo EDITOR; read line; echo \"$line\" > edited")
              .directory(folder.toFile())
              .inheritIO()
              .start();
      int _ = Waiting.on(editor::waitFor);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void draw(Terminal terminal, String last) {
    Size size = terminal.size();
    Frame frame = new Frame(size.columns(), size.rows());
    frame.fill(
        0,
        0,
        size.columns(),
        "READY " + size.columns() + "x" + size.rows() + " last " + last,
        Style.of(Role.HEADER));
    frame.fill(0, size.rows() - 1, size.columns(), "BOTTOM", Style.of(Role.DIM));
    terminal.show(frame, Theme.named("default"));
  }
}
