package fetchlinks.model;

/**
 * What a backend says of a list before its first item.
 *
 * @param extractor the backend's name for what reads it, "" where it has none
 * @param siteId the site's own id of the channel, "" where it says nothing
 * @param title of the list, as it came
 * @param validators for {@link SourceFacts#validators}, "" where the backend gets none
 */
public record ListingMeta(String extractor, String siteId, String title, String validators) {

  /** Of a backend that gets no validators. */
  public ListingMeta(String extractor, String siteId, String title) {
    this(extractor, siteId, title, "");
  }
}
