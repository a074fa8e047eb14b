package fetchlinks.model;

import java.util.List;

/**
 * One listing, as far as it was read.
 *
 * @param items in the list's own order
 * @param full whether everything was asked for
 */
public record Reading(List<Item> items, ListingEnd end, boolean full, ListingMeta meta) {

  public Reading {
    items = List.copyOf(items);
  }
}
