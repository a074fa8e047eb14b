package fetchlinks.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/**
 * A TOML file as read. Decoding is strict, so {@link #bytes} of an unchanged text gives back the
 * file byte for byte.
 *
 * @param text without the byte order mark
 */
record TomlFile(Path path, String text, boolean byteOrderMark) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static TomlFile read(Path path) throws IOException, TomlProblem {
    byte[] bytes = Files.readAllBytes(path);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new TomlProblem(path, "is not UTF-8 text, expected a TOML file in UTF-8");
    }
    return text.startsWith(BYTE_ORDER_MARK)
        ? new TomlFile(path, text.substring(1), true)
        : new TomlFile(path, text, false);
  }

  TomlParseResult parse() throws TomlProblem {
    TomlParseResult toml = Toml.parse(text);
    for (TomlParseError error : toml.errors()) {
      throw new TomlProblem(path, error.position(), "bad TOML: " + error.getMessage());
    }
    return toml;
  }

  TomlKeys keys() throws TomlProblem {
    return new TomlKeys(path, "", parse());
  }

  /** The file's bytes with another text. */
  byte[] bytes(String newText) {
    return (byteOrderMark ? BYTE_ORDER_MARK + newText : newText).getBytes(StandardCharsets.UTF_8);
  }
}
