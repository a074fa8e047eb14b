package fetchlinks.tui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a theme file: the small part of TOML that has tables, and keys with a plain string.
 *
 * <pre>
 * [rule-focused]            # a role, or `selected` for what lies over the row under the cursor
 * mono = "bold"             # every role has this one
 * 16 = "bright-cyan"        # a depth left out looks like the one below it
 * truecolor = "bold #8be9fd on #282a36"
 * </pre>
 */
final class ThemeParser {

  private static final String SELECTED = "selected";
  private static final Pattern TABLE = Pattern.compile("\\[([a-z-]+)]\\s*(?:#.*)?");
  private static final Pattern ENTRY =
      Pattern.compile("([a-z0-9]+)\\s*=\\s*\"([^\"\\\\]*)\"\\s*(?:#.*)?");
  private static final Map<String, Role> ROLES = roles();

  private final String file;
  private final Map<String, Map<ColourDepth, Look>> tables = new HashMap<>();
  private @Nullable String table;
  private int line;

  ThemeParser(String file) {
    this.file = file;
  }

  Theme parse(String name, String text) {
    for (String raw : text.lines().toList()) {
      line++;
      String content = raw.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        read(content);
      }
    }
    return new Theme(name, palettes());
  }

  private void read(String content) {
    boolean head = content.startsWith("[");
    Matcher matcher = (head ? TABLE : ENTRY).matcher(content);
    if (!matcher.matches()) {
      throw error("expected `[role]` or `depth = \"look\"`");
    }
    if (head) {
      open(matcher.group(1));
    } else {
      entry(matcher.group(1), matcher.group(2));
    }
  }

  private void open(String name) {
    if (!ROLES.containsKey(name) && !name.equals(SELECTED)) {
      throw error("unknown role `" + name + "`; there are " + String.join(", ", names()));
    }
    if (tables.putIfAbsent(name, new EnumMap<>(ColourDepth.class)) != null) {
      throw error("[" + name + "] is there twice");
    }
    table = name;
  }

  private void entry(String key, String value) {
    if (table == null) {
      throw error("expected `[role]` before the first look");
    }
    ColourDepth depth = depth(key);
    Look look;
    try {
      look = LookParser.parse(depth, value);
    } catch (IllegalArgumentException e) {
      throw error(String.valueOf(e.getMessage()));
    }
    if (looks(table).put(depth, look) != null) {
      throw error(key + " is there twice in [" + table + "]");
    }
  }

  private ColourDepth depth(String key) {
    for (ColourDepth depth : ColourDepth.values()) {
      if (depth.key().equals(key)) {
        return depth;
      }
    }
    throw error("unknown depth `" + key + "`; there are mono, 16, 256, truecolor");
  }

  private Map<ColourDepth, Palette> palettes() {
    for (String name : names()) {
      if (!looks(name).containsKey(ColourDepth.MONO)) {
        throw new IllegalArgumentException(
            file + ": [" + name + "] with `mono = \"…\"` is missing");
      }
    }
    Map<ColourDepth, Palette> palettes = new EnumMap<>(ColourDepth.class);
    for (ColourDepth depth : ColourDepth.values()) {
      Map<Role, Look> looks = new EnumMap<>(Role.class);
      ROLES.forEach((name, role) -> looks.put(role, nearest(name, depth)));
      palettes.put(depth, new Palette(looks, nearest(SELECTED, depth)));
    }
    return palettes;
  }

  private Look nearest(String name, ColourDepth depth) {
    Look nearest = Look.PLAIN;
    for (ColourDepth at : ColourDepth.values()) {
      Look look = looks(name).get(at);
      if (look != null && at.compareTo(depth) <= 0) {
        nearest = look;
      }
    }
    return nearest;
  }

  private Map<ColourDepth, Look> looks(String name) {
    return tables.getOrDefault(name, Map.of());
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(file + " line " + line + ": " + what);
  }

  private static Map<String, Role> roles() {
    Map<String, Role> roles = new TreeMap<>();
    for (Role role : Role.values()) {
      roles.put(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role);
    }
    return roles;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(ROLES.keySet());
    names.add(SELECTED);
    return names;
  }
}
