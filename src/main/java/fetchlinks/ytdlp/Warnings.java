package fetchlinks.ytdlp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The warnings of one listing, and what they say about its completeness. */
final class Warnings {

  private static final int KEPT = 50;

  /** Of no interest for a listing, or known already. */
  private static final Pattern NOISE =
      Pattern.compile(
          "older than \\d+ days|JavaScript runtime|challenge solving failed"
              + "|Falling back on generic|unavailable videos? (is|are) hidden"
              + "|YouTube said: INFO",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INCOMPLETE =
      Pattern.compile(
          "incomplete data received|(data|list|results?|playlist|entries) (is|are|may be|might be)"
              + " (incomplete|missing)|skipping the rest",
          Pattern.CASE_INSENSITIVE);

  /** Means a missing page when it is said in the middle of a list. */
  private static final Pattern PAGE_FAILED =
      Pattern.compile(
          "unable to download|HTTP Error \\d|timed out|giving up after", Pattern.CASE_INSENSITIVE);

  private final List<String> all = new ArrayList<>();
  private String incomplete = "";

  /**
   * Takes note of a warning.
   *
   * @param midList whether entries have come already
   * @return whether a person may want to see it
   */
  boolean add(String text, boolean midList) {
    if (all.size() < KEPT) {
      all.add(text);
    }
    boolean retried = text.contains(". Retrying (");
    boolean says = INCOMPLETE.matcher(text).find() || (midList && PAGE_FAILED.matcher(text).find());
    if (says && !retried && incomplete.isEmpty()) {
      incomplete = text;
    }
    return !NOISE.matcher(text).find();
  }

  List<String> all() {
    return List.copyOf(all);
  }

  /** The first warning that says that something is missing, "" for none. */
  String incomplete() {
    return incomplete;
  }
}
