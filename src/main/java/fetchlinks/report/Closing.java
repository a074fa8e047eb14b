package fetchlinks.report;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the closing summary tells a person about going on.
 *
 * @param command the program's name, as it is called
 * @param retry the whole command that checks again just what failed, word by word; empty for none
 * @param log where the log of the run is, null where there is none
 */
public record Closing(String command, List<String> retry, @Nullable String log) {

  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

  public Closing {
    retry = List.copyOf(retry);
  }

  /** Of a run of {@code command} with this configuration. */
  public static Closing of(String command, String config, @Nullable String log) {
    return new Closing(command, List.of(command, "--failed", config), log);
  }

  /** Of a run that cannot be taken up again: it leaves nothing behind that tells what failed. */
  public static Closing withoutRetry(String command, @Nullable String log) {
    return new Closing(command, List.of(), log);
  }

  /** The retry command, quoted so that a shell takes every word as it is. */
  String retryCommand() {
    return String.join(" ", retry.stream().map(Closing::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
