package fetchlinks.tui;

import fetchlinks.tui.Target.GroupKey;
import java.util.Set;

/**
 * How the person wants the table.
 *
 * @param opened groups whose channels are shown
 */
record Choice(
    SortColumn sort, boolean reversed, Filter filter, boolean hideUpToDate, Set<GroupKey> opened) {

  static final Choice DEFAULT =
      new Choice(SortColumn.ATTENTION, false, Filter.NONE, false, Set.of());

  /** Failures are folded where the order puts those of one cause together anyway. */
  boolean folds() {
    return sort == SortColumn.ATTENTION || sort == SortColumn.STATE;
  }

  Choice sortedBy(SortColumn column, boolean nowReversed) {
    return new Choice(column, nowReversed, filter, hideUpToDate, opened);
  }

  Choice filteredBy(Filter next) {
    return new Choice(sort, reversed, next, hideUpToDate, opened);
  }

  Choice hiding(boolean upToDate) {
    return new Choice(sort, reversed, filter, upToDate, opened);
  }

  Choice opening(Set<GroupKey> groups) {
    return new Choice(sort, reversed, filter, hideUpToDate, Set.copyOf(groups));
  }
}
