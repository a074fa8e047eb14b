package fetchlinks.ytdlp;

import fetchlinks.engine.ListingReader;
import fetchlinks.model.Item;
import fetchlinks.model.ListingMeta;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what a source delivers; wants everything, or the first so many items. */
final class RecordingReader implements ListingReader {

  final List<Item> items = new CopyOnWriteArrayList<>();
  final List<ListingMeta> metas = new CopyOnWriteArrayList<>();
  final List<String> warnings = new CopyOnWriteArrayList<>();
  final CountDownLatch firstItem = new CountDownLatch(1);
  final CountDownLatch firstRequest = new CountDownLatch(1);
  volatile int requests;
  private final int wanted;

  RecordingReader() {
    this(Integer.MAX_VALUE);
  }

  RecordingReader(int wanted) {
    this.wanted = wanted;
  }

  @Override
  public void describe(ListingMeta meta) {
    metas.add(meta);
  }

  @Override
  public boolean take(Item item) {
    items.add(item);
    firstItem.countDown();
    return items.size() < wanted;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one listing, one thread
  public void beforeRequest() {
    requests++;
    firstRequest.countDown();
  }

  @Override
  public void warn(String text) {
    warnings.add(text);
  }

  List<String> ids() {
    return items.stream()
        .filter(Item.Entry.class::isInstance)
        .map(item -> ((Item.Entry) item).video().id())
        .toList();
  }

  List<String> nested() {
    return items.stream()
        .filter(Item.Nested.class::isInstance)
        .map(item -> ((Item.Nested) item).url())
        .toList();
  }
}
