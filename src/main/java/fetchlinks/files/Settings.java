package fetchlinks.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The main configuration, {@code video_downloads.toml}. All paths are absolute.
 *
 * @param file the configuration itself
 * @param definitionDir {@code video_definition_dir}: folder of channel files
 * @param queueDir {@code link_queue_dir}: folder that receives link files
 * @param targetDir root of the download folders; only handed on
 * @param symlinkDir only handed on
 * @param cookiesFile Netscape cookie file for yt-dlp
 */
public record Settings(
    Path file,
    Path definitionDir,
    Path queueDir,
    Path targetDir,
    @Nullable Path symlinkDir,
    @Nullable Path cookiesFile,
    FetchOptions fetch) {

  /**
   * Reads the configuration; touches nothing else on disk.
   *
   * @throws ConfigException it is missing, unreadable or wrong: file, line, column and key are in
   *     the message
   */
  public static Settings read(Path file) throws ConfigException {
    return SettingsReader.read(file);
  }
}
