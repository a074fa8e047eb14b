package fetchlinks.report;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/**
 * Where output goes.
 *
 * @param out results and progress
 * @param err errors, where the form separates them
 * @param width columns of the terminal, asked for each frame; 0 or less: unlimited
 * @param height rows of the terminal, asked for each frame; 0 or less: unlimited
 */
public record Output(PrintStream out, PrintStream err, IntSupplier width, IntSupplier height) {

  private static final int UNLIMITED = 100_000;

  /** Of a stream that is no terminal. */
  public static Output toFile(PrintStream out, PrintStream err) {
    return new Output(out, err, () -> 0, () -> 0);
  }

  int columns() {
    return orUnlimited(width.getAsInt());
  }

  int rows() {
    return orUnlimited(height.getAsInt());
  }

  private static int orUnlimited(int size) {
    return size > 0 ? size : UNLIMITED;
  }

  /** One write and one flush, so that a frame or a line arrives whole. */
  static void write(PrintStream stream, String text) {
    byte[] bytes = text.getBytes(stream.charset());
    stream.write(bytes, 0, bytes.length);
    stream.flush();
  }
}
