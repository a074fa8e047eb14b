package fetchlinks.tui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The look of every role at every colour depth. One of the program's own is read when it is first
 * painted with, so that the first picture does not wait for the others.
 */
public final class Theme {

  /** Names of the themes that come with the program; the first is the default. */
  public static final List<String> BUILT_IN = List.of("default", "dark", "light", "high-contrast");

  private final String name;
  private volatile @Nullable Map<ColourDepth, Palette> palettes;

  private Theme(String name) {
    this.name = name;
  }

  Theme(String name, Map<ColourDepth, Palette> palettes) {
    this.name = name;
    this.palettes = new EnumMap<>(palettes);
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
    return new Theme(name);
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
    Map<ColourDepth, Palette> known = palettes;
    if (known == null) {
      known = builtIn(name).palettes;
      palettes = known;
    }
    Palette palette = known == null ? null : known.get(depth);
    if (palette == null) {
      throw new IllegalStateException("theme " + name + " has nothing for " + depth);
    }
    return palette;
  }

  private static Theme builtIn(String name) {
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
}
