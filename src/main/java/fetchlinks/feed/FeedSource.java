package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.engine.VideoSource;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;

/**
 * Lists feeds (see {@link FeedLinks#isFeed}) while they are received. A feed is taken as the whole
 * list: its proven end is the list's end. Used by many threads at once.
 */
public final class FeedSource implements VideoSource {

  private static final String EXTRACTOR = "feed";

  private final FeedReader feeds;

  public FeedSource(FeedReader feeds) {
    this.feeds = feeds;
  }

  @Override
  public ListingEnd list(ListingRequest request, ListingReader reader)
      throws FetchException, InterruptedException {
    try (FeedAnswer answer =
        feeds.read(
            FeedLinks.address(request.url()),
            Validators.NONE,
            request.timeout(),
            reader::beforeRequest)) {
      return switch (answer) {
        case FeedAnswer.Feed(Validators validators, FeedEntries entries) ->
            list(entries, validators, reader);
        case FeedAnswer.NotModified _ ->
            throw new IllegalStateException("not modified, though asked without validators");
      };
    }
  }

  private static ListingEnd list(FeedEntries entries, Validators validators, ListingReader reader)
      throws FetchException, InterruptedException {
    boolean described = false;
    try {
      for (Item item = entries.next(); item != null; item = entries.next()) {
        if (!described) {
          describe(entries, validators, reader);
          described = true;
        }
        if (!reader.take(item)) {
          return new ListingEnd.Stopped();
        }
      }
    } catch (FetchException e) {
      if (described) {
        return new ListingEnd.CutShort(e.failure());
      }
      throw e;
    }
    if (!described) {
      describe(entries, validators, reader);
    }
    return new ListingEnd.Complete(-1);
  }

  private static void describe(FeedEntries entries, Validators validators, ListingReader reader) {
    reader.describe(
        new ListingMeta(EXTRACTOR, entries.siteId(), entries.title(), validators.text()));
  }
}
