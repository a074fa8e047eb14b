package fetchlinks.cli;

import fetchlinks.model.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small things about sentences. */
final class Texts {

  private Texts() {}

  /** Another library's message as one clean sentence in our manner. */
  static String oneSentence(@Nullable String message) {
    String clean = SafeText.of(message == null ? "no reason was given" : message.strip());
    String bare = clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
    return bare.isEmpty() || bare.startsWith("-")
        ? bare
        : bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1);
  }
}
