package fetchlinks.simulation;

import fetchlinks.model.Availability;
import fetchlinks.model.Video;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One list of a model site, which lives: uploads, deletions, premieres, late publications. */
final class ModelList {

  /** Where uploads appear. */
  enum Growth {
    TOP,
    BOTTOM,
    ANYWHERE
  }

  private final String name;
  private final Growth growth;
  private final SplittableRandom random;
  private final List<Entry> shown = new ArrayList<>();
  private final List<Entry> hidden = new ArrayList<>();
  private int uploads;

  ModelList(String name, Growth growth, int size, SplittableRandom random) {
    this.name = name;
    this.growth = growth;
    this.random = random;
    for (int i = 0; i < size; i++) {
      shown.addFirst(upload(Availability.PUBLIC));
    }
  }

  /** Entries a page: sites give more of a playlist at once than of a channel's tab. */
  int pageSize() {
    return growth == Growth.TOP ? 30 : 100;
  }

  /** What is listed at this moment, in the order of the list. */
  List<Entry> shown() {
    return shown;
  }

  /** A video that is not in the list. */
  Entry ghost(int number) {
    return new Entry("ghost_" + name + "_" + number, Availability.PUBLIC);
  }

  private Entry upload(Availability availability) {
    uploads++;
    return new Entry(name + "_" + uploads, availability);
  }

  /** Lets one interval between two checks pass in which there are only uploads. */
  void passQuietly() {
    for (int i = uploadsNow(); i > 0; i--) {
      add(upload(Availability.PUBLIC));
    }
  }

  /** Lets one interval between two checks pass. */
  void pass() {
    announced();
    passQuietly();
    if (chance(0.02)) {
      add(waiting(Availability.UPCOMING, random.nextInt(1, 15)));
    }
    if (chance(0.002)) {
      for (int i = 0; i < 3; i++) {
        add(waiting(Availability.UPCOMING, random.nextInt(5, 20)));
      }
    }
    if (chance(0.02)) {
      add(waiting(Availability.MEMBERS_ONLY, random.nextInt(1, 60)));
    }
    if (chance(0.03)) {
      shown.add(random.nextInt(shown.size() + 1), upload(Availability.PUBLIC));
    }
    deletions();
    moves();
  }

  private int uploadsNow() {
    double dice = random.nextDouble();
    if (dice < 0.004) {
      return random.nextInt(20, 60);
    }
    return dice < 0.5 ? 0 : dice < 0.75 ? 1 : dice < 0.93 ? 2 : 3;
  }

  private void add(Entry entry) {
    switch (growth) {
      case TOP -> shown.addFirst(entry);
      case BOTTOM -> shown.addLast(entry);
      case ANYWHERE -> shown.add(random.nextInt(shown.size() + 1), entry);
    }
  }

  private Entry waiting(Availability availability, int checks) {
    Entry entry = upload(availability);
    entry.waits = checks;
    return entry;
  }

  /** Premieres go live and are then public, where they stand or on top; members-only ones open. */
  private void announced() {
    for (Entry entry : List.copyOf(shown)) {
      if (entry.availability == Availability.PUBLIC || --entry.waits > 0) {
        continue;
      }
      if (entry.availability == Availability.UPCOMING && random.nextBoolean()) {
        entry.availability = Availability.LIVE;
      } else {
        entry.availability = Availability.PUBLIC;
        if (random.nextBoolean()) {
          shown.remove(entry);
          add(entry);
        }
      }
    }
  }

  private void deletions() {
    if (chance(0.03)) {
      delete(0);
    }
    if (chance(0.004)) {
      for (int i = 0; i < 3; i++) {
        delete(0);
      }
    }
    if (chance(0.05)) {
      delete(random.nextInt(shown.size()));
    }
  }

  private void delete(int index) {
    if (shown.size() > 5) {
      shown.remove(index);
    }
  }

  /** Entries are pinned, hidden for a while, and sorted in another way. */
  private void moves() {
    if (chance(0.01)) {
      shown.addFirst(shown.remove(random.nextInt(shown.size())));
    }
    if (chance(0.005)) {
      hidden.add(shown.remove(random.nextInt(shown.size())));
    }
    if (chance(0.01) && !hidden.isEmpty()) {
      shown.add(random.nextInt(shown.size()), hidden.removeFirst());
    }
    if (chance(0.003)) {
      int from = random.nextInt(shown.size());
      List<Entry> stretch = shown.subList(from, Math.min(shown.size(), from + 40));
      List<Entry> turned = List.copyOf(stretch.reversed());
      for (int i = 0; i < turned.size(); i++) {
        stretch.set(i, turned.get(i));
      }
    }
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One video and what may be done with it now. */
  static final class Entry {

    private final String id;
    private Availability availability;
    private int waits;

    private Entry(String id, Availability availability) {
      this.id = id;
      this.availability = availability;
    }

    String id() {
      return id;
    }

    boolean isPublic() {
      return availability == Availability.PUBLIC;
    }

    Video video() {
      String url = "https://site.test/watch/" + id;
      String json =
          "{\"id\": \"%s\", \"title\": \"title %s\", \"url\": \"%s\"}".formatted(id, id, url);
      return new Video(id, "title " + id, url, null, availability, json);
    }
  }
}
