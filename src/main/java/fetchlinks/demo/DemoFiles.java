package fetchlinks.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The demonstration's folder: the main configuration and a file for each channel. */
final class DemoFiles implements AutoCloseable {

  private static final int TRIES = 5;

  private final Path folder;

  private DemoFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes them into a new temporary folder.
   *
   * @param addresses where the site serves a channel
   */
  static DemoFiles write(DemoLibrary library, Function<DemoChannel, String> addresses)
      throws IOException {
    DemoFiles files = new DemoFiles(Files.createTempDirectory("fetch-links-demo-"));
    try {
      files.writeAll(library, addresses);
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return files;
  }

  Path configuration() {
    return folder.resolve("video_downloads.toml");
  }

  Path channels() {
    return folder.resolve("channels");
  }

  private void writeAll(DemoLibrary library, Function<DemoChannel, String> addresses)
      throws IOException {
    Files.createDirectory(channels());
    Files.writeString(
        configuration(),
        """
        # The demonstration: everything here is deleted when it ends.
        video_definition_dir = "channels"
        link_queue_dir = "queue"
        target_dir = "videos"
        """);
    for (DemoChannel channel : DemoCast.CHANNELS) {
      Path file = channels().resolve(channel.name() + ".toml");
      Files.writeString(file, text(channel, addresses.apply(channel), library));
    }
    Files.writeString(
        channels().resolve("typing-error.toml"),
        """
        link = "http://127.0.0.1/typing-error.rss
        target_folder = "Typing Error"
        """);
  }

  private static String text(DemoChannel channel, String address, DemoLibrary library) {
    StringBuilder toml = new StringBuilder();
    toml.append("link = \"").append(address).append("\"\n");
    toml.append("target_folder = \"").append(channel.title()).append("\"\n");
    int known = channel.videos() - channel.unseen();
    if (known > 0) {
      toml.append("last_video = \"").append(videoId(channel, library)).append("\"\n");
      toml.append("last_download_index = ").append(known).append('\n');
    }
    if (!channel.enabled()) {
      toml.append("enabled = false\n");
    }
    return toml.toString();
  }

  private static String videoId(DemoChannel channel, DemoLibrary library) {
    String id = library.marker(channel).id();
    return switch (channel.format()) {
      case RSS, PODCAST, TUBE -> id;
      case ATOM -> "tag:demo,2025:" + id;
    };
  }

  /** Deletes the folder; a run that is just ending may still write into it, so more than once. */
  @Override
  public void close() {
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      try {
        Files.walkFileTree(folder, new Deletion());
      } catch (IOException _) {
        // The next try finds what came in between; what is left then, the system's cleaner takes.
      }
    }
  }

  /** Everything below a folder, then the folder. Does not follow links. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
