package fetchlinks.files;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code [fetch]} of the main configuration. What is null (or an empty list) was not said
 * there, so that the command line can go before it and a default after it.
 *
 * @param workers 1 to 64
 * @param maxRetries 0 or more
 * @param retryDelay positive
 * @param requestInterval zero or positive
 * @param perHost 1 or more
 * @param timeout positive
 * @param ytDlp an absolute path, or a bare name to be looked up in PATH
 * @param probe whether feeds may be asked before a listing
 * @param slowLink whether bytes are short
 * @param lowMemory whether memory is short
 */
public record FetchOptions(
    @Nullable Integer workers,
    @Nullable Integer maxRetries,
    @Nullable Duration retryDelay,
    @Nullable Duration requestInterval,
    @Nullable Integer perHost,
    @Nullable Duration timeout,
    @Nullable String cookiesFromBrowser,
    @Nullable String proxy,
    @Nullable String ytDlp,
    List<String> ytDlpArgs,
    @Nullable Boolean probe,
    @Nullable Boolean slowLink,
    @Nullable Boolean lowMemory) {

  /** Nothing said. */
  public static final FetchOptions NONE =
      new FetchOptions(
          null, null, null, null, null, null, null, null, null, List.of(), null, null, null);

  public FetchOptions {
    ytDlpArgs = List.copyOf(ytDlpArgs);
  }
}
