package fetchlinks.model;

/** What a listing yields, one by one, in the site's order. */
public sealed interface Item {

  /** A video. */
  record Entry(Video video) implements Item {}

  /** An entry that came without data: something stands there, but what is unknown. */
  record Hole(String reason) implements Item {}

  /** A list inside the list: one tab of a channel whose address named none. */
  record Nested(String url, String title) implements Item {}
}
