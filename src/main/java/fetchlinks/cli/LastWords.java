package fetchlinks.cli;

import java.time.Duration;

/** What the program says at its end, which must not keep it where nobody reads. */
final class LastWords {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private LastWords() {}

  /** Waits for {@code words} no longer than a stalled terminal or a full pipe deserves. */
  static void say(Runnable words) {
    Thread speaker = Thread.ofPlatform().daemon().name("last words").start(words);
    try {
      boolean _ = speaker.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
