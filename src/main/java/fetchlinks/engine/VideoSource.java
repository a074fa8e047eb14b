package fetchlinks.engine;

import fetchlinks.model.ListingEnd;

/** Where listings come from. Implementations are used by many threads at once. */
public interface VideoSource {

  /**
   * Reads one list from its top, blocking, and gives each item to {@code reader}.
   *
   * @return what the end of the listing proves; a list that broke off after some items is {@code
   *     CutShort}, not an exception
   * @throws FetchException nothing could be listed; also when the timeout has passed before the
   *     first item
   * @throws InterruptedException the calling thread was interrupted; whatever worked for it (a
   *     child process) has been told to end and can't deliver any more
   */
  ListingEnd list(ListingRequest request, ListingReader reader)
      throws FetchException, InterruptedException;
}
