package fetchlinks.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Typed access to the keys of one table. Each complaint names file, line, column, key, what was
 * found and what was expected. An absent key is null.
 *
 * @param prefix what stands before a key's name in complaints, {@code "fetch."} for example
 */
record TomlKeys(Path file, String prefix, TomlTable table) {

  private static final int SHOWN_VALUE = 60;

  Set<String> names() {
    return table.keySet();
  }

  String required(String key, String expected) throws TomlProblem {
    String value = string(key, expected);
    if (value == null) {
      throw new TomlProblem(file, prefix + key + " is missing, expected " + expected);
    }
    return value;
  }

  /** A string that is not blank. */
  @Nullable String string(String key, String expected) throws TomlProblem {
    String value = value(key, String.class, expected);
    if (value != null && value.isBlank()) {
      throw wrong(key, expected);
    }
    return value;
  }

  @Nullable Boolean bool(String key) throws TomlProblem {
    return value(key, Boolean.class, "true or false");
  }

  @Nullable Long integer(String key, long min, long max, String expected) throws TomlProblem {
    Long value = value(key, Long.class, expected);
    if (value != null && (value < min || value > max)) {
      throw wrong(key, expected);
    }
    return value;
  }

  List<String> strings(String key) throws TomlProblem {
    TomlArray array = value(key, TomlArray.class, "an array of strings");
    List<String> strings = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      if (!(array.get(i) instanceof String string)) {
        throw wrong(key, "an array of strings");
      }
      strings.add(string);
    }
    return strings;
  }

  @Nullable TomlKeys table(String key) throws TomlProblem {
    TomlTable inner = value(key, TomlTable.class, "a table: [" + key + "]");
    return inner == null ? null : new TomlKeys(file, prefix + key + ".", inner);
  }

  <T> @Nullable T value(String key, Class<T> type, String expected) throws TomlProblem {
    Object value = raw(key);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw wrong(key, expected);
    }
    return type.cast(value);
  }

  @Nullable Object raw(String key) {
    return table.get(List.of(key));
  }

  /** The complaint about a key's value. */
  TomlProblem wrong(String key, String expected) {
    return at(key, " is " + shown(raw(key)) + ", expected " + expected);
  }

  /** A complaint about a key that is there. */
  TomlProblem at(String key, String what) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null
        ? new TomlProblem(file, prefix + key + what)
        : new TomlProblem(file, position, prefix + key + what);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "missing";
      case String text when text.length() > SHOWN_VALUE ->
          "\"" + text.substring(0, SHOWN_VALUE) + "…\"";
      case String text -> "\"" + text + "\"";
      case TomlArray _ -> "an array";
      case TomlTable _ -> "a table";
      case Object other -> other.toString();
    };
  }
}
