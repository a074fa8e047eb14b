package fetchlinks.engine;

import fetchlinks.model.Item;
import fetchlinks.model.ListingMeta;

/** Takes a listing item by item. A source calls it on the thread that called the source. */
public interface ListingReader {

  /** Called at most once, before the first item. */
  void describe(ListingMeta meta);

  /**
   * Takes the next item, in the list's own order.
   *
   * @return false: no more is wanted, the source should end with {@code Stopped}
   */
  boolean take(Item item);

  /**
   * Called once before each request to the site (after it, where a source only learns of it then
   * and {@link ListingRequest#spaced} is false). Blocks as long as the site is to be left alone.
   */
  void beforeRequest() throws InterruptedException;

  /** Something a person may want to see in the channel's log; not yet cleaned. */
  void warn(String text);
}
