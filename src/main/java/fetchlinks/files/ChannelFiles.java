package fetchlinks.files;

import fetchlinks.engine.FetchException;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.SafeText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder of channel files; for many threads. */
public final class ChannelFiles {

  private static final String ENDING = ".toml";

  private final Path folder;
  private final Path configuration;

  /**
   * What was parsed, until it is read again: a check reads its file first to stand in line and then
   * under the channel's lock, where it has seldom changed.
   */
  private final Map<ChannelId, Parsed> parsed = new ConcurrentHashMap<>();

  private record Parsed(String text, Channel channel) {}

  public ChannelFiles(Settings settings) {
    this.folder = settings.definitionDir();
    this.configuration = settings.file();
  }

  /**
   * The channels there are, by name: files ending in {@code .toml}, without dot-files, sub-folders
   * and the main configuration. No file is opened.
   *
   * @throws ConfigException the folder can't be read
   */
  public List<ChannelId> list() throws ConfigException {
    List<ChannelId> ids = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      String own = nameOfConfigurationInFolder();
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (isChannelFile(name) && !name.equals(own)) {
          ids.add(new ChannelId(name.substring(0, name.length() - ENDING.length())));
        }
      }
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "there is no folder %s: create it or correct video_definition_dir in %s"
              .formatted(Disk.shown(folder), Disk.shown(configuration)),
          e);
    } catch (DirectoryIteratorException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(e);
    }
    ids.sort(null);
    return ids;
  }

  private ConfigException unreadable(IOException e) {
    return new ConfigException(
        "video_definition_dir %s can't be read: %s".formatted(Disk.shown(folder), Disk.reason(e)),
        e);
  }

  private static boolean isChannelFile(String name) {
    return name.endsWith(ENDING)
        && !name.startsWith(".")
        && !name.substring(0, name.length() - ENDING.length()).isBlank();
  }

  /** Also when one of the two paths goes through a symbolic link. */
  private @Nullable String nameOfConfigurationInFolder() throws IOException {
    if (!Files.exists(configuration)) {
      return null;
    }
    boolean same = Files.isSameFile(Disk.folderOf(configuration), folder);
    return same ? String.valueOf(configuration.getFileName()) : null;
  }

  /**
   * Where a channel's file is.
   *
   * @throws FetchException its name can't be expressed here
   */
  Path file(ChannelId id) throws FetchException {
    try {
      Path file = folder.resolve(id.name() + ENDING);
      if (folder.equals(file.getParent())) {
        return file;
      }
    } catch (InvalidPathException _) {
      // said below
    }
    throw new FetchException(
        Failure.of(
                FailureClass.GONE, "NAME", SafeText.of(id.name()) + " is no name of a channel file")
            .advising("rename the file, or run in a UTF-8 locale such as LC_ALL=C.UTF-8"));
  }

  /**
   * Reads a channel file as it is now.
   *
   * @throws FetchException it is missing, unreadable or wrong: file, line, column and what was
   *     expected are in the message
   */
  public Channel read(ChannelId id) throws FetchException {
    Path file = file(id);
    try {
      TomlFile toml = TomlFile.read(file);
      Parsed before = parsed.remove(id);
      if (before != null && before.text().equals(toml.text())) {
        return before.channel();
      }
      Channel channel = ChannelReader.read(id, toml.keys());
      parsed.put(id, new Parsed(toml.text(), channel));
      return channel;
    } catch (TomlProblem problem) {
      throw bad(problem);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static FetchException bad(TomlProblem problem) {
    return new FetchException(
        Failure.of(FailureClass.GONE, "TOML", problem.text()).advising("correct the channel file"),
        problem);
  }

  /** Only this channel fails: its neighbours' files may well be readable. */
  static FetchException unreadable(Path file, IOException e) {
    return new FetchException(
        Failure.of(
            FailureClass.GONE,
            "TOML",
            "channel file " + Disk.shown(file) + " can't be read: " + Disk.reason(e)),
        e);
  }

  /**
   * Makes sure that no two channels have one {@code target_folder}, for the downloader would mix
   * them. Files that can't be read are left to their own check. Cheap enough for every start: a
   * file is parsed only when its folder is not plain to see, or is there twice.
   *
   * @return the folders that were plain to see, which are what the channels are called
   * @throws ConfigException two have; both are named
   */
  public Map<ChannelId, String> checkFolders(List<ChannelId> ids) throws ConfigException {
    Map<ChannelId, String> plain = new HashMap<>();
    Map<String, ChannelId> byFolder = new HashMap<>();
    for (ChannelId id : ids) {
      String target = targetFolder(id, plain);
      ChannelId other = target == null ? null : byFolder.putIfAbsent(target, id);
      if (other != null
          && target != null
          && target.equals(parsed(other))
          && target.equals(parsed(id))) {
        throw new ConfigException(
            "%s and %s have the same target_folder \"%s\"; give each channel its own"
                .formatted(shownFile(other), shownFile(id), SafeText.of(target)));
      }
    }
    return plain;
  }

  private String shownFile(ChannelId id) {
    return Disk.shown(folder) + "/" + SafeText.of(id.name()) + ENDING;
  }

  private @Nullable String targetFolder(ChannelId id, Map<ChannelId, String> plain) {
    try {
      String folder = PlainFolder.in(Files.readString(file(id)));
      if (folder == null) {
        return parsed(id);
      }
      plain.put(id, folder);
      return PlainFolder.normalized(folder);
    } catch (IOException | FetchException _) {
      return null;
    }
  }

  private @Nullable String parsed(ChannelId id) {
    try {
      return PlainFolder.normalized(read(id).targetFolder());
    } catch (FetchException _) {
      return null;
    }
  }
}
