package fetchlinks.model;

/** Where new entries of a list appear, as far as it was learned. */
public enum Order {
  TOP,
  BOTTOM,
  /** Anywhere, or not known: such a list is always read in full. */
  ANY
}
