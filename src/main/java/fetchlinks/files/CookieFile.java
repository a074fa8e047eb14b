package fetchlinks.files;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cookie file that many processes may use at once: each gets a copy of its own, for yt-dlp writes
 * its cookie file anew when it ends. Copies can be read by this user only and are deleted. For many
 * threads.
 */
public final class CookieFile implements AutoCloseable {

  private final Path original;
  private final Path folder;
  private final AtomicLong copies = new AtomicLong();

  private CookieFile(Path original, Path folder) {
    this.original = original;
    this.folder = folder;
  }

  /**
   * Prepares for copies in a folder of their own.
   *
   * @throws ConfigException the file is missing or unreadable; it is named
   */
  public static CookieFile of(Path original) throws ConfigException {
    if (!Files.isRegularFile(original)) {
      throw new ConfigException(
          "there is no cookie file " + Disk.shown(original) + "; correct or remove cookies_file");
    }
    if (!Files.isReadable(original)) {
      throw new ConfigException(
          "the cookie file " + Disk.shown(original) + " can't be read; change its permissions");
    }
    try {
      return new CookieFile(original, Files.createTempDirectory("fetch-links-"));
    } catch (IOException e) {
      throw new ConfigException(
          "no folder for copies of the cookie file can be created: " + Disk.reason(e), e);
    }
  }

  /**
   * A private copy for one process.
   *
   * @throws FetchException the original can't be read any more, or there is no room for a copy
   */
  public Copy copy() throws FetchException {
    byte[] cookies;
    try {
      cookies = Files.readAllBytes(original);
    } catch (IOException e) {
      throw new FetchException(
          Failure.of(
                  FailureClass.NEEDS_PERSON_EVERYWHERE,
                  "COOKIES",
                  "the cookie file " + Disk.shown(original) + " can't be read: " + Disk.reason(e))
              .advising("correct cookies_file or its permissions"),
          e);
    }
    Path copy = folder.resolve("cookies-" + copies.incrementAndGet() + ".txt");
    try {
      return new Copy(write(copy, cookies));
    } catch (IOException e) {
      throw Disk.failure(copy, e);
    }
  }

  /** The permissions come with the file's creation, so that it is never readable for others. */
  private static Path write(Path copy, byte[] cookies) throws IOException {
    boolean posix = copy.getFileSystem().supportedFileAttributeViews().contains("posix");
    Path created =
        posix
            ? Files.createFile(
                copy,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createFile(copy);
    return Files.write(created, cookies);
  }

  /** Deletes all copies, also those that are in use. */
  @Override
  public void close() {
    try (var left = Files.newDirectoryStream(folder)) {
      left.forEach(CookieFile::delete);
    } catch (IOException _) {
      // the folder is gone already
    }
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      var _ = Files.deleteIfExists(path);
    } catch (IOException _) {
      // in use or not ours any more; the system's own clean-up of temporary files remains
    }
  }

  /** One process's own cookie file; deleted when it is closed. */
  public record Copy(Path path) implements AutoCloseable {
    @Override
    public void close() {
      delete(path);
    }
  }
}
