package fetchlinks.ytdlp;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The yt-dlp that is used, told apart from an earlier or later one of the same name.
 *
 * @param start the path to start it by; symbolic links are kept, since a virtual environment or a
 *     version manager looks at its own name
 * @param file what it really is
 */
record Executable(Path start, Path file, FileTime changed, long size) {

  private static final String ADVICE =
      "install it with `pipx install \"yt-dlp[default]\"`, or name it with yt_dlp in [fetch]";

  /**
   * Looks it up anew.
   *
   * @throws FetchException of class {@code LOCAL}: there is none
   */
  static Executable find(YtDlpOptions options) throws FetchException {
    Path wish = options.executable();
    Optional<Path> found =
        wish == null || (wish.getNameCount() == 1 && !wish.isAbsolute())
            ? onPath(wish == null ? "yt-dlp" : wish.toString(), environment(options))
            : Optional.of(wish).filter(Executable::runs);
    if (found.isEmpty()) {
      throw new FetchException(missing(wish));
    }
    try {
      Path file = found.get().toRealPath();
      return new Executable(
          found.get().toAbsolutePath(), file, Files.getLastModifiedTime(file), Files.size(file));
    } catch (IOException e) {
      throw new FetchException(missing(wish), e);
    }
  }

  private static Optional<Path> onPath(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      try {
        Path candidate = Path.of(folder, name);
        if (!folder.isEmpty() && runs(candidate)) {
          return Optional.of(candidate);
        }
      } catch (InvalidPathException _) {
        // Not a folder then; the shell skips such an element of PATH as well.
      }
    }
    return Optional.empty();
  }

  private static boolean runs(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  static Map<String, String> environment(YtDlpOptions options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(options.environment());
    return environment;
  }

  private static Failure missing(@Nullable Path wish) {
    String what =
        wish == null
            ? "yt-dlp is not on the PATH"
            : "yt-dlp can't be run: %s is not an executable file".formatted(wish);
    return Failure.of(FailureClass.LOCAL, "YTDLP", what).advising(ADVICE);
  }
}
