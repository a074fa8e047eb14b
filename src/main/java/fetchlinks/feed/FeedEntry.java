package fetchlinks.feed;

import fetchlinks.model.Availability;
import fetchlinks.model.Item;
import fetchlinks.model.Video;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a video of what stands in one entry, under the id that yt-dlp would give it. Pure. */
final class FeedEntry {

  private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9_-]{6,32}");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d*)?");
  private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{1,2})");

  private final FieldReader fields;
  private final URI base;

  FeedEntry(FieldReader fields, URI base) {
    this.fields = fields;
    this.base = base;
  }

  Item toItem() {
    String videoId = fields.first("yt:videoId");
    boolean youTube = VIDEO_ID.matcher(videoId).matches();
    String url = youTube ? "https://www.youtube.com/watch?v=" + videoId : address();
    String id = youTube ? videoId : id(url);
    if (url.isEmpty()) {
      return new Item.Hole("an entry of the feed has no web address");
    }
    if (id.length() > FieldReader.LONGEST || url.length() > FieldReader.LONGEST) {
      return new Item.Hole("an entry of the feed has an id or an address that is too long");
    }
    return new Item.Entry(video(id, url, youTube));
  }

  private Video video(String id, String url, boolean youTube) {
    String title = cut(fields.first("title", "atom:title", "media:title"));
    Instant published = published();
    String json = EntryJson.of(id, title, url, youTube, published, duration());
    return new Video(id, title, url, published, Availability.PUBLIC, json);
  }

  private String id(String url) {
    String id = fields.first("guid", "atom:id", "about", "link");
    return id.isEmpty() ? url : id;
  }

  /** The first address that is one of the web: nothing else may get into a link file. */
  private String address() {
    String guid =
        fields.first("guid:isPermaLink").equalsIgnoreCase("false") ? "" : fields.first("guid");
    String[] candidates = {
      fields.first("enclosure"),
      fields.first("link"),
      fields.first("atom:link:alternate"),
      fields.first("atom:link:enclosure"),
      guid.regionMatches(true, 0, "http", 0, 4) ? guid : "",
    };
    for (String candidate : candidates) {
      URI address = candidate.isEmpty() ? null : FeedLinks.parse(candidate);
      if (address != null && FeedLinks.isWeb(base.resolve(address))) {
        return base.resolve(address).toString();
      }
    }
    return "";
  }

  private @Nullable Instant published() {
    for (String name : new String[] {"pubDate", "atom:published", "dc:date", "atom:updated"}) {
      Instant date = FeedDates.parse(fields.first(name));
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  /** In seconds, -1 where it is not known. */
  private long duration() {
    String text = fields.first("itunes:duration", "media:duration");
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Long.parseLong(seconds.group(1));
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return -1;
    }
    long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
    return hours * 3600 + Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
  }

  /** Never between the two halves of a character. */
  private static String cut(String title) {
    if (title.length() <= FieldReader.LONGEST) {
      return title;
    }
    int end = FieldReader.LONGEST;
    return title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end);
  }
}
