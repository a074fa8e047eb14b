package fetchlinks.model;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns where new entries of a list appear. */
final class Orders {

  private Orders() {}

  /**
   * The order of a list that was read to its end: where its new entries stand among those that were
   * known. One in the last third makes it a list that is always read in full; one at the top is
   * enough to trust the top again, because a full listing comes every few checks anyway.
   *
   * @param found what is new in {@code entries}
   */
  static Order learn(SourceState before, List<Video> entries, List<NewVideo> found) {
    Order order = before.facts().order();
    Set<String> unknown =
        found.stream()
            .map(video -> video.video().id())
            .filter(id -> before.mark(id) == null)
            .collect(Collectors.toSet());
    List<Integer> fresh = positions(entries, unknown::contains);
    List<Integer> old = positions(entries, before::isSettled);
    if (before.facts().lastFull() == null || fresh.isEmpty() || old.isEmpty()) {
      return order;
    }
    if (fresh.getLast() < old.getFirst()) {
      return Order.TOP;
    }
    if (fresh.getFirst() > old.getLast()) {
      // At the end of a list that grew at its top it may be one old video made public
      return order == Order.TOP ? Order.ANY : Order.BOTTOM;
    }
    return fresh.getLast() * 3 >= entries.size() * 2 ? Order.ANY : order;
  }

  private static List<Integer> positions(List<Video> entries, Predicate<String> wanted) {
    return IntStream.range(0, entries.size())
        .filter(i -> wanted.test(entries.get(i).id()))
        .boxed()
        .toList();
  }
}
