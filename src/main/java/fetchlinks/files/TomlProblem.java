package fetchlinks.files;

import fetchlinks.model.SafeText;
import java.nio.file.Path;
import org.tomlj.TomlPosition;

/** Something in a TOML file is not as it must be; the message says where, clean for a person. */
final class TomlProblem extends Exception {

  private static final long serialVersionUID = 1L;

  TomlProblem(Path file, String what) {
    super(SafeText.of(file + ": " + what));
  }

  TomlProblem(Path file, TomlPosition position, String what) {
    super(SafeText.of(file + ":" + position.line() + ":" + position.column() + ": " + what));
  }

  /** The message; never null, unlike what {@link #getMessage} promises. */
  String text() {
    return String.valueOf(getMessage());
  }
}
