package fetchlinks.files;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.SafeText;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Durable writing, and what went wrong in words. Nothing here can be broken off by an interrupt: an
 * interrupt closes a {@link FileChannel} in the middle of a write, so files are written through
 * streams, and folders are synced again when it happened.
 */
final class Disk {

  private Disk() {}

  /** Creates or overwrites a file and waits until its content is on the medium. */
  static void write(Path file, byte[] bytes) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /**
   * Waits until the content of all files is on the medium. They are synced at once, because a file
   * system takes them to the medium together then: 64 files in the time that three would take.
   */
  static void sync(List<FileOutputStream> files) throws IOException {
    List<Future<?>> syncs = new ArrayList<>(files.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (FileOutputStream file : files) {
        syncs.add(threads.submit(() -> synced(file)));
      }
    }
    for (Future<?> sync : syncs) {
      if (sync.state() != Future.State.SUCCESS) {
        throw notSynced(sync);
      }
    }
  }

  private static IOException notSynced(Future<?> sync) {
    boolean failed = sync.state() == Future.State.FAILED;
    return failed && sync.exceptionNow() instanceof IOException e
        ? e
        : new IOException("the content could not be brought to the medium");
  }

  private static FileOutputStream synced(FileOutputStream file) throws IOException {
    file.getFD().sync();
    return file;
  }

  /** Waits until the names in a folder are on the medium, where the system can do that. */
  static void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!forced(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean forced(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (ClosedByInterruptException _) {
      return false;
    } catch (AccessDeniedException _) {
      return true; // a system without folders that can be opened has nothing to sync either
    }
    try (channel) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException _) {
      return false;
    }
  }

  /** The folder that a file is in. */
  static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** A path for people. */
  static String shown(@Nullable Path path) {
    return SafeText.of(String.valueOf(path));
  }

  /** Why, in a few clean words. */
  static String reason(IOException e) {
    String text =
        switch (e) {
          case NoSuchFileException _ -> "it does not exist";
          case AccessDeniedException _ -> "permission denied";
          case NotDirectoryException _ -> "it is no folder";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          case FileNotFoundException f -> inParentheses(String.valueOf(f.getMessage()));
          case IOException other ->
              Objects.requireNonNullElse(other.getMessage(), "no reason given");
        };
    String clean = SafeText.of(text);
    return clean.isEmpty() || clean.startsWith("/")
        ? clean
        : clean.substring(0, 1).toLowerCase(Locale.ROOT) + clean.substring(1);
  }

  /** A stream's complaint is "/the/path (why)", and the path is named already. */
  private static String inParentheses(String text) {
    int open = text.lastIndexOf(" (");
    return open >= 0 && text.endsWith(")") ? text.substring(open + 2, text.length() - 1) : text;
  }

  /** Whether it is for want of permission rather than of room. */
  private static boolean isForbidden(IOException e) {
    String text = String.valueOf(e.getMessage());
    return e instanceof AccessDeniedException
        || text.contains("Permission denied")
        || text.contains("Operation not permitted")
        || text.contains("Read-only file system");
  }

  /** The failure that stops a run: something of ours can't be read or written. */
  static FetchException failure(Path file, IOException e) {
    boolean forbidden = isForbidden(e);
    Failure failure =
        Failure.of(
                FailureClass.LOCAL,
                forbidden ? "PERM" : "DISK",
                shown(file) + " can't be used: " + reason(e))
            .advising(
                forbidden
                    ? "make the folder writable for this user"
                    : "make room or repair the file system, then run again");
    return new FetchException(failure, e);
  }

  /** Creates a folder with all above it; one that is there is fine, also as a symbolic link. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }
}
