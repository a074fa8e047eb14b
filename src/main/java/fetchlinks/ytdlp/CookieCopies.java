package fetchlinks.ytdlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hands out private copies of the person's cookie file, because yt-dlp rewrites the file it is
 * given. Used by many threads at once.
 */
@FunctionalInterface
public interface CookieCopies {

  /** Without cookies. */
  CookieCopies NONE = Optional::empty;

  /**
   * A fresh copy for one process, readable by its owner alone; empty where no cookie file is
   * configured. Whoever takes it deletes it when the process has ended.
   *
   * @throws IOException the cookie file can't be read or copied; the message names it
   */
  Optional<Path> next() throws IOException;
}
