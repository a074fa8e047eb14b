package fetchlinks.cli;

import fetchlinks.tui.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The size of the controlling terminal, asked of {@code stty}: at first use and after each change.
 * For the output without a screen; 0 where it is not known.
 */
final class TerminalSize {

  private static final long UNKNOWN = -1;

  /** Rows in the upper half, columns in the lower. */
  private static final AtomicLong SIZE = new AtomicLong(UNKNOWN);

  private TerminalSize() {}

  static int columns() {
    return (int) size();
  }

  static int rows() {
    return (int) (size() >>> Integer.SIZE);
  }

  private static long size() {
    long size = SIZE.get();
    if (size == UNKNOWN) {
      boolean _ = Signals.on("WINCH", () -> Thread.startVirtualThread(TerminalSize::ask));
      ask();
      size = SIZE.get();
    }
    return size;
  }

  private static void ask() {
    SIZE.set(parse(stty()));
  }

  /** Reads {@code "rows columns"}. */
  static long parse(String answer) {
    String[] parts = answer.strip().split(" ", -1);
    try {
      return parts.length == 2
          ? ((long) Integer.parseInt(parts[0]) << Integer.SIZE) | Integer.parseInt(parts[1])
          : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static String stty() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "stty size </dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException _) {
      return "";
    }
  }
}
