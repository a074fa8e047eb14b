package fetchlinks.cli;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.engine.VideoSource;
import fetchlinks.feed.FeedLinks;
import fetchlinks.model.ListingEnd;

/** Feeds are read by the program itself, everything else through yt-dlp. */
record SourceRouter(VideoSource feeds, VideoSource ytDlp) implements VideoSource {

  @Override
  public ListingEnd list(ListingRequest request, ListingReader reader)
      throws FetchException, InterruptedException {
    return (FeedLinks.isFeed(request.url()) ? feeds : ytDlp).list(request, reader);
  }
}
