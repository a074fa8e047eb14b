package fetchlinks.files;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** JSON on one line, in pure UTF-8. */
final class JsonText {

  private JsonText() {}

  /** Something that writes one JSON value. */
  @FunctionalInterface
  interface Body {
    void write(JsonWriter out) throws IOException;
  }

  /** One line of JSON with its line feed. */
  static String line(Body body) {
    return value(body) + "\n";
  }

  static String value(Body body) {
    StringWriter text = new StringWriter();
    try {
      body.write(new JsonWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a string can't be written to", e);
    }
    return encodable(text.toString());
  }

  /** Strict in everything but half surrogate pairs, which {@link #encodable} lets through. */
  static JsonReader reader(String line) {
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.LEGACY_STRICT);
    return reader;
  }

  /**
   * The same JSON with each half of a surrogate pair that stands alone written as an escape: UTF-8
   * has no bytes for it, and an id that came with one must come back with it.
   */
  static String encodable(String json) {
    int length = json.length();
    StringBuilder escaped = null;
    for (int i = 0; i < length; i++) {
      char c = json.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < length
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (paired) {
        if (escaped != null) {
          escaped.append(c).append(json.charAt(i + 1));
        }
        i++;
      } else if (Character.isSurrogate(c)) {
        escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? json : escaped.toString();
  }
}
