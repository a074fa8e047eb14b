package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ProbeRequest;
import fetchlinks.engine.Prober;
import fetchlinks.engine.RequestGate;
import fetchlinks.model.Item;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import java.net.URI;
import java.util.Optional;

/** Probes by feeds: one request, without a retry. Used by many threads at once. */
public final class FeedProber implements Prober {

  private final FeedReader feeds;
  private final ChannelFeeds addresses;
  private final FirstContacts contacts = new FirstContacts();

  public FeedProber(FeedReader feeds) {
    this(feeds, new ChannelFeeds());
  }

  FeedProber(FeedReader feeds, ChannelFeeds addresses) {
    this.feeds = feeds;
    this.addresses = addresses;
  }

  @Override
  public ProbeAnswer probe(ProbeRequest request, RequestGate gate) throws InterruptedException {
    Optional<URI> address = addresses.of(request.source(), request.before().facts());
    if (address.isEmpty()) {
      return new ProbeAnswer.NoFeed();
    }
    return contacts.ask(address.get(), request.timeout(), () -> ask(address.get(), request, gate));
  }

  private ProbeAnswer ask(URI address, ProbeRequest request, RequestGate gate)
      throws InterruptedException {
    Validators known = Validators.of(request.before().facts().validators());
    try (FeedAnswer answer = feeds.read(address, known, request.timeout(), gate)) {
      return switch (answer) {
        case FeedAnswer.NotModified(Validators validators) ->
            new ProbeAnswer.NothingNew("not modified", validators.text());
        case FeedAnswer.Feed(Validators validators, FeedEntries entries) ->
            read(entries, new Probe(request.before()), validators);
      };
    } catch (FetchException e) {
      return new ProbeAnswer.Failed(e.failure().message());
    }
  }

  /** Stops at the first entry that is enough. */
  private static ProbeAnswer read(FeedEntries entries, Probe probe, Validators validators)
      throws FetchException, InterruptedException {
    Item item = entries.next();
    while (item != null && probe.take(item)) {
      item = entries.next();
    }
    return probe.answer(validators.text());
  }
}
