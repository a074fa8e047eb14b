package fetchlinks.files;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.tomlj.MutableTomlTable;
import org.tomlj.TomlParseResult;

/**
 * Moves the marker in a channel file. Only the values of {@code last_video} and {@code
 * last_download_index} change; every other byte stays, and so do permissions and owner. A reader
 * sees the old file or the new one.
 */
final class ChannelFileEdit {

  private static final String LAST_VIDEO = "last_video";
  private static final String INDEX = "last_download_index";

  /** How often a person may save the file in the instant before it is replaced. */
  private static final int TRIES = 5;

  private final Path file;
  private final Path temp;

  /**
   * @param user tells apart who may edit the file at the same time, the queue's folder for example
   */
  private ChannelFileEdit(Path file, String user) {
    this.file = file;
    String name = "." + LinkNames.hash(user + "/" + file.getFileName()).substring(0, 32);
    this.temp = file.resolveSibling(name + ".fetch-links-tmp");
  }

  /**
   * Brings the file as it is now from one marker to another. A file that holds neither was edited
   * by somebody else, whose word stands.
   *
   * @return the marker that is in the file now
   * @throws FetchException the file is no longer a channel file, or can't be written
   */
  static Marker move(Path file, String user, Marker from, Marker to) throws FetchException {
    try {
      // a symbolic link stays one: what it leads to is replaced
      ChannelFileEdit edit = new ChannelFileEdit(file.toRealPath(), user);
      try {
        return edit.move(from, to);
      } finally {
        var _ = Files.deleteIfExists(edit.temp);
      }
    } catch (TomlProblem problem) {
      throw ChannelFiles.bad(problem);
    } catch (NoSuchFileException e) {
      throw ChannelFiles.unreadable(file, e);
    } catch (IOException e) {
      throw Disk.failure(file, e);
    }
  }

  private Marker move(Marker from, Marker to) throws IOException, TomlProblem {
    for (int i = 0; i < TRIES; i++) {
      BasicFileAttributes before = attributes();
      TomlFile toml = TomlFile.read(file);
      Marker found = ChannelReader.marker(toml.keys());
      if (!found.equals(from) || found.equals(to)) {
        return found;
      }
      write(toml.bytes(edited(toml, to)));
      if (isAsBefore(before)) {
        Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(Disk.folderOf(file));
        return to;
      }
    }
    throw new IOException("it is being changed by another program all the time");
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private boolean isAsBefore(BasicFileAttributes before) throws IOException {
    BasicFileAttributes now = attributes();
    return now.size() == before.size()
        && now.lastModifiedTime().equals(before.lastModifiedTime())
        && String.valueOf(now.fileKey()).equals(String.valueOf(before.fileKey()));
  }

  /** Nobody else can read the temporary file until it has the permissions of the original. */
  private void write(byte[] bytes) throws IOException {
    var _ = Files.deleteIfExists(temp);
    PosixFileAttributeView original =
        Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (original == null) {
      Disk.write(temp, bytes);
      return;
    }
    var _ =
        Files.createFile(
            temp,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Disk.write(temp, bytes);
    PosixFileAttributes attributes = original.readAttributes();
    PosixFileAttributeView copy = Files.getFileAttributeView(temp, PosixFileAttributeView.class);
    giveTo(copy, attributes);
    copy.setPermissions(attributes.permissions());
  }

  /** Only the super-user can give files away; for anybody else the owner is right already. */
  private static void giveTo(PosixFileAttributeView copy, PosixFileAttributes original)
      throws IOException {
    PosixFileAttributes own = copy.readAttributes();
    try {
      if (!own.group().equals(original.group())) {
        copy.setGroup(original.group());
      }
      if (!own.owner().equals(original.owner())) {
        copy.setOwner(original.owner());
      }
    } catch (IOException _) {
      // the file stays with the user who runs this, who may write it
    }
  }

  /** The text with the marker's values; a value that is right already keeps its spelling. */
  static String edited(TomlFile file, Marker marker) throws TomlProblem {
    // the editor keeps every byte but blanks behind a last value without line end, so it gets one
    String text = file.text();
    String end = text.endsWith("\n") ? "" : text.contains("\r\n") ? "\r\n" : "\n";
    String edited = withMarker(new TomlFile(file.path(), text + end, false), marker);
    return edited.substring(0, edited.length() - end.length());
  }

  private static String withMarker(TomlFile file, Marker marker) throws TomlProblem {
    TomlParseResult toml = file.parse();
    Marker found = ChannelReader.marker(new TomlKeys(file.path(), "", toml));
    String edited = file.text();
    String lastVideo = marker.lastVideo();
    if (lastVideo != null && !lastVideo.equals(found.lastVideo())) {
      set(toml, LAST_VIDEO, lastVideo);
      edited = requoted(edited, toml.toToml(), lastVideo);
    }
    if (marker.queued() == found.queued()) {
      return edited;
    }
    TomlParseResult second = new TomlFile(file.path(), edited, false).parse();
    set(second, INDEX, marker.queued());
    return second.toToml();
  }

  private static void set(MutableTomlTable toml, String key, Object value) {
    var _ = toml.set(key, value);
  }

  /** Puts literal quotes back where the old value had them and the new one can have them. */
  private static String requoted(String before, String after, String value) {
    int start = 0;
    int shorter = Math.min(before.length(), after.length());
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    String written = "\"" + value + "\"";
    boolean literal =
        before.startsWith("'", start)
            && !before.startsWith("'''", start)
            && after.startsWith(written, start)
            && value.indexOf('\'') < 0;
    return literal
        ? after.substring(0, start) + "'" + value + "'" + after.substring(start + written.length())
        : after;
  }
}
