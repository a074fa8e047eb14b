package fetchlinks.model;

import java.time.Instant;

/**
 * What the person said about videos of which nothing can be proven: key {@code baseline} of a
 * channel file. It decides at the first contact with a new channel and wherever the marker or
 * everything known was lost; each value is applied once to a source.
 */
public sealed interface Baseline {

  /** Nothing said: a new channel is queued whole, a lost marker holds everything back. */
  record Unsaid() implements Baseline {}

  /** {@code "now"}: what is there today is not wanted. */
  record Now() implements Baseline {}

  /** {@code "all"}: queue everything that is not known. */
  record All() implements Baseline {}

  /** A date: what was published before it is not wanted; what has no date stays held. */
  record From(Instant start) implements Baseline {}

  /** The value as it stands in the journal and in the channel file; empty when unsaid. */
  default String text() {
    return switch (this) {
      case Unsaid _ -> "";
      case Now _ -> "now";
      case All _ -> "all";
      case From(Instant start) -> start.toString().substring(0, 10);
    };
  }
}
