package fetchlinks.tui;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Line modes by the {@code stty} program, one process a call and none at all for the size after the
 * start unless it changed. Signal characters are off, for a JVM draws a thread dump over the screen
 * on Ctrl-\ and stops unprepared on Ctrl-Z; flow control is off, so that Ctrl-S cannot freeze us.
 */
final class Stty implements LineModes {

  /** The terminal that the process was started from, wherever its streams lead. */
  static final File CONSOLE = new File("/dev/tty");

  private static final String RAW = "stty -icanon -echo -isig -ixon -iexten icrnl min 1 time 0";
  private static final Pattern SAVED = Pattern.compile("[0-9A-Za-z:=]+");
  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)");
  private static final long LIMIT_SECONDS = 3;

  private final File terminal;
  private final Size fallback;
  private @Nullable String saved;
  private Size size;

  /**
   * @param fallback for a terminal that does not know its size
   */
  Stty(File terminal, Size fallback) {
    this.terminal = terminal;
    this.fallback = fallback;
    this.size = fallback;
  }

  @Override
  public synchronized Size raw() throws IOException {
    List<String> lines = run("stty -g && stty size && " + RAW).lines().toList();
    if (lines.size() < 2 || !SAVED.matcher(lines.get(0)).matches()) {
      throw new IOException("`stty -g` did not tell the terminal's modes: " + lines);
    }
    if (saved == null) {
      saved = lines.get(0);
    }
    size = parse(lines.get(1), fallback);
    return size;
  }

  @Override
  public synchronized void restore() throws IOException {
    if (saved != null) {
      String _ = run("stty " + saved);
    }
  }

  @Override
  public synchronized Size size() {
    try {
      size = parse(run("stty size").strip(), size);
    } catch (IOException e) {
      return size; // a size that is a little old beats none
    }
    return size;
  }

  @Override
  public void stopGroup() throws IOException {
    // The shell is of our group and stops first, so it cannot end before we were continued.
    Process process = start("kill -TSTP 0");
    int _ = Waiting.on(process::waitFor);
  }

  /** Rows and columns as {@code stty size} writes them; 0 stands for unknown. */
  static Size parse(String text, Size unknown) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches() || matcher.group(1).length() > 6 || matcher.group(2).length() > 6) {
      return unknown;
    }
    int rows = Integer.parseInt(matcher.group(1));
    int columns = Integer.parseInt(matcher.group(2));
    return rows == 0 || columns == 0 ? unknown : new Size(columns, rows);
  }

  private String run(String command) throws IOException {
    Process process = start(command);
    boolean ended = Waiting.on(() -> process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
    if (!ended) {
      process.destroyForcibly(); // stty waits for output that a stalled terminal does not take
      throw new IOException("`" + command + "` did not end within " + LIMIT_SECONDS + " s");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (process.exitValue() != 0) {
      throw new IOException("`" + command + "` failed: " + output.strip());
    }
    return output;
  }

  private Process start(String command) throws IOException {
    return new ProcessBuilder("sh", "-c", command)
        .redirectInput(terminal)
        .redirectErrorStream(true)
        .start();
  }
}
