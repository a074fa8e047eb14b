package fetchlinks.tui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the environment says about the terminal. The terminal itself is never asked, for it may not
 * answer.
 *
 * @param problem why a full-screen program cannot run here, in a sentence
 * @param unicode whether the locale's character set is UTF-8
 * @param synchronizedFrames whether frames may be bracketed, so that none is seen half painted
 * @param windowTitle whether it is known to take a title and a clipboard text
 * @param taskBar whether it is known to show progress in the task bar
 * @param remote whether it is reached over ssh, where bytes are dear
 */
public record TerminalEnvironment(
    Optional<String> problem,
    ColourDepth depth,
    boolean unicode,
    boolean synchronizedFrames,
    boolean windowTitle,
    boolean taskBar,
    boolean remote) {

  private static final List<String> TITLED =
      List.of(
          "xterm",
          "rxvt",
          "alacritty",
          "foot",
          "tmux",
          "st-",
          "konsole",
          "gnome",
          "vte",
          "wezterm",
          "contour");
  private static final String COLOURLESS = "(vt[0-9]|ansi-m|hp|sun|.*-m(ono)?$).*";
  private static final Set<String> TASK_BAR_PROGRAMS = Set.of("ghostty", "WezTerm");
  private static final Set<String> DIRECT_COLOUR = Set.of("truecolor", "24bit");

  /**
   * Judges by the environment's variables.
   *
   * @param console whether both standard input and output are a terminal
   * @param system the operating system's name as in {@code os.name}
   */
  public static TerminalEnvironment of(Map<String, String> env, boolean console, String system) {
    String term = value(env, "TERM");
    boolean multiplexed = env.containsKey("TMUX") || env.containsKey("STY");
    return new TerminalEnvironment(
        problem(env, console, system, term),
        depth(env, term),
        isUnicode(env),
        !term.equals("linux"),
        hasTitle(term),
        !multiplexed && hasTaskBar(env, term),
        env.containsKey("SSH_CONNECTION"));
  }

  /** Whether anything may be coloured: {@code NO_COLOR} and what the terminal can do. */
  public boolean coloured() {
    return depth != ColourDepth.MONO;
  }

  /** With some of it overruled by the command line. */
  public TerminalEnvironment with(boolean noColour, boolean asciiOnly) {
    return new TerminalEnvironment(
        problem,
        noColour ? ColourDepth.MONO : depth,
        unicode && !asciiOnly,
        synchronizedFrames,
        windowTitle,
        taskBar,
        remote);
  }

  private static Optional<String> problem(
      Map<String, String> env, boolean console, String system, String term) {
    if (system.startsWith("Windows")) {
      return Optional.of("the full-screen view needs a Unix terminal; on Windows run it in WSL");
    }
    if (!console) {
      return Optional.of("standard input or output is not a terminal; use the plain `fetch-links`");
    }
    if (term.isEmpty() || term.equals("dumb")) {
      return Optional.of(
          (term.isEmpty() ? "TERM is not set" : "TERM is `dumb`")
              + ", so the terminal cannot move its cursor; set TERM or use the plain `fetch-links`");
    }
    if (!value(env, "CI").isEmpty()) {
      return Optional.of("CI is set, so nobody watches; unset it or use the plain `fetch-links`");
    }
    return Optional.empty();
  }

  private static ColourDepth depth(Map<String, String> env, String term) {
    if (!value(env, "NO_COLOR").isEmpty()) {
      return ColourDepth.MONO;
    }
    if (DIRECT_COLOUR.contains(value(env, "COLORTERM").toLowerCase(Locale.ROOT))
        || term.endsWith("-direct")) {
      return ColourDepth.TRUECOLOR;
    }
    if (term.contains("256color")) {
      return ColourDepth.INDEXED256;
    }
    return term.matches(COLOURLESS) ? ColourDepth.MONO : ColourDepth.ANSI16;
  }

  private static boolean isUnicode(Map<String, String> env) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = value(env, name).toLowerCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return false;
  }

  private static boolean hasTitle(String term) {
    for (String name : TITLED) {
      if (term.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTaskBar(Map<String, String> env, String term) {
    return env.containsKey("WT_SESSION")
        || value(env, "ConEmuANSI").equals("ON")
        || term.equals("xterm-ghostty")
        || TASK_BAR_PROGRAMS.contains(value(env, "TERM_PROGRAM"));
  }

  private static String value(Map<String, String> env, String name) {
    return env.getOrDefault(name, "");
  }
}
