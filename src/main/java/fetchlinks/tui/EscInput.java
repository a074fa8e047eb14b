package fetchlinks.tui;

import fetchlinks.model.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The terminal's bytes for Lanterna's decoder, one whole escape sequence at a time: the rest of a
 * split one is waited for shortly, so that neither Escape lags nor an arrow becomes letters. Pastes
 * and mouse reports are taken out as bytes; a private character stands in their place, so that they
 * keep their order among the keys. Owned by the input thread.
 */
final class EscInput extends InputStream {

  /** Stands for the next of {@link #takeAside}. */
  static final char ASIDE = 0xF8FD;

  private static final int SEQUENCE_MILLIS = 25;
  private static final int PASTE_MILLIS = 1000;
  private static final int PASTE_LIMIT = 1 << 16;
  private static final int SEQUENCE_LIMIT = 64;
  private static final byte ESC = 0x1B;
  private static final byte[] PASTE_END = "\u001b[201~".getBytes(StandardCharsets.US_ASCII);

  private final Chunks chunks;
  private final Queue<Input> aside = new ConcurrentLinkedQueue<>();
  private byte[] raw = {};
  private byte[] ready = {};
  private int at;
  private boolean ended;

  EscInput(Chunks chunks) {
    this.chunks = chunks;
  }

  /** What an {@link #ASIDE} stands for; null if the person typed one. */
  @Nullable Input takeAside() {
    return aside.poll();
  }

  @Override
  public int available() {
    return ready.length - at;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0 || !fill()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, available());
    System.arraycopy(ready, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    try {
      while (available() == 0) {
        if (raw.length == 0 && !more(Chunks.FOREVER)) {
          return false;
        }
        int length = raw[0] == ESC ? sequence() : untilEscape();
        ready = rewrite(take(length));
        at = 0;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("reading the terminal was interrupted");
    }
  }

  private boolean more(long millis) throws InterruptedException {
    byte[] chunk = ended ? Chunks.END : chunks.next(millis);
    if (chunk == null || chunk.length == 0) {
      ended |= chunk != null;
      return false;
    }
    int before = raw.length;
    raw = Arrays.copyOf(raw, before + chunk.length);
    System.arraycopy(chunk, 0, raw, before, chunk.length);
    return true;
  }

  private byte[] take(int length) {
    byte[] taken = Arrays.copyOf(raw, length);
    raw = Arrays.copyOfRange(raw, length, raw.length);
    return taken;
  }

  private int untilEscape() {
    int end = 0;
    while (end < raw.length && raw[end] != ESC) {
      end++;
    }
    return end;
  }

  /**
   * The length of the escape sequence that {@link #raw} begins with, as far as it comes in time.
   */
  private int sequence() throws InterruptedException {
    int length = EscapeSequence.length(raw);
    while (length < 0 && raw.length < SEQUENCE_LIMIT && more(SEQUENCE_MILLIS)) {
      length = EscapeSequence.length(raw);
    }
    return length < 0 ? raw.length : length;
  }

  private byte[] rewrite(byte[] sequence) throws InterruptedException {
    String text = new String(sequence, StandardCharsets.ISO_8859_1);
    if (text.equals("\u001b[200~")) {
      return aside(new Input.Paste(SafeText.of(paste())));
    }
    if (text.startsWith("\u001b[<")) {
      Input.@Nullable Mouse mouse = EscapeSequence.mouse(text);
      return mouse == null ? new byte[0] : aside(mouse);
    }
    return EscapeSequence.usual(text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] aside(Input input) {
    aside.add(input);
    return String.valueOf(ASIDE).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a paste; one whose end got lost ends with the first pause. */
  private String paste() throws InterruptedException {
    int searched = 0;
    int end;
    while ((end = indexOfPasteEnd(searched)) < 0) {
      if (raw.length > PASTE_LIMIT + PASTE_END.length) {
        dropMiddle();
      }
      searched = Math.max(0, raw.length - PASTE_END.length);
      if (!more(PASTE_MILLIS)) {
        end = raw.length;
        break;
      }
    }
    byte[] pasted = take(end);
    take(Math.min(PASTE_END.length, raw.length));
    return new String(pasted, 0, Math.min(pasted.length, PASTE_LIMIT), StandardCharsets.UTF_8);
  }

  private void dropMiddle() {
    byte[] tail = Arrays.copyOfRange(raw, raw.length - PASTE_END.length, raw.length);
    raw = Arrays.copyOf(raw, PASTE_LIMIT + PASTE_END.length);
    System.arraycopy(tail, 0, raw, PASTE_LIMIT, tail.length);
  }

  private int indexOfPasteEnd(int from) {
    for (int i = from; i + PASTE_END.length <= raw.length; i++) {
      if (Arrays.equals(raw, i, i + PASTE_END.length, PASTE_END, 0, PASTE_END.length)) {
        return i;
      }
    }
    return -1;
  }
}
