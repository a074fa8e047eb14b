package fetchlinks.ytdlp;

import fetchlinks.engine.ListingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command lines that yt-dlp is started with. */
final class Commands {

  /** Turns a process of yt-dlp into a worker; the address of our plugin. */
  static final String WORKER_ADDRESS = "fetchlinks-worker:";

  /**
   * Ctrl-C reaches the whole foreground group, but the program wants to end its children itself; an
   * ignored signal stays ignored in what is started.
   */
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "yt-dlp");

  /**
   * As above, and ends the command when our pipe to its standard input closes, which it does
   * whatever way we die; an own process group would not see that. The shell itself stays until it
   * has seen its children end, so that none is left as a zombie where nobody else looks after them.
   */
  private static final List<String> TIED_TO_US =
      List.of(
          "/bin/sh",
          "-c",
          """
          trap '' INT
          trap : TERM
          exec 3<&0
          "$@" </dev/null 3<&- &
          child=$!
          { read -r _ <&3; kill -TERM $child; sleep 3; kill -KILL $child; } >/dev/null 2>&1 &
          watch=$!
          exec 3<&-
          wait $child
          code=$?
          while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
          kill -KILL $watch 2>/dev/null
          wait $watch
          exit $code
          """,
          "yt-dlp");

  private static final List<String> PREDICTABLE =
      List.of("--ignore-config", "--no-update", "--flat-playlist");

  /** Few attempts of its own: backing off is our business, and known to the person. */
  private static final List<String> PATIENCE =
      List.of(
          "--socket-timeout",
          "15",
          "--extractor-retries",
          "1",
          "--compat-options",
          "no-youtube-unavailable-videos");

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  private Commands() {}

  static List<String> worker(
      Executable executable, YtDlpOptions options, Optional<Path> cookies, boolean pluginDirs) {
    List<String> command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.add(executable.start().toString());
    command.add("-q");
    command.addAll(PREDICTABLE);
    if (pluginDirs) {
      command.addAll(List.of("--plugin-dirs", options.pluginFolder().toString()));
    }
    command.addAll(PATIENCE);
    addTabArguments(command, options, false);
    addWishes(command, options, cookies.map(Path::toString));
    command.add(WORKER_ADDRESS);
    return command;
  }

  /**
   * One listing by one process.
   *
   * @param glance only the first three entries of each list, enough to see whether there are lists
   *     in the list
   */
  static List<String> listing(
      Executable executable,
      YtDlpOptions options,
      Optional<Path> cookies,
      ListingRequest request,
      boolean glance) {
    List<String> command = new ArrayList<>(TIED_TO_US);
    command.add(executable.start().toString());
    addListing(command, options, request.dates(), cookies.map(Path::toString));
    if (glance) {
      command.addAll(List.of("-I", "1:3"));
    }
    command.addAll(List.of("--", request.url()));
    return command;
  }

  /** What a person would type to get the same list, without secrets. */
  static String shown(YtDlpOptions options, String url) {
    List<String> command = new ArrayList<>();
    Path executable = options.executable();
    command.add(executable == null ? "yt-dlp" : executable.toString());
    addListing(command, options, false, Optional.empty());
    command.addAll(List.of("--", url));
    return String.join(" ", Secrets.mask(command).stream().map(Commands::quoted).toList());
  }

  private static void addListing(
      List<String> command, YtDlpOptions options, boolean dates, Optional<String> cookies) {
    command.addAll(PREDICTABLE);
    command.addAll(List.of("--lazy-playlist", "-j"));
    command.addAll(PATIENCE);
    command.addAll(List.of("--extractor-args", "youtube:raise_incomplete_data"));
    addTabArguments(command, options, dates);
    addWishes(command, options, cookies);
  }

  /** All in one option: yt-dlp takes only the last one of a kind. */
  private static void addTabArguments(List<String> command, YtDlpOptions options, boolean dates) {
    List<String> arguments = new ArrayList<>();
    if (options.slowLink()) {
      arguments.add("skip=webpage");
    }
    if (dates) {
      arguments.add("approximate_date");
    }
    if (!arguments.isEmpty()) {
      command.addAll(List.of("--extractor-args", "youtubetab:" + String.join(";", arguments)));
    }
  }

  private static void addWishes(
      List<String> command, YtDlpOptions options, Optional<String> cookies) {
    cookies.ifPresent(file -> command.addAll(List.of("--cookies", file)));
    if (!options.cookiesFromBrowser().isEmpty()) {
      command.addAll(List.of("--cookies-from-browser", options.cookiesFromBrowser()));
    }
    if (!options.proxy().isEmpty()) {
      command.addAll(List.of("--proxy", options.proxy()));
    }
    command.addAll(options.extraArgs());
  }

  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
