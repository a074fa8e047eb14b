package fetchlinks.report;

import fetchlinks.event.Outcome;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results that want attention, grouped by what caused them: 300 failures become 3 decisions. */
final class Causes {

  private Causes() {}

  /**
   * Channels with one cause.
   *
   * @param channels never empty, in the run's order
   */
  record Group(Outcome outcome, List<ChannelResult> channels) {

    int size() {
      return channels.size();
    }

    List<String> names() {
      return channels.stream().map(result -> result.channel().targetFolder()).toList();
    }

    /** The commonest message, with the code where the message does not name it. */
    String label() {
      String code = failures().getFirst().code();
      String message = mostCommon(messages());
      boolean named = code.isEmpty() || message.contains(code);
      return message + (alike() ? "" : " and alike") + (named ? "" : " (" + code + ")");
    }

    String advice() {
      return mostCommon(failures().stream().map(Failure::advice).toList());
    }

    /** Whether one message says it for all of them. */
    boolean alike() {
      return messages().stream().distinct().count() == 1;
    }

    private List<String> messages() {
      return channels.stream().flatMap(result -> inFolder(result).stream()).toList();
    }

    /** The channel's own file without its folder, which would leave no room for what is wrong. */
    private static Optional<String> inFolder(ChannelResult result) {
      String file = "/" + result.channel().id().name() + ".toml:";
      return result
          .error()
          .map(Failure::message)
          .map(text ->
              text.startsWith("/") ? text.substring(Math.max(0, text.indexOf(file) + 1)) : text);
    }

    private List<Failure> failures() {
      return channels.stream().flatMap(result -> result.error().stream()).toList();
    }
  }

  /** What can be told apart: failed and incomplete of one cause are two groups. */
  private record Key(Outcome outcome, String code) {}

  /** Failed ones first, then incomplete, then not checked; within these the largest group first. */
  static List<Group> of(List<ChannelResult> results) {
    Map<Key, List<ChannelResult>> byCause = new LinkedHashMap<>();
    for (ChannelResult result : results) {
      result
          .error()
          .ifPresent(failure ->
              byCause.computeIfAbsent(key(result, failure), _ -> new ArrayList<>()).add(result));
    }
    return byCause.entrySet().stream()
        .map(entry -> new Group(entry.getKey().outcome, List.copyOf(entry.getValue())))
        .sorted(
            Comparator.comparing(Group::outcome)
                .thenComparing(Comparator.comparingInt(Group::size).reversed()))
        .toList();
  }

  private static Key key(ChannelResult result, Failure failure) {
    String code = failure.code().isEmpty() ? failure.message() : failure.code();
    return new Key(Outcome.of(result.status()), code);
  }

  /** The first one of those that are most common. */
  private static String mostCommon(List<String> texts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    String best = texts.getFirst();
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > counts.getOrDefault(best, 0)) {
        best = entry.getKey();
      }
    }
    return best;
  }
}
