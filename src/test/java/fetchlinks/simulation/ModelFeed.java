package fetchlinks.simulation;

import fetchlinks.model.Availability;
import fetchlinks.model.Item;
import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;
import fetchlinks.model.SourceState;
import fetchlinks.model.Video;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The feed of one list: its fifteen topmost entries, or what it makes of them. */
final class ModelFeed {

  private static final int SHOWN = 15;
  private static final int NEVER = Integer.MAX_VALUE;

  /** How far a feed can be relied on. */
  enum Habit {
    HONEST,
    /** Shows what was so up to twelve checks ago. */
    LAGGING,
    /** Is down for days. */
    FAILING,
    /** Leaves entries out for up to twenty-five checks, some for ever. */
    LYING
  }

  private final ModelList list;
  private final Habit habit;
  private final SplittableRandom random;
  private final List<List<Item>> past = new ArrayList<>();
  private final Map<String, Integer> hiddenUntil = new HashMap<>();
  private int down;

  ModelFeed(ModelList list, Habit habit, SplittableRandom random) {
    this.list = list;
    this.habit = habit;
    this.random = random;
  }

  /** Sees the list as it is at a check. */
  void look() {
    List<Item> now = new ArrayList<>();
    for (ModelList.Entry entry : list.shown()) {
      if (now.size() == SHOWN) {
        break;
      }
      Video video = entry.video();
      if (video.availability() != Availability.MEMBERS_ONLY && !isHidden(entry.id())) {
        now.add(inFeed(video));
      }
    }
    past.add(now);
    down = down > 0 ? down - 1 : random.nextDouble() < 0.05 ? random.nextInt(1, 12) : 0;
  }

  /** A feed does not say that a video has not begun. */
  private static Item inFeed(Video video) {
    return new Item.Entry(
        new Video(video.id(), video.title(), video.url(), null, Availability.PUBLIC, "{}"));
  }

  private boolean isHidden(String id) {
    int until =
        hiddenUntil.computeIfAbsent(
            id, _ -> random.nextInt(20) == 0 ? NEVER : past.size() + random.nextInt(26));
    return habit == Habit.LYING && past.size() < until;
  }

  ProbeAnswer ask(SourceState before) {
    double dice = random.nextDouble();
    if (dice < 0.02 || (habit == Habit.FAILING && down > 0)) {
      return new ProbeAnswer.Failed("HTTP 404");
    }
    Probe probe = new Probe(before);
    for (Item item : dice < 0.03 ? List.<Item>of() : shown()) {
      if (!probe.take(item)) {
        break;
      }
    }
    return probe.answer("");
  }

  private List<Item> shown() {
    int lag = habit == Habit.LAGGING ? random.nextInt(13) : 0;
    return past.get(Math.max(0, past.size() - 1 - lag));
  }
}
