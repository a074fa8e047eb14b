package fetchlinks.engine;

import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Mark;
import fetchlinks.model.Reading;
import fetchlinks.model.SafeText;
import fetchlinks.model.SourceState;
import fetchlinks.model.Video;
import fetchlinks.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one listing of one source: keeps its items, says when it is enough, shows progress. */
final class Recorder implements ListingReader {

  private static final long MILLIS_BETWEEN_PROGRESS = 100;

  private final SourceState before;
  private final Window window;
  private final boolean full;

  /** Ids that have to come yet before it is enough. */
  private final Set<String> until;

  private final ChannelStatus.Listing start;
  private final Reports reports;
  private final CheckTally tally;
  private final RequestGate gate;

  private final List<Item> items = new ArrayList<>();
  private ListingMeta meta = new ListingMeta("", "", "");
  private int requestsMade;
  private long nextProgress;

  Recorder(
      SourceState before,
      Window window,
      boolean full,
      Set<String> until,
      ChannelStatus.Listing start,
      Reports reports,
      CheckTally tally,
      RequestGate gate) {
    this.before = before;
    this.window = window;
    this.full = full;
    this.until = until;
    this.start = start;
    this.reports = reports;
    this.tally = tally;
    this.gate = gate;
  }

  @Override
  public void describe(ListingMeta newMeta) {
    meta = newMeta;
  }

  @Override
  public boolean take(Item item) {
    items.add(slim(item));
    tally.seen++;
    if (item instanceof Item.Entry(Video video)) {
      window.accept(video.id());
      until.remove(video.id());
    }
    showProgress();
    return full || !window.closed() || !until.isEmpty();
  }

  /** What is known will not be written again, so its text need not be kept. */
  private Item slim(Item item) {
    if (item instanceof Item.Entry(Video v)) {
      Mark mark = before.mark(v.id());
      if (mark != null && mark.settled()) {
        return new Item.Entry(
            new Video(v.id(), v.title(), v.url(), v.published(), v.availability(), ""));
      }
    }
    return item;
  }

  private void showProgress() {
    long now = reports.clock().millis();
    if (now >= nextProgress) {
      nextProgress = now + MILLIS_BETWEEN_PROGRESS;
      reports.status(
          new ChannelStatus.Listing(
              start.slot(),
              start.attempt(),
              start.entries() + items.size(),
              start.requests() + requestsMade));
    }
  }

  @Override
  public void beforeRequest() throws InterruptedException {
    gate.beforeRequest();
    requestsMade++;
    tally.requests++;
  }

  @Override
  public void warn(String text) {
    reports.log(Level.WARN, SafeText.of(text));
  }

  int requests() {
    return requestsMade;
  }

  Reading reading(ListingEnd end) {
    return new Reading(items, end, full, meta);
  }
}
