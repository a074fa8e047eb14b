package fetchlinks.tui;

import java.util.Arrays;

/** Bytes for the terminal, in a buffer that is used again for each frame. */
final class Bytes {

  private byte[] bytes = new byte[4096];
  private int length;

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  Bytes clear() {
    length = 0;
    return this;
  }

  Bytes csi() {
    return ascii(0x1B).ascii('[');
  }

  Bytes ascii(int character) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) character;
    return this;
  }

  Bytes ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      ascii(text.charAt(i));
    }
    return this;
  }

  Bytes number(int value) {
    if (value >= 10) {
      number(value / 10);
    }
    return ascii('0' + value % 10);
  }

  /** Moves the cursor; both count from 0. */
  Bytes moveTo(int column, int row) {
    return csi().number(row + 1).ascii(';').number(column + 1).ascii('H');
  }

  Bytes utf8(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        ascii(0xC0 | (c >> 6)).ascii(0x80 | (c & 0x3F));
      } else if (c < 0x10000) {
        ascii(0xE0 | (c >> 12)).ascii(0x80 | ((c >> 6) & 0x3F)).ascii(0x80 | (c & 0x3F));
      } else {
        ascii(0xF0 | (c >> 18)).ascii(0x80 | ((c >> 12) & 0x3F));
        ascii(0x80 | ((c >> 6) & 0x3F)).ascii(0x80 | (c & 0x3F));
      }
    }
    return this;
  }

  Bytes add(Bytes other) {
    while (length + other.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
    return this;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
