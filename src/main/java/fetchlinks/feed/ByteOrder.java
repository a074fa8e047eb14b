package fetchlinks.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises Unicode by the first bytes of a text, as XML's appendix F has it. Pure. */
final class ByteOrder {

  private ByteOrder() {}

  /** The encoding that a byte order mark names, null where there is no mark. */
  static @Nullable Charset marked(byte[] head) {
    return switch (pair(head)) {
      case 0xfeff -> StandardCharsets.UTF_16BE;
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xefbb -> markLength(head) == 3 ? StandardCharsets.UTF_8 : null;
      default -> null;
    };
  }

  static int markLength(byte[] head) {
    return switch (pair(head)) {
      case 0xfeff, 0xfffe -> 2;
      case 0xefbb -> head.length > 2 && (head[2] & 0xff) == 0xbf ? 3 : 0;
      default -> 0;
    };
  }

  /** The encoding of two bytes a character in which the text begins with "<", null for none. */
  static @Nullable Charset guessed(byte[] head) {
    return switch (pair(head)) {
      case 0x003c -> StandardCharsets.UTF_16BE;
      case 0x3c00 -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }

  private static int pair(byte[] head) {
    return head.length < 2 ? 0 : (head[0] & 0xff) << 8 | (head[1] & 0xff);
  }
}
