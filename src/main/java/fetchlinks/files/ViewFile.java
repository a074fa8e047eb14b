package fetchlinks.files;

import fetchlinks.model.ViewSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;

/**
 * {@code view.toml}: how the screen was left. A file that cannot be understood is put beside, not
 * overwritten; nothing else depends on it.
 */
public final class ViewFile {

  private static final Set<String> KEYS =
      Set.of(
          "theme",
          "sort",
          "reversed",
          "hide_up_to_date",
          "log_level",
          "log_wrap",
          "only_pane",
          "mouse",
          "filters");

  private static final int MOST_BROKEN = 9;

  private final Path file;
  private final Words words;

  /** The words that are understood. */
  public record Words(
      List<String> themes, List<String> sorts, List<String> levels, List<String> panes) {

    public Words {
      themes = List.copyOf(themes);
      sorts = List.copyOf(sorts);
      levels = List.copyOf(levels);
      panes = List.copyOf(panes);
    }
  }

  /**
   * What was found.
   *
   * @param problem what is wrong with the file, where, and what became of it; empty when nothing is
   */
  public record Loaded(ViewSettings settings, String problem) {}

  public ViewFile(Path file, Words words) {
    this.file = file;
    this.words = words;
  }

  /** Never fails: the defaults where there is no file or none that is understood. */
  public Loaded load() {
    try {
      return new Loaded(settings(TomlFile.read(file).keys()), "");
    } catch (NoSuchFileException _) {
      return new Loaded(ViewSettings.DEFAULT, "");
    } catch (TomlProblem e) {
      return new Loaded(ViewSettings.DEFAULT, e.text() + "; " + putBeside());
    } catch (IOException e) {
      return new Loaded(
          ViewSettings.DEFAULT, Disk.shown(file) + " can't be read: " + Disk.reason(e));
    }
  }

  private ViewSettings settings(TomlKeys keys) throws TomlProblem {
    for (String name : keys.names()) {
      if (!KEYS.contains(name)) {
        throw keys.at(name, " is not known here");
      }
    }
    ViewSettings defaults = ViewSettings.DEFAULT;
    return new ViewSettings(
        word(keys, "theme", words.themes, defaults.theme()),
        word(keys, "sort", words.sorts, defaults.sort()),
        flag(keys, "reversed"),
        flag(keys, "hide_up_to_date"),
        word(keys, "log_level", words.levels, defaults.logLevel()),
        flag(keys, "log_wrap"),
        word(keys, "only_pane", words.panes, defaults.onlyPane()),
        flag(keys, "mouse"),
        keys.strings("filters"));
  }

  private static String word(TomlKeys keys, String key, List<String> allowed, String absent)
      throws TomlProblem {
    String expected = "one of " + String.join(", ", allowed);
    @Nullable String word = keys.string(key, expected);
    if (word != null && !allowed.contains(word)) {
      throw keys.wrong(key, expected);
    }
    return Objects.requireNonNullElse(word, absent);
  }

  private static boolean flag(TomlKeys keys, String key) throws TomlProblem {
    return Boolean.TRUE.equals(keys.bool(key));
  }

  /** A person may have written it: it must not be gone at the end of the run. */
  private String putBeside() {
    for (int i = 1; i <= MOST_BROKEN; i++) {
      Path beside = file.resolveSibling(file.getFileName() + ".broken" + (i == 1 ? "" : i));
      if (i == MOST_BROKEN || !Files.exists(beside)) {
        try {
          Path _ = Files.move(file, beside, StandardCopyOption.REPLACE_EXISTING);
          return "it is now " + beside.getFileName() + ", the defaults are used";
        } catch (IOException e) {
          return "the defaults are used";
        }
      }
    }
    throw new IllegalStateException("no name was tried");
  }

  /**
   * Replaces the file as a whole.
   *
   * @throws IOException it can't be written; what was there still is
   */
  public void save(ViewSettings settings) throws IOException {
    Path folder = Files.createDirectories(Disk.folderOf(file));
    Path fresh = Files.createTempFile(folder, ".view", ".new");
    try {
      Disk.write(fresh, text(settings).getBytes(StandardCharsets.UTF_8));
      Path _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      boolean _ = Files.deleteIfExists(fresh);
    }
  }

  private static String text(ViewSettings settings) {
    String pane = settings.onlyPane();
    return """
    # How the screen was left; written anew whenever it is.
    theme = %s
    sort = %s
    reversed = %b
    hide_up_to_date = %b
    log_level = %s
    log_wrap = %b
    %smouse = %b
    filters = %s
    """
        .formatted(
            quoted(settings.theme()),
            quoted(settings.sort()),
            settings.reversed(),
            settings.hideUpToDate(),
            quoted(settings.logLevel()),
            settings.logWrap(),
            pane.isEmpty() ? "" : "only_pane = " + quoted(pane) + "\n",
            settings.mouse(),
            settings.filters().stream()
                .map(ViewFile::quoted)
                .collect(Collectors.joining(", ", "[", "]")));
  }

  private static String quoted(String text) {
    return "\"" + Toml.tomlEscape(text) + "\"";
  }
}
