package fetchlinks.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The link queue's folder and the places of our own state in it. Naming a place creates nothing.
 *
 * @param queue {@code link_queue_dir}
 */
public record QueueFolder(Path queue) {

  /** Our own state; consumers look for {@code *.link} and do not see it. */
  public Path state() {
    return queue.resolve(".fetch-links");
  }

  Path temps() {
    return state().resolve("tmp");
  }

  Path claims() {
    return state().resolve("queued.jnl");
  }

  Path queueLock() {
    return state().resolve("queue.lock");
  }

  Path results() {
    return state().resolve("results.jnl");
  }

  Path resultsLock() {
    return state().resolve("results.lock");
  }

  /** A channel file's name may have 255 bytes, and these endings are not longer than its own. */
  Path journal(String channel) {
    return state().resolve("channels").resolve(channel + ".jnl");
  }

  Path channelLock(String channel) {
    return state().resolve("locks").resolve(channel + ".lck");
  }

  /**
   * Says at the start what would otherwise come up at the first new video. Creates nothing: the
   * folder comes into being when it is needed.
   *
   * @throws ConfigException links can't be written here
   */
  public void check() throws ConfigException {
    check(queue);
    if (Files.exists(state())) {
      check(state());
    }
  }

  private void check(Path folder) throws ConfigException {
    Path existing = existing(folder);
    if (existing == null || !Files.isDirectory(existing)) {
      throw new ConfigException(
          unusable(folder) + Disk.shown(existing) + " is no folder; correct link_queue_dir");
    }
    if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
      throw new ConfigException(
          unusable(folder)
              + Disk.shown(existing)
              + " is not writable for this user; change its permissions or link_queue_dir");
    }
  }

  private static String unusable(Path folder) {
    return "the link queue " + Disk.shown(folder) + " can't be written: ";
  }

  /** The folder itself or what there is of the way to it. */
  private static @Nullable Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path != null && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      path = path.getParent();
    }
    return path;
  }

  /** Whether a killed run may have left a link behind that is not in its place. */
  boolean hasTemps() throws IOException {
    if (!Files.isDirectory(temps())) {
      return false;
    }
    try (var names = Files.newDirectoryStream(temps())) {
      return names.iterator().hasNext();
    }
  }
}
