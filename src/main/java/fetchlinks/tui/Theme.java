package fetchlinks.tui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The look of every role at every colour depth. */
public final class Theme {

  /** Names of the themes that come with the program; the first is the default. */
  public static final List<String> BUILT_IN = List.of("default", "dark", "light", "high-contrast");

  private final String name;
  private final Map<ColourDepth, Palette> palettes = new EnumMap<>(ColourDepth.class);

  Theme(String name, Map<ColourDepth, Palette> palettes) {
    this.name = name;
    this.palettes.putAll(palettes);
  }

  /**
   * One of {@link #BUILT_IN}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Theme named(String name) {
    if (!BUILT_IN.contains(name)) {
      throw new IllegalArgumentException(
          "no theme `" + name + "`; there are " + String.join(", ", BUILT_IN));
    }
    String file = "themes/" + name + ".toml";
    try (InputStream in = Theme.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program's own " + file + " is missing");
      }
      return parse(name, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Reads a theme.
   *
   * @param file only named in errors
   * @throws IllegalArgumentException naming the file, the line and what was expected
   */
  public static Theme parse(String name, String file, String text) {
    return new ThemeParser(file).parse(name, text);
  }

  public String name() {
    return name;
  }

  Palette palette(ColourDepth depth) {
    Palette palette = palettes.get(depth);
    if (palette == null) {
      throw new IllegalStateException("theme " + name + " has nothing for " + depth);
    }
    return palette;
  }
}
