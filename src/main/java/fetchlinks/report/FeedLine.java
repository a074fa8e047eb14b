package fetchlinks.report;

import fetchlinks.event.RunFigures;
import fetchlinks.model.ListReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether probing paid: how many lists feeds answered for, and why the others were read. */
final class FeedLine {

  private static final int MOST_REASONS = 3;

  private FeedLine() {}

  /**
   * {@code feeds answered for 92 of 100 lists; read: 5 new id in the feed, 3 full listing due};
   * nothing where no feed was asked.
   */
  static Optional<String> of(RunFigures figures) {
    Map<ListReason, Integer> listed = figures.listed();
    if (figures.probed() == 0 && listed.keySet().stream().noneMatch(ListReason::asked)) {
      return Optional.empty();
    }
    int read = listed.values().stream().mapToInt(Integer::intValue).sum();
    String answered =
        "feeds answered for %,d of %,d lists".formatted(figures.probed(), figures.probed() + read);
    return Optional.of(read == 0 ? answered : answered + "; read: " + reasons(listed));
  }

  private static String reasons(Map<ListReason, Integer> listed) {
    List<Map.Entry<ListReason, Integer>> byCount =
        listed.entrySet().stream()
            .sorted(
                Map.Entry.<ListReason, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String text =
        byCount.stream()
            .limit(MOST_REASONS)
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey().text()))
            .collect(Collectors.joining(", "));
    int more = byCount.stream().skip(MOST_REASONS).mapToInt(Map.Entry::getValue).sum();
    return more == 0 ? text : "%s, %,d for other reasons".formatted(text, more);
  }
}
