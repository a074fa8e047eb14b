package fetchlinks.ytdlp;

import com.google.gson.JsonParseException;
import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts workers, and finds out in which way a yt-dlp takes our plugin. The outcome is remembered
 * for as long as that yt-dlp does not change.
 */
final class WorkerStarter {

  private static final int PROTOCOL = 1;
  private static final String NO_PLUGINS = "YTDLP_NO_PLUGINS";

  private final YtDlpOptions options;
  private final Limits limits;
  private final Processes processes;
  private final Map<Executable, Way> ways = new ConcurrentHashMap<>();

  WorkerStarter(YtDlpOptions options, Limits limits, Processes processes) {
    this.options = options;
    this.limits = limits;
    this.processes = processes;
  }

  /** How a yt-dlp takes the plugin. */
  sealed interface Way {

    /**
     * As a worker.
     *
     * @param byOption by {@code --plugin-dirs}, which exists since 2024-10; else by the environment
     * @param plugged with the variable cleared that switches plugins off
     */
    record Warm(boolean byOption, boolean plugged) implements Way {}

    /** Not at all: one process for each list. */
    record Cold(String reason) implements Way {}
  }

  /** What one start came to. */
  private sealed interface Start {
    record Ready(Worker worker) implements Start {}

    /** The next way has to be tried. */
    record Refused(Way next) implements Start {}

    /** It should have worked. */
    record Dead(String reason) implements Start {}
  }

  /**
   * A worker, or why there can be none with this yt-dlp.
   *
   * @throws FetchException no yt-dlp can be started with these options at all
   */
  Optional<Worker> start(Executable executable) throws FetchException, InterruptedException {
    return start(executable, ways.getOrDefault(executable, new Way.Warm(true, false)));
  }

  /** Why this yt-dlp can't be a worker, "" where it can or where nobody has tried. */
  String reason(Executable executable) {
    return ways.get(executable) instanceof Way.Cold(String reason) ? reason : "";
  }

  private Optional<Worker> start(Executable executable, Way first)
      throws FetchException, InterruptedException {
    Way way = first;
    int dead = 0;
    while (way instanceof Way.Warm warm) {
      switch (start(executable, warm)) {
        case Start.Ready(Worker worker) -> {
          ways.put(executable, warm);
          return Optional.of(worker);
        }
        case Start.Refused(Way next) -> way = next;
        case Start.Dead(String reason) -> {
          dead++;
          way = dead < limits.starts() ? way : new Way.Cold(reason);
        }
      }
    }
    ways.put(executable, way);
    return Optional.empty();
  }

  private Start start(Executable executable, Way.Warm way)
      throws FetchException, InterruptedException {
    ChildProcess child = launch(executable, way);
    boolean ready = false;
    try {
      String line = child.nextLine(limits.handshake().toNanos());
      if (line == null) {
        return new Start.Dead("yt-dlp said nothing for " + limits.handshake().toSeconds() + "s");
      }
      if (ChildProcess.isEnd(line)) {
        return refused(child, way);
      }
      ready = isReady(line);
      return ready
          ? new Start.Ready(new Worker(child, executable, limits))
          : new Start.Refused(new Way.Cold("it says: " + Words.cleaned(line)));
    } finally {
      if (!ready) {
        var _ = child.kill();
      }
    }
  }

  private ChildProcess launch(Executable executable, Way.Warm way)
      throws FetchException, InterruptedException {
    try {
      PluginFile.unpack(options.pluginFolder());
      Optional<Path> cookies = options.cookies().next();
      return ChildProcess.start(
          Commands.worker(executable, options, cookies, way.byOption()),
          environment(way),
          cookies,
          processes,
          limits.mercy());
    } catch (IOException e) {
      throw cannotStart(e);
    }
  }

  static FetchException cannotStart(IOException e) {
    return new FetchException(
        Failure.of(
            FailureClass.LOCAL,
            "YTDLP",
            Words.cleaned("yt-dlp can't be started: " + e.getMessage())),
        e);
  }

  private Map<String, String> environment(Way.Warm way) {
    Map<String, String> environment = new HashMap<>(Executable.environment(options));
    if (way.plugged()) {
      environment.remove(NO_PLUGINS);
    }
    if (!way.byOption()) {
      environment.merge(
          "PYTHONPATH",
          PluginFile.pythonPath(options.pluginFolder()).toString(),
          (theirs, ours) -> ours + File.pathSeparator + theirs);
    }
    return environment;
  }

  private static boolean isReady(String line) {
    try {
      return WorkerEvent.parse(line) instanceof WorkerEvent.Ready(int protocol, _)
          && protocol == PROTOCOL;
    } catch (JsonParseException _) {
      return false;
    }
  }

  /** It has ended at once: what it said tells whether another way may work. */
  private Start refused(ChildProcess child, Way.Warm way)
      throws FetchException, InterruptedException {
    String said = String.join("\n", child.errorLines());
    if (way.byOption() && said.contains("no such option: --plugin-dirs")) {
      return new Start.Refused(new Way.Warm(false, way.plugged()));
    }
    if (said.contains("fetchlinks-worker")) {
      boolean switchedOff = Executable.environment(options).containsKey(NO_PLUGINS);
      return new Start.Refused(
          switchedOff && !way.plugged()
              ? new Way.Warm(way.byOption(), true)
              : new Way.Cold("it does not load plugins"));
    }
    Failure failure =
        FailureClassifier.classify(
            Trouble.text(lastError(child.errorLines())), "", false, List.of());
    return switch (failure.kind()) {
      case NEEDS_PERSON_EVERYWHERE, LOCAL -> throw new FetchException(failure);
      case GONE,
          GONE_PERHAPS,
          NEEDS_PERSON,
          HOST_SAYS_STOP,
          UNREACHABLE,
          TRANSIENT,
          SUSPICIOUS,
          EXTRACTOR_BROKEN,
          UNEXPECTED ->
          new Start.Dead("yt-dlp ended at once: " + child.lastWords());
    };
  }

  /** The line that says what is wrong, after a usage text or a traceback for example. */
  static String lastError(List<String> lines) {
    return lines.reversed().stream()
        .filter(line -> line.contains("rror: ") || line.startsWith("ERROR"))
        .findFirst()
        .orElse(String.join(" ", lines));
  }
}
