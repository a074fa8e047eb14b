package fetchlinks.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One video of the demonstration; the same for the same seed, channel and number.
 *
 * @param seconds how long it is
 */
record DemoVideo(String id, String title, Instant published, int seconds) {

  private static final Instant FIRST = Instant.parse("2025-01-06T08:00:00Z");
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> BEGINNINGS =
      List.of(
          "How we found",
          "A day with",
          "Notes on",
          "The long way to",
          "Questions about",
          "Repairing",
          "Listening to",
          "Return to",
          "Five minutes of",
          "The truth about");
  private static final List<String> THINGS =
      List.of(
          "an old harbour",
          "the north wind",
          "a forgotten score",
          "small machines",
          "winter light",
          "the last workshop",
          "quiet streets",
          "a borrowed boat",
          "the market hall",
          "paper and glue",
          "a hundred stairs",
          "the second draft");

  /**
   * The video of this number.
   *
   * @param library the channel that it was first published in
   * @param number 0 for the oldest
   */
  static DemoVideo of(long seed, String library, int number) {
    SplittableRandom random =
        new SplittableRandom(
            seed * 0x9E3779B97F4A7C15L
                ^ library.hashCode() * 0xBF58476D1CE4E5B9L
                ^ number * 0x94D049BB133111EBL);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    String title =
        BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))
            + " "
            + THINGS.get(random.nextInt(THINGS.size()));
    if (library.equals(DemoCast.HOSTILE)) {
      title = HostileTitles.of(number);
    }
    Instant published = FIRST.plus(Duration.ofHours(31L * number));
    return new DemoVideo(id.toString(), title, published, 40 + random.nextInt(5_000));
  }
}
