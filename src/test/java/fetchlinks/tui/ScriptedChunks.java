package fetchlinks.tui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Pieces of input as a script says; no time passes. */
final class ScriptedChunks implements Chunks {

  /** In a script: nothing comes within any limit. */
  static final String PAUSE = "(pause)";

  private final Deque<String> script;

  ScriptedChunks(String... script) {
    this.script = new ArrayDeque<>(Arrays.asList(script));
  }

  @Override
  public byte @Nullable [] next(long millis) {
    while (millis == FOREVER && PAUSE.equals(script.peek())) {
      script.remove();
    }
    if (script.isEmpty()) {
      return END;
    }
    if (PAUSE.equals(script.peek())) {
      script.remove();
      return null;
    }
    return script.remove().getBytes(StandardCharsets.UTF_8);
  }
}
