package fetchlinks.tui;

import fetchlinks.tui.Target.GroupKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the table: which rows are shown, in which order, and which failures are folded into
 * one line. What a line says is read from the rows when it is drawn. Immutable.
 */
final class Listing {

  static final Listing EMPTY = new Listing(new Line[0], new int[0], Map.of(), 0);

  private static final int FEWEST_FOLDED = 2;

  /** A line of the table. */
  sealed interface Line {

    /** Index of the row that the line speaks of; the first one of a group. */
    int row();

    /**
     * One channel.
     *
     * @param member stands below its opened group
     */
    record One(int row, boolean member) implements Line {}

    /** Failures of one cause. */
    record Group(GroupKey key, List<Integer> members, boolean opened) implements Line {
      @Override
      public int row() {
        return members.getFirst();
      }
    }
  }

  private final Line[] lines;

  /** Line of each row: its own or that of its closed group, -1 when it is not shown. */
  private final int[] lineOfRow;

  private final Map<GroupKey, Integer> lineOfGroup;
  private final int channels;

  private Listing(Line[] lines, int[] lineOfRow, Map<GroupKey, Integer> lineOfGroup, int channels) {
    this.lines = lines;
    this.lineOfRow = lineOfRow;
    this.lineOfGroup = lineOfGroup;
    this.channels = channels;
  }

  int size() {
    return lines.length;
  }

  Line at(int line) {
    return lines[line];
  }

  /** Channels that are shown, those in closed groups included. */
  int channels() {
    return channels;
  }

  /** The line on which a target stands, -1 when it is not shown. */
  int lineOf(Target target, Rows rows) {
    return switch (target) {
      case Target.Group group -> lineOfGroup.getOrDefault(group.key(), -1);
      case Target.One one -> {
        Row row = rows.find(one.id());
        yield row == null || row.index() >= lineOfRow.length ? -1 : lineOfRow[row.index()];
      }
    };
  }

  /** What stands on a line. */
  Target target(int line, Rows rows) {
    return switch (lines[line]) {
      case Line.One one -> new Target.One(rows.at(one.row()).id());
      case Line.Group group -> new Target.Group(group.key());
    };
  }

  /** Rows behind a line: one, or all of a group. */
  List<Integer> members(int line) {
    return switch (lines[line]) {
      case Line.One one -> List.of(one.row());
      case Line.Group group -> group.members();
    };
  }

  /** All rows that are shown, in order. */
  List<Integer> rows() {
    List<Integer> rows = new ArrayList<>();
    for (Line line : lines) {
      switch (line) {
        case Line.One one when one.member() -> {}
        case Line.One one -> rows.add(one.row());
        case Line.Group group -> rows.addAll(group.members());
      }
    }
    return rows;
  }

  /** How many channels stand before that of a row, in order; -1 when it is not shown. */
  int before(int row) {
    if (row >= lineOfRow.length || lineOfRow[row] < 0) {
      return -1;
    }
    int before = 0;
    for (Line line : lines) {
      switch (line) {
        case Line.One one when one.member() -> {}
        case Line.One one when one.row() == row -> {
          return before;
        }
        case Line.One _ -> before++;
        case Line.Group group when group.members().contains(row) -> {
          return before + group.members().indexOf(row);
        }
        case Line.Group group -> before += group.members().size();
      }
    }
    return -1;
  }

  /** Orders, filters and folds the rows. */
  static Listing of(Rows rows, Choice choice, Instant now) {
    return new Builder(rows, choice, now).build();
  }

  private static final class Builder {

    private final Rows rows;
    private final Choice choice;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();
    private final int[] lineOfRow;
    private final Map<GroupKey, Integer> lineOfGroup = new HashMap<>();

    Builder(Rows rows, Choice choice, Instant now) {
      this.rows = rows;
      this.choice = choice;
      this.now = now;
      lineOfRow = new int[rows.size()];
      Arrays.fill(lineOfRow, -1);
    }

    Listing build() {
      int[] order = ordered(shown());
      Map<GroupKey, List<Integer>> groups = choice.folds() ? groups(order) : Map.of();
      for (int index : order) {
        GroupKey key = choice.folds() ? key(rows.at(index)) : null;
        List<Integer> members = key == null ? null : groups.get(key);
        if (key == null || members == null || members.size() < FEWEST_FOLDED) {
          one(index, false);
        } else if (!lineOfGroup.containsKey(key)) {
          group(key, members);
        }
      }
      return new Listing(
          lines.toArray(Line[]::new), lineOfRow, Map.copyOf(lineOfGroup), order.length);
    }

    private void one(int index, boolean member) {
      lineOfRow[index] = lines.size();
      lines.add(new Line.One(index, member));
    }

    private void group(GroupKey key, List<Integer> members) {
      int line = lines.size();
      boolean opened = choice.opened().contains(key);
      lineOfGroup.put(key, line);
      lines.add(new Line.Group(key, List.copyOf(members), opened));
      for (int member : members) {
        if (opened) {
          one(member, true);
        } else {
          lineOfRow[member] = line;
        }
      }
    }

    private int[] shown() {
      int[] shown = new int[rows.size()];
      int count = 0;
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.at(i);
        boolean hidden = choice.hideUpToDate() && row.kind() == RowKind.UP_TO_DATE;
        if (!hidden && choice.filter().matches(row, now)) {
          shown[count++] = i;
        }
      }
      return Arrays.copyOf(shown, count);
    }

    private int[] ordered(int[] shown) {
      int[] order = choice.sort().textual() ? byText(shown) : byKey(shown);
      if (choice.reversed()) {
        for (int i = 0, j = order.length - 1; i < j; i++, j--) {
          int swapped = order[i];
          order[i] = order[j];
          order[j] = swapped;
        }
      }
      return order;
    }

    /** Key and index packed into one number each: sorting numbers makes no garbage. */
    private int[] byKey(int[] shown) {
      int indexBits = 17;
      long[] packed = new long[shown.length];
      for (int i = 0; i < shown.length; i++) {
        packed[i] = choice.sort().key(rows.at(shown[i])) << indexBits | i;
      }
      Arrays.sort(packed);
      int[] order = new int[shown.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = shown[(int) (packed[i] & (1L << indexBits) - 1)];
      }
      return order;
    }

    private int[] byText(int[] shown) {
      record Named(String text, int index) {}
      List<Named> named = new ArrayList<>(shown.length);
      for (int index : shown) {
        named.add(new Named(choice.sort().text(rows.at(index)), index));
      }
      named.sort(Comparator.comparing(Named::text).thenComparingInt(Named::index));
      return named.stream().mapToInt(Named::index).toArray();
    }

    private Map<GroupKey, List<Integer>> groups(int[] order) {
      Map<GroupKey, List<Integer>> groups = new LinkedHashMap<>();
      for (int index : order) {
        GroupKey key = key(rows.at(index));
        if (key != null) {
          groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(index);
        }
      }
      return Collections.unmodifiableMap(groups);
    }

    private static @Nullable GroupKey key(Row row) {
      var cause = row.cause();
      return cause != null && row.kind().problem() ? GroupKey.of(row, cause) : null;
    }
  }
}
