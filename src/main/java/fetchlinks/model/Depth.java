package fetchlinks.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Spares a routine full listing most of the pages of a long tab. The site keeps a playlist of the
 * same videos with three times as many on a page; so the tab is read as in any check, from its top
 * until its window is closed, and the playlist to its end for what lies below. Of 400 videos that
 * makes 5 requests instead of 14 and half the time; yt-dlp's CPU time, which goes by the entry,
 * stays the same, and the bytes become half as many again, because both lists begin with a page of
 * HTML. Pure.
 *
 * <p>The playlist is a hint, like a feed: it leaves out what only members may see, and nobody
 * promises that it has the rest. So all that it may say is "nothing to do below":
 *
 * <ul>
 *   <li>An id that it lacks keeps its mark: detection concludes nothing from what is not listed,
 *       and judges of the playlist only settled ids, whose marks never change. What is held or
 *       announced is looked at where the tab shows it.
 *   <li>An id about which something were to be decided (an unknown one, or one that waits and can
 *       now be had) is decided about by the tab, which is read again down to it or to the end. So
 *       nothing is queued that the tab does not show, and position, availability and text are the
 *       tab's.
 *   <li>A playlist that is not proven to its end, or lacks more than a tenth of {@link
 *       SourceFacts#size}, proves nothing: the tab is read in full. So both together are never
 *       taken for a tab that was cut short, and where many videos went, the tab itself tells.
 *   <li>{@link SourceFacts#size} only grows by it: it stays at most a ninth above what is listed,
 *       too little for the next tab to look cut short, and follows a tab that grows.
 *   <li>The order is learned from the tab's part: new ids stand nowhere else, and the rest keeps
 *       them in their place. Where the rest is too short by a tenth they seem deeper than they are,
 *       which at worst makes for a full listing.
 *   <li>What the playlist never shows, though the tab does, is found by the tab's turn, after
 *       {@link #IN_A_ROW} listings.
 * </ul>
 */
public final class Depth {

  /** A longer tab takes four requests and more, with the playlist at least one less. */
  static final int LARGEST_READ_WHOLE = 90;

  /** Routine full listings in a row that a playlist may vouch for; the next one reads the tab. */
  public static final int IN_A_ROW = 2;

  private Depth() {}

  /**
   * The playlist that may vouch for the depth of a list in a routine full listing. None where a
   * listing has anything to tell beside what came late: the same reasons as against a feed, and a
   * wish of the person that has still to be applied. None where more videos are for members than a
   * playlist may lack.
   *
   * @param marker by {@link ChannelState#markerFor}
   */
  public static Optional<SourceId> playlist(
      SourceId source, SourceState before, Marker marker, Baseline baseline) {
    SourceFacts facts = before.facts();
    boolean wellKnown =
        Probe.refusal(before, marker, baseline).filter(why -> why != ListReason.TURN).isEmpty()
            && !Standing.isUnapplied(baseline, facts);
    return wellKnown
            && facts.size() > LARGEST_READ_WHOLE
            && facts.vouched() < IN_A_ROW
            && membersOnly(before) <= Proof.slack(facts.size())
        ? Sources.playlist(source, facts.siteId())
            .filter(id -> id.startsWith(Sources.LONG_UPLOADS))
            .map(id -> new SourceId("https://www.youtube.com/playlist?list=" + id))
        : Optional.empty();
  }

  private static long membersOnly(SourceState state) {
    return state.seen().values().stream().filter(mark -> mark == Mark.MEMBERS_ONLY).count();
  }

  /** Whether a playlist that failed so leaves no sense in asking for the tab. */
  public static boolean isFinal(Failure ofPlaylist) {
    return switch (ofPlaylist.kind()) {
      case HOST_SAYS_STOP, UNREACHABLE, NEEDS_PERSON_EVERYWHERE, LOCAL -> true;
      case GONE, GONE_PERHAPS, NEEDS_PERSON, TRANSIENT, SUSPICIOUS, EXTRACTOR_BROKEN, UNEXPECTED ->
          false;
    };
  }

  /**
   * Why a playlist proves nothing of the depth; empty when it does.
   *
   * @param top of the tab, until its window was closed
   * @param playlist all of it
   */
  public static Optional<String> misfit(SourceState before, Reading top, Reading playlist) {
    Optional<String> open = Proof.of(playlist, false).open().map(Failure::message);
    if (open.isPresent()) {
      return open;
    }
    for (Item item : playlist.items()) {
      if (!(item instanceof Item.Entry(Video video))) {
        return Optional.of("there are lists in it");
      }
      if (Doubt.hasPlaceholderTitle(video)) {
        return Optional.of("titles are placeholders");
      }
    }
    int size = before.facts().size();
    int shown = ids(top).size() + below(top, playlist).size();
    return size - shown > Proof.slack(size)
        ? Optional.of("it shows %,d of %,d".formatted(shown, size))
        : Optional.empty();
  }

  /** The ids below the top about which something is to be decided, by what the playlist shows. */
  public static Set<String> open(SourceState before, Reading top, Reading playlist) {
    return below(top, playlist).stream()
        .filter(video -> !isQuiet(before.mark(video.id()), video.availability()))
        .map(Video::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isQuiet(@Nullable Mark mark, Availability now) {
    return mark != null && (mark.settled() || (mark.waits() && now != Availability.PUBLIC));
  }

  /** What is judged where nothing is {@link #open}: the top, then what else is known for good. */
  public static Reading vouched(SourceState before, Reading top, Reading playlist) {
    List<Item> items = new ArrayList<>(top.items());
    below(top, playlist).stream()
        .filter(video -> before.isSettled(video.id()))
        .map(Item.Entry::new)
        .forEach(items::add);
    return new Reading(items, new ListingEnd.Vouched(), true, top.meta());
  }

  private static List<Video> below(Reading top, Reading playlist) {
    Set<String> above = ids(top);
    return videos(playlist).stream().filter(video -> above.add(video.id())).toList();
  }

  private static Set<String> ids(Reading reading) {
    return videos(reading).stream().map(Video::id).collect(Collectors.toCollection(HashSet::new));
  }

  private static List<Video> videos(Reading reading) {
    List<Video> videos = new ArrayList<>();
    for (Item item : reading.items()) {
      if (item instanceof Item.Entry(Video video)) {
        videos.add(video);
      }
    }
    return videos;
  }
}
