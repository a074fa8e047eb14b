package fetchlinks.ytdlp;

import com.google.gson.JsonParseException;
import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.Failure;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;

/**
 * What one attempt has given to the reader so far, over all the processes that it took. Owned by
 * the thread that runs the attempt.
 */
final class Delivery {

  private final ListingRequest request;
  private final ListingReader reader;
  private final Warnings warnings = new Warnings();
  private boolean described;
  private boolean wanted = true;
  private int items;
  private int holes;

  Delivery(ListingRequest request, ListingReader reader) {
    this.request = request;
    this.reader = reader;
  }

  ListingRequest request() {
    return request;
  }

  /** Whether the reader wants more. */
  boolean wanted() {
    return wanted;
  }

  /** Whether an item has been given; from then on nothing can be started anew. */
  boolean begun() {
    return items > 0;
  }

  void describe(ListingMeta meta) {
    if (!described && items == 0) {
      described = true;
      reader.describe(meta);
    }
  }

  /** Gives an entry; one that can't be read is a hole. */
  void entry(String json) {
    Item item;
    try {
      item = new Item.Entry(VideoParser.parse(json));
    } catch (JsonParseException | IllegalStateException e) {
      item = new Item.Hole("an entry can't be read: " + e.getMessage());
    }
    give(item);
  }

  void give(Item item) {
    items++;
    if (item instanceof Item.Hole) {
      holes++;
    }
    wanted &= reader.take(item);
  }

  /** Asks for leave; the time it takes does not count. */
  void beforeRequest(Deadline deadline) throws InterruptedException {
    long start = System.nanoTime();
    reader.beforeRequest();
    deadline.extend(System.nanoTime() - start);
  }

  /** A warning of yt-dlp's. */
  void warn(String text) {
    if (warnings.add(text, begun())) {
      reader.warn(Secrets.mask(text));
    }
  }

  /** Something that we have to say ourselves. */
  void say(String text) {
    reader.warn(text);
  }

  Failure judge(Trouble trouble) {
    boolean workedBefore = !request.known().isEmpty() || !request.extractor().isEmpty();
    return FailureClassifier.classify(trouble, request.url(), workedBefore, warnings.all());
  }

  /** Nothing more will come: what came is kept as cut short, if anything did. */
  ListingEnd broken(Failure failure) throws FetchException {
    if (begun()) {
      return new ListingEnd.CutShort(failure);
    }
    throw new FetchException(failure);
  }

  ListingEnd tooLate(Deadline deadline) throws FetchException {
    return broken(
        Failure.of(FailureClass.TRANSIENT, "TIME", "no answer within " + deadline.length()));
  }

  /**
   * What the end of the list proves.
   *
   * @param claimed entries the site says it shows, -1 unknown
   * @param emptyTail the site promised more and then sent nothing
   */
  ListingEnd ended(int claimed, boolean emptyTail) {
    if (!warnings.incomplete().isEmpty()) {
      return incomplete("DATA", Words.cleaned(warnings.incomplete()));
    }
    if (holes > 0) {
      return incomplete(
          "HOLE", holes == 1 ? "an entry came without data" : holes + " entries came without data");
    }
    if (emptyTail && (claimed < 0 || items < claimed)) {
      return incomplete("CUT", "the list broke off: the site promised a page and sent nothing");
    }
    return new ListingEnd.Complete(claimed);
  }

  private static ListingEnd incomplete(String code, String message) {
    return new ListingEnd.CutShort(Failure.of(FailureClass.TRANSIENT, code, message));
  }
}
