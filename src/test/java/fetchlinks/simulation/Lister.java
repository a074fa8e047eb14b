package fetchlinks.simulation;

import fetchlinks.model.Availability;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Reading;
import fetchlinks.model.Video;
import fetchlinks.model.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Lists as yt-dlp does, page by page, with all the ways in which that goes wrong. */
final class Lister {

  /** What goes wrong with one listing. */
  enum Fault {
    NONE,
    /** A page answers 500. */
    LOUD,
    /** Ends after a page and says that this is the end. */
    SILENT,
    /** As {@link #SILENT}, but the site's own count tells. */
    COUNTED,
    /** Nothing, with success. */
    EMPTY,
    /** Another channel's list, with success. */
    STRANGERS,
    PLACEHOLDERS,
    /** One entry has no data. */
    HOLE;

    static Fault any(SplittableRandom random) {
      double dice = random.nextDouble();
      return dice < 0.03
          ? LOUD
          : dice < 0.05
              ? SILENT
              : dice < 0.07
                  ? COUNTED
                  : dice < 0.08
                      ? EMPTY
                      : dice < 0.082
                          ? STRANGERS
                          : dice < 0.087 ? PLACEHOLDERS : dice < 0.092 ? HOLE : NONE;
    }
  }

  private final List<ModelList.Entry> shown;
  private final int pageSize;
  private final Fault fault;
  private final int breaksAt;
  private final int hole;
  private final List<Item> items = new ArrayList<>();
  private ListingEnd end = new ListingEnd.Complete(-1);

  Lister(List<ModelList.Entry> shown, int pageSize, Fault fault, SplittableRandom random) {
    this.shown = List.copyOf(shown);
    this.pageSize = pageSize;
    this.fault = fault;
    this.breaksAt = pageSize * random.nextInt(1, 4);
    this.hole = random.nextInt(40);
  }

  /**
   * Reads all, or until the window is closed and the ids {@code until} have come.
   *
   * @param siteId of the channel
   */
  Reading read(boolean full, Window window, Set<String> until, String siteId) {
    return new Reading(
        items(full, window, new HashSet<>(until)), end, full, new ListingMeta("model", siteId, ""));
  }

  private List<Item> items(boolean full, Window window, Set<String> until) {
    if (fault == Fault.EMPTY) {
      return items;
    }
    for (ModelList.Entry entry : shown) {
      if (items.size() == breaksAt && breaks()) {
        return items;
      }
      Item item = items.size() == hole && fault == Fault.HOLE ? new Item.Hole("") : item(entry);
      items.add(item);
      if (item instanceof Item.Entry(Video video)) {
        window.accept(video.id());
        until.remove(video.id());
      }
      if (window.closed() && until.isEmpty() && !full) {
        end = new ListingEnd.Stopped();
        return items;
      }
    }
    return items;
  }

  private boolean breaks() {
    return switch (fault) {
      case SILENT -> true;
      case COUNTED -> {
        end = new ListingEnd.Complete(shown.size());
        yield true;
      }
      case LOUD -> {
        end = new ListingEnd.CutShort(Failure.of(FailureClass.TRANSIENT, "500", "HTTP 500"));
        yield true;
      }
      case NONE, EMPTY, STRANGERS, PLACEHOLDERS, HOLE -> false;
    };
  }

  private Item item(ModelList.Entry entry) {
    Video video = entry.video();
    return switch (fault) {
      case STRANGERS -> entry("other" + video.id(), video.title());
      case PLACEHOLDERS -> entry(video.id(), "youtube video #" + video.id());
      case NONE, LOUD, SILENT, COUNTED, EMPTY, HOLE -> new Item.Entry(video);
    };
  }

  private static Item entry(String id, String title) {
    return new Item.Entry(
        new Video(id, title, "https://site.test/" + id, null, Availability.PUBLIC, "{}"));
  }

  /** How many pages were asked for. */
  int pages() {
    return Math.max(1, (items.size() + pageSize - 1) / pageSize);
  }
}
