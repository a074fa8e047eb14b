package fetchlinks.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line, checked. Null: not said there, so the configuration decides, then the default.
 *
 * @param only names or globs; empty: all channels
 * @param train rehearse for the class-data archive and end; hidden
 * @param slowLink bytes are short; false: not said
 * @param lowMemory memory is short; false: not said
 * @param brakeWait how long a run without a screen waits for a brake
 */
record Options(
    Path config,
    @Nullable Integer workers,
    @Nullable Integer maxRetries,
    @Nullable Duration retryDelay,
    @Nullable Duration requestInterval,
    @Nullable Integer perHost,
    @Nullable Duration timeout,
    Duration brakeWait,
    boolean slowLink,
    boolean lowMemory,
    List<String> only,
    boolean failed,
    @Nullable Shard shard,
    boolean dryRun,
    boolean quiet,
    boolean json,
    boolean plain,
    boolean ascii,
    boolean noColor,
    boolean demo,
    boolean train) {

  /** With nothing said but which configuration. */
  static Options of(Path config) {
    return new Options(
        config,
        null,
        null,
        null,
        null,
        null,
        null,
        Duration.ZERO,
        false,
        false,
        List.of(),
        false,
        null,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false);
  }
}
