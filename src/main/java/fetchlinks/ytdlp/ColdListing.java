package fetchlinks.ytdlp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import fetchlinks.engine.FetchException;
import fetchlinks.engine.ListingRequest;
import fetchlinks.model.Item;
import fetchlinks.model.ListingEnd;
import fetchlinks.model.ListingMeta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One list by one process of yt-dlp, for a yt-dlp that takes no plugin. It does not tell of its
 * single requests, so only the first one is announced.
 */
final class ColdListing {

  /** The address of a channel without a tab, which yt-dlp expands by itself. */
  private static final Pattern BARE_CHANNEL =
      Pattern.compile(
          "https?://(?:www\\.|m\\.)?youtube\\.com/(?:@[^/?#]+|(?:channel|c|user)/[^/?#]+)/?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TAB = Pattern.compile("/(?:videos|shorts|streams)/?$");

  private static final Map<String, String> TAB_NAMES =
      Map.of("Videos", "videos", "Shorts", "shorts", "Live", "streams");

  private final Executable executable;
  private final YtDlpOptions options;
  private final Limits limits;
  private final Processes processes;

  private final Set<String> known = new HashSet<>();
  private final Set<String> tabs = new HashSet<>();
  private int knownInARow;
  private int claimed = -1;
  private boolean single;

  ColdListing(Executable executable, YtDlpOptions options, Limits limits, Processes processes) {
    this.executable = executable;
    this.options = options;
    this.limits = limits;
    this.processes = processes;
  }

  ListingEnd list(Delivery delivery, Deadline deadline)
      throws FetchException, InterruptedException {
    known.addAll(delivery.request().known());
    if (BARE_CHANNEL.matcher(delivery.request().url()).matches()) {
      ListingEnd end = run(delivery, deadline, true);
      if (!tabs.isEmpty()) {
        return end;
      }
    }
    return run(delivery, deadline, false);
  }

  /**
   * Runs yt-dlp once.
   *
   * @param glance looks for tabs only and gives no entries
   */
  private ListingEnd run(Delivery delivery, Deadline deadline, boolean glance)
      throws FetchException, InterruptedException {
    delivery.beforeRequest(deadline);
    ChildProcess child = launch(delivery.request(), glance);
    boolean ended = false;
    try {
      while (delivery.wanted() && knownInARow < ListingRequest.WINDOW) {
        String line = child.nextLine(deadline.leftNanos());
        if (line == null) {
          return delivery.tooLate(deadline);
        }
        if (ChildProcess.isEnd(line)) {
          ended = true;
          return ended(child, delivery);
        }
        take(line, delivery, glance);
      }
      return new ListingEnd.Stopped();
    } finally {
      if (!ended) {
        var _ = child.kill();
      }
    }
  }

  private ChildProcess launch(ListingRequest request, boolean glance)
      throws FetchException, InterruptedException {
    try {
      Optional<Path> cookies = options.cookies().next();
      return ChildProcess.start(
          Commands.listing(executable, options, cookies, request, glance),
          Executable.environment(options),
          cookies,
          processes,
          limits.mercy());
    } catch (IOException e) {
      throw WorkerStarter.cannotStart(e);
    }
  }

  private void take(String line, Delivery delivery, boolean glance) {
    JsonObject entry = object(line);
    if (entry == null) {
      return;
    }
    if (glance) {
      String tab = tab(entry, delivery.request().url());
      if (!tab.isEmpty() && tabs.add(tab)) {
        delivery.give(new Item.Nested(tab, VideoParser.text(entry, "playlist_title")));
      }
      return;
    }
    if (!entry.has("playlist_id") || entry.get("playlist_id").isJsonNull()) {
      single = true;
      return;
    }
    delivery.describe(
        new ListingMeta(
            "",
            VideoParser.text(entry, "playlist_channel_id"),
            VideoParser.text(entry, "playlist_title")));
    String count = VideoParser.text(entry, "playlist_count");
    claimed = count.matches("\\d{1,9}") ? Integer.parseInt(count) : -1;
    delivery.entry(EntryJson.completed(entry));
    knownInARow = known.contains(EntryJson.id(entry)) ? knownInARow + 1 : 0;
  }

  /** Address of the tab that the entry stands on, "" where it stands on none. */
  private static String tab(JsonObject entry, String channel) {
    String address = VideoParser.text(entry, "playlist_webpage_url");
    if (TAB.matcher(address).find()) {
      return address;
    }
    // Before 2024 only the title of the list tells.
    String title = VideoParser.text(entry, "playlist_title");
    String name = TAB_NAMES.get(title.substring(title.lastIndexOf(' ') + 1));
    return name == null || !address.isEmpty()
        ? ""
        : (channel.endsWith("/") ? channel : channel + "/") + name;
  }

  private static @Nullable JsonObject object(String line) {
    try {
      return JsonParser.parseString(line) instanceof JsonObject object ? object : null;
    } catch (JsonParseException _) {
      return null; // Something that was printed beside the entries.
    }
  }

  private ListingEnd ended(ChildProcess child, Delivery delivery)
      throws FetchException, InterruptedException {
    List<String> said = child.errorLines();
    said.stream().filter(line -> line.startsWith("WARNING:")).forEach(delivery::warn);
    int status = child.exitStatus(limits.cancel().toNanos()).orElse(-1);
    if (status != 0) {
      return delivery.broken(delivery.judge(Trouble.text(WorkerStarter.lastError(said))));
    }
    return single
        ? new ListingEnd.NotAList("a single video or file")
        : delivery.ended(claimed, false);
  }
}
