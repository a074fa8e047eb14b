package fetchlinks.model;

import java.util.List;
import java.util.Optional;

/**
 * Why a listing is not believed: a site that throttles and a program that no longer understands a
 * site both deliver wrong lists and report success.
 *
 * @param mayBeTrue the same is believed when enough checks in a row have found it
 */
record Doubt(Failure failure, boolean mayBeTrue) {

  /** So many checks in a row must have found the same before it is believed. */
  static final int DOUBTS_BEFORE_BELIEF = 2;

  /** The reason to doubt a listing, where there is one. */
  static Optional<Doubt> about(
      SourceState before, Standing standing, Reading reading, List<Video> entries, Proof proof) {
    if (reading.end() instanceof ListingEnd.NotAList(String what)) {
      return never("the page is no list but " + SafeText.of(what));
    }
    if (entries.stream().anyMatch(Doubt::hasPlaceholderTitle)) {
      return never("titles are placeholders");
    }
    if (!proof.whole()) {
      return Optional.empty();
    }
    if (entries.isEmpty()) {
      return expectsEntries(before, standing)
          ? never("nothing is listed where something was known")
          : Optional.empty();
    }
    if (standing.replaced() && !standing.wishes() && !isListedAgain(before, entries)) {
      return unlessRepeated("not one of %,d entries is known".formatted(entries.size()));
    }
    int size = before.facts().size();
    if (entries.size() * 2 < size && !isRepeated(before)) {
      return unlessRepeated(
          "only %,d entries are listed, there were %,d".formatted(entries.size(), size));
    }
    return Optional.empty();
  }

  /** The title that yt-dlp makes up when the site gives none. */
  static boolean hasPlaceholderTitle(Video video) {
    return video.title().equals("youtube video #" + video.id());
  }

  private static boolean expectsEntries(SourceState before, Standing standing) {
    return standing.markerLost() || before.knowsAny() || !before.facts().children().isEmpty();
  }

  private static boolean isRepeated(SourceState before) {
    return before.facts().doubts() >= DOUBTS_BEFORE_BELIEF;
  }

  /** Most of the unknown entries were listed before: the list was really replaced. */
  private static boolean isListedAgain(SourceState before, List<Video> entries) {
    long again = entries.stream().filter(v -> before.mark(v.id()) == Mark.SUSPECT).count();
    return isRepeated(before) && again * 2 >= entries.size();
  }

  private static Optional<Doubt> never(String what) {
    return Optional.of(new Doubt(suspicious(what), false));
  }

  private static Optional<Doubt> unlessRepeated(String what) {
    return Optional.of(new Doubt(suspicious(what), true));
  }

  private static Failure suspicious(String what) {
    return Failure.of(FailureClass.SUSPICIOUS, "CUT?", "listing looks cut short: " + what)
        .advising("the site may be throttling, or yt-dlp is out of date: try later, update yt-dlp");
  }
}
