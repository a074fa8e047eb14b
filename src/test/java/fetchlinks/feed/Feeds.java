package fetchlinks.feed;

import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingReader;
import fetchlinks.model.Item;
import fetchlinks.model.ListingMeta;
import fetchlinks.model.Video;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Feeds as texts, and their entries. */
final class Feeds {

  static final URI ADDRESS = URI.create("https://example.org/channel/feed.rss");

  private Feeds() {}

  static String rss(String... items) {
    return "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
        + " xmlns:media='http://search.yahoo.com/mrss/' xmlns:atom='http://www.w3.org/2005/Atom'"
        + "><channel><title>A channel</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  static String item(int number) {
    return "<item><guid>id-%d</guid><link>https://example.org/%d</link><title>Video %d</title></item>"
        .formatted(number, number, number);
  }

  static String items(int count) {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < count; i++) {
      items.append(item(i));
    }
    return items.toString();
  }

  static List<Item> read(String feed) throws FetchException, InterruptedException {
    return read(feed.getBytes(StandardCharsets.UTF_8), "application/xml");
  }

  static List<Item> read(byte[] feed, String type) throws FetchException, InterruptedException {
    List<Item> items = new ArrayList<>();
    try (FeedEntries entries = open(new ByteArrayInputStream(feed), type)) {
      for (Item item = entries.next(); item != null; item = entries.next()) {
        items.add(item);
      }
    }
    return items;
  }

  static FeedEntries open(InputStream feed, String type)
      throws FetchException, InterruptedException {
    HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (_, _) -> true);
    Body body = new Body(feed, Deadline.in(Duration.ofMinutes(1)));
    return FeedEntries.open(body, headers, ADDRESS);
  }

  static Video only(String feed) throws FetchException, InterruptedException {
    List<Item> items = read(feed);
    if (items.size() == 1 && items.getFirst() instanceof Item.Entry(Video video)) {
      return video;
    }
    throw new AssertionError("not one video: " + items);
  }

  /** Writes down what a source tells it. */
  static final class Collector implements ListingReader {

    final List<Item> items = new ArrayList<>();
    @Nullable ListingMeta meta;
    int requests;
    private final Predicate<List<Item>> enough;

    Collector() {
      this(_ -> false);
    }

    Collector(Predicate<List<Item>> enough) {
      this.enough = enough;
    }

    @Override
    public void describe(ListingMeta newMeta) {
      if (meta != null || !items.isEmpty()) {
        throw new AssertionError("described twice or too late");
      }
      meta = newMeta;
    }

    @Override
    public boolean take(Item item) {
      if (meta == null) {
        throw new AssertionError("an item before the description");
      }
      items.add(item);
      return !enough.test(items);
    }

    @Override
    public void beforeRequest() {
      requests++;
    }

    @Override
    public void warn(String text) {
      throw new AssertionError(text);
    }
  }
}
