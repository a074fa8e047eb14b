package fetchlinks.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what is written to a standard stream, line by line. */
final class LineStream extends OutputStream {

  private static final int LONGEST_LINE = 4_096;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> lines;

  private LineStream(Consumer<String> lines) {
    this.lines = lines;
  }

  /** A print stream whose lines go to the consumer, on whatever thread they are written. */
  static PrintStream of(Consumer<String> lines) {
    return new PrintStream(new LineStream(lines), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n' || line.size() == LONGEST_LINE) {
      lines.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
    if (b != '\n') {
      line.write(b);
    }
  }
}
