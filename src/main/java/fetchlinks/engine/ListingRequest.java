package fetchlinks.engine;

import fetchlinks.model.Window;
import java.time.Duration;
import java.util.List;

/**
 * One list to read.
 *
 * @param url address of a tab, playlist or feed
 * @param known ids that the source may use to stop by itself after {@code WINDOW} of them in a row,
 *     newest first; empty: list everything
 * @param extractor {@code ListingMeta.extractor} of an earlier listing, "" for none; a hint only
 * @param dates whether publication dates are wanted even if they cost a little
 * @param spaced whether {@link ListingReader#beforeRequest} may block and must be waited for
 * @param timeout for the whole listing, positive
 */
public record ListingRequest(
    String url,
    List<String> known,
    String extractor,
    boolean dates,
    boolean spaced,
    Duration timeout) {

  /** Known ids in a row that close the window; {@code detection.md} rule 3. */
  public static final int WINDOW = Window.KNOWN_IN_A_ROW;

  public ListingRequest {
    known = List.copyOf(known);
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is not positive: " + timeout);
    }
  }
}
