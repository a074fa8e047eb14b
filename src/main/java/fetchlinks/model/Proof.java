package fetchlinks.model;

import java.util.Optional;

/**
 * What a listing proves about what it does not show.
 *
 * @param whole it shows everything: the list was read to its proven end
 * @param open why it may lack something that had to be shown; empty when it lacks nothing
 */
record Proof(boolean whole, Optional<Failure> open) {

  /**
   * Weighs a listing.
   *
   * @param closed whether it reaches down to the closed window, which is all that a reading that is
   *     not full has to show
   */
  static Proof of(Reading reading, boolean closed) {
    Optional<Failure> end = openEnd(reading);
    boolean enough = closed && !reading.full();
    Optional<Failure> open = enough ? hole(reading) : end.or(() -> hole(reading));
    return new Proof(end.isEmpty() && open.isEmpty(), open);
  }

  /** Why there may be more below the last item; empty when it is proven that there is nothing. */
  private static Optional<Failure> openEnd(Reading reading) {
    int came = reading.items().size();
    return switch (reading.end()) {
      case ListingEnd.CutShort(Failure cause) -> Optional.of(cause);
      case ListingEnd.NotAList _ -> Optional.of(cutShort("it is no list"));
      case ListingEnd.Stopped _ -> Optional.of(cutShort("it was stopped early"));
      case ListingEnd.Complete(int claimed) when claimed - came > slack(claimed) ->
          Optional.of(cutShort("%,d of %,d entries came".formatted(came, claimed)));
      case ListingEnd.Complete _, ListingEnd.Vouched _ -> Optional.empty();
    };
  }

  /** Sites count entries that they do not list: hidden and region-locked ones. */
  static int slack(int claimed) {
    return Math.max(2, claimed / 10);
  }

  private static Optional<Failure> hole(Reading reading) {
    return reading.items().stream()
        .filter(item -> item instanceof Item.Hole)
        .map(_ -> cutShort("an entry came without data"))
        .findFirst();
  }

  private static Failure cutShort(String why) {
    return Failure.of(FailureClass.TRANSIENT, "CUT", "listing was cut short: " + why);
  }
}
