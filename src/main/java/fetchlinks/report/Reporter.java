package fetchlinks.report;

import fetchlinks.event.FetchEvent;

/**
 * Watches a run and tells it. One thread calls {@link #accept} and {@link #tick}; {@link #close}
 * may come from any thread, at any time and more than once.
 */
public interface Reporter extends AutoCloseable {

  /** Takes the next event. Ignored after {@link #close}. */
  void accept(FetchEvent event);

  /**
   * Gives the chance to show what changes with time alone; about eight times a second is enough.
   */
  void tick();

  /** Whether anything would ever change with time alone. */
  boolean wantsTicks();

  /** Ends the output, with the closing summary where the form has one. */
  @Override
  void close();
}
