package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.files.ChannelFiles;
import fetchlinks.files.ConfigException;
import fetchlinks.files.LastResults;
import fetchlinks.model.ChannelId;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Which of the channels there are a run is about. */
final class Selection {

  private Selection() {}

  /**
   * The channels that the options name, in file order.
   *
   * @throws UsageException a name or glob fits no channel
   */
  static List<ChannelId> of(Options options, ChannelFiles files, LastResults results)
      throws ConfigException, FetchException, UsageException {
    List<ChannelId> all = files.list();
    List<Predicate<ChannelId>> wanted =
        options.only().stream().<Predicate<ChannelId>>map(Selection::matcher).toList();
    for (int i = 0; i < wanted.size(); i++) {
      if (all.stream().noneMatch(wanted.get(i))) {
        throw new UsageException(
            "--only %s: there is no such channel".formatted(options.only().get(i)));
      }
    }
    Set<ChannelId> failed = options.failed() ? results.failed() : Set.of();
    Shard shard = options.shard();
    return all.stream()
        .filter(id -> wanted.isEmpty() || wanted.stream().anyMatch(w -> w.test(id)))
        .filter(id -> !options.failed() || failed.contains(id))
        .filter(id -> shard == null || shard.has(id))
        .toList();
  }

  private static Predicate<ChannelId> matcher(String nameOrGlob) {
    PathMatcher glob;
    try {
      glob = FileSystems.getDefault().getPathMatcher("glob:" + nameOrGlob);
    } catch (PatternSyntaxException _) {
      return id -> id.name().equals(nameOrGlob);
    }
    return id -> id.name().equals(nameOrGlob) || fits(glob, id);
  }

  /** A name that can't be expressed in this locale fits no glob; its check says what is wrong. */
  static boolean fits(PathMatcher glob, ChannelId id) {
    try {
      return glob.matches(Path.of(id.name()));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
