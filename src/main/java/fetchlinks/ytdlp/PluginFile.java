package fetchlinks.ytdlp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** Puts the worker's Python file where yt-dlp finds it. */
final class PluginFile {

  private static final String PACKAGE = "fetchlinks";
  private static final String FILE = "yt_dlp_plugins/extractor/fetchlinks_worker.py";

  private PluginFile() {}

  /** What {@code PYTHONPATH} must hold for a yt-dlp that has no option for it. */
  static Path pythonPath(Path folder) {
    return folder.resolve(PACKAGE);
  }

  /**
   * Writes it where it is missing or different. yt-dlp runs whatever lies in that folder, so it is
   * for its owner alone.
   */
  static synchronized void unpack(Path folder) throws IOException {
    byte[] wanted = read();
    Path file = folder.resolve(PACKAGE).resolve(FILE);
    Files.createDirectories(folder);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), wanted)) {
      return;
    }
    Path parent = Files.createDirectories(folder.resolve(PACKAGE).resolve(FILE).getParent());
    Path temporary = Files.createTempFile(parent, ".worker", ".tmp");
    try {
      Files.write(temporary, wanted);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static byte[] read() throws IOException {
    String resource = "plugin/" + PACKAGE + "/" + FILE;
    try (InputStream in = PluginFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("missing in this program: " + resource);
      }
      return in.readAllBytes();
    }
  }
}
