package fetchlinks.model;

/** How a listing ended, which is what it proves. */
public sealed interface ListingEnd {

  /** The reader said that it wants no more. */
  record Stopped() implements ListingEnd {}

  /**
   * The source proved that there is nothing below.
   *
   * @param claimed number of entries the site says the list has, -1 where it says nothing
   */
  record Complete(int claimed) implements ListingEnd {}

  /**
   * It was stopped where its window was closed, and {@link Depth} found a list of the same videos,
   * read to its proven end, that shows nothing below about which anything were to be decided.
   */
  record Vouched() implements ListingEnd {}

  /** The list goes on or may go on: a limit, a missing page, a process that ended early. */
  record CutShort(Failure cause) implements ListingEnd {}

  /** No list at all: the page turned out to be one video or a file. */
  record NotAList(String what) implements ListingEnd {}
}
