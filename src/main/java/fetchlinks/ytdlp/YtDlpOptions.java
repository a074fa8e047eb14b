package fetchlinks.ytdlp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How yt-dlp is run.
 *
 * @param executable the person's choice, null: {@code yt-dlp} on the {@code PATH}
 * @param extraArgs options handed to yt-dlp as they are
 * @param proxy for {@code --proxy}, "" for none
 * @param cookiesFromBrowser for {@code --cookies-from-browser}, "" for none
 * @param cookies private copies of the cookie file
 * @param environment what a child gets in place of, or beside, our own environment's values
 * @param pluginFolder folder of ours that yt-dlp loads the worker from; created for its owner alone
 * @param slowLink lists of the big site come without its page: a fraction of the bytes, and one
 *     request more
 * @param lowMemory one process for all lists, which then are read one after the other
 */
public record YtDlpOptions(
    @Nullable Path executable,
    List<String> extraArgs,
    String proxy,
    String cookiesFromBrowser,
    CookieCopies cookies,
    Map<String, String> environment,
    Path pluginFolder,
    boolean slowLink,
    boolean lowMemory) {

  public YtDlpOptions {
    extraArgs = List.copyOf(extraArgs);
    environment = Map.copyOf(environment);
  }

  /** Where neither the line nor the memory is short. */
  public YtDlpOptions(
      @Nullable Path executable,
      List<String> extraArgs,
      String proxy,
      String cookiesFromBrowser,
      CookieCopies cookies,
      Map<String, String> environment,
      Path pluginFolder) {
    this(
        executable,
        extraArgs,
        proxy,
        cookiesFromBrowser,
        cookies,
        environment,
        pluginFolder,
        false,
        false);
  }

  /** The yt-dlp on the {@code PATH} without any wishes. */
  public static YtDlpOptions plain(Path pluginFolder) {
    return new YtDlpOptions(null, List.of(), "", "", CookieCopies.NONE, Map.of(), pluginFolder);
  }

  /** The same with another yt-dlp. */
  public YtDlpOptions with(@Nullable Path newExecutable) {
    return new YtDlpOptions(
        newExecutable,
        extraArgs,
        proxy,
        cookiesFromBrowser,
        cookies,
        environment,
        pluginFolder,
        slowLink,
        lowMemory);
  }

  /** The same, sparing with the line or with memory. */
  public YtDlpOptions sparing(boolean newSlowLink, boolean newLowMemory) {
    return new YtDlpOptions(
        executable,
        extraArgs,
        proxy,
        cookiesFromBrowser,
        cookies,
        environment,
        pluginFolder,
        newSlowLink,
        newLowMemory);
  }
}
