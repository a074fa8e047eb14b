package fetchlinks.model;

/**
 * One list that is watched: a tab, a playlist or a feed.
 *
 * @param url its address, which is what it is known by in the journal
 */
public record SourceId(String url) {

  public SourceId {
    if (url.isBlank()) {
      throw new IllegalArgumentException("a source's address is blank");
    }
  }
}
