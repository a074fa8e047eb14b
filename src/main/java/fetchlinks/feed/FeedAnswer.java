package fetchlinks.feed;

/** What a server answered when it was asked for a feed. */
public sealed interface FeedAnswer extends AutoCloseable {

  /** To be kept for the next request. */
  Validators validators();

  @Override
  void close();

  /** The feed is what it was when the validators were given. */
  record NotModified(Validators validators) implements FeedAnswer {
    @Override
    public void close() {}
  }

  /**
   * A feed, still being received.
   *
   * @param entries to be taken one by one on one thread; closed with the answer
   */
  record Feed(Validators validators, FeedEntries entries) implements FeedAnswer {
    @Override
    public void close() {
      entries.close();
    }
  }
}
