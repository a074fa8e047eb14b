package fetchlinks.simulation;

import fetchlinks.model.Availability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The site's own playlist of what a tab shows but for members-only videos, or what it makes of it.
 */
final class ModelPlaylist {

  static final int PAGE_SIZE = 100;
  private static final int LONGEST_LAG = 12;
  private static final int NEVER = Integer.MAX_VALUE;

  /** How far a playlist can be relied on. */
  enum Habit {
    HONEST,
    /** Shows what was so up to twelve checks ago. */
    LAGGING,
    /** Leaves entries out for up to twenty-five checks, some for ever. */
    LYING,
    /** Has entries that the tab never shows. */
    HAUNTED
  }

  private final ModelList list;
  private final Habit habit;
  private final SplittableRandom random;
  private final List<List<ModelList.Entry>> past = new ArrayList<>();
  private final Map<String, Integer> hiddenUntil = new HashMap<>();
  private int looks;

  ModelPlaylist(ModelList list, Habit habit, SplittableRandom random) {
    this.list = list;
    this.habit = habit;
    this.random = random;
  }

  /** Sees the list as it is at a check. */
  void look() {
    looks++;
    List<ModelList.Entry> now = new ArrayList<>();
    for (ModelList.Entry entry : list.shown()) {
      if (entry.video().availability() != Availability.MEMBERS_ONLY && !isHidden(entry.id())) {
        now.add(entry);
      }
    }
    if (habit == Habit.HAUNTED && looks % 50 > 25) {
      now.add(random.nextInt(now.size() + 1), list.ghost(looks / 50));
    }
    past.add(now);
    if (past.size() > LONGEST_LAG) {
      past.removeFirst();
    }
  }

  /** Shows all that it should. */
  boolean isHonest() {
    return habit == Habit.HONEST || habit == Habit.HAUNTED;
  }

  private boolean isHidden(String id) {
    int until =
        hiddenUntil.computeIfAbsent(
            id, _ -> random.nextInt(20) == 0 ? NEVER : looks + random.nextInt(26));
    return habit == Habit.LYING && looks < until;
  }

  List<ModelList.Entry> shown() {
    int lag = habit == Habit.LAGGING ? random.nextInt(past.size()) : 0;
    return past.get(past.size() - 1 - lag);
  }

  /** What goes wrong when it is listed, twice as often as elsewhere. */
  Lister.Fault fault() {
    Lister.Fault fault = Lister.Fault.any(random);
    return fault == Lister.Fault.NONE ? Lister.Fault.any(random) : fault;
  }
}
