package fetchlinks.tui;

import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import fetchlinks.model.Failure;
import fetchlinks.model.Marker;
import fetchlinks.model.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the screen knows about one channel. Text in it is clean.
 *
 * @param kind what status and progress make it: asked for so often that it is kept
 */
record Row(
    Who who, ChannelStatus status, RowKind kind, Progress progress, Times times, Story story) {

  Row(Who who, ChannelStatus status, Progress progress, Times times, Story story) {
    this(
        who,
        status,
        RowKind.of(status, !story.doubt.isEmpty(), progress.found),
        progress,
        times,
        story);
  }

  /**
   * Which channel it is.
   *
   * @param index its place in file order
   * @param name the folder's name, or the id until the file was read
   * @param channel as read, null before
   * @param before the marker that the run found, null before the file was read
   */
  record Who(
      int index,
      ChannelId id,
      String name,
      String host,
      @Nullable Channel channel,
      @Nullable Marker before) {

    /** The same with the channel as it was read now. */
    Who with(Channel read, String readHost) {
      String clean = SafeText.of(read.targetFolder());
      return new Who(
          index,
          id,
          clean.isBlank() ? name : clean,
          readHost,
          read,
          before == null ? read.marker() : before);
    }
  }

  /**
   * How far the check came.
   *
   * @param attempt 0 before the first
   * @param seen entries looked at in this check
   * @param written links written in this check
   * @param found links written by finished checks of this run
   */
  record Progress(int attempt, int attempts, int seen, int written, int found) {}

  /**
   * When things happened.
   *
   * @param since when the status became what it is
   * @param started when the running attempt began
   * @param heard when the channel gave its last sign of life
   * @param took the last attempt, or the whole check once it is over
   */
  record Times(
      @Nullable Instant since,
      @Nullable Instant started,
      @Nullable Instant heard,
      @Nullable Duration took) {}

  /**
   * What can be read about it in the details.
   *
   * @param doubt why its success looks suspicious, empty when it does not
   */
  record Story(
      List<Attempt> attempts,
      List<Link> links,
      @Nullable Failure cause,
      String note,
      String doubt) {

    Story(List<Attempt> attempts, List<Link> links, @Nullable Failure cause, String note) {
      this(attempts, links, cause, note, "");
    }
  }

  /** An attempt that failed. */
  record Attempt(int number, @Nullable Instant started, Instant failed, Failure cause) {}

  /** A link that is on disk. */
  record Link(Instant at, String videoId, String title, String file, boolean resurfaced) {}

  /** A channel of which only the name is known. */
  static Row fresh(int index, ChannelId id, String name, int attempts) {
    return new Row(
        new Who(index, id, name, "", null, null),
        new ChannelStatus.Queued(),
        new Progress(0, attempts, 0, 0, 0),
        new Times(null, null, null, null),
        new Story(List.of(), List.of(), null, ""));
  }

  int index() {
    return who.index;
  }

  ChannelId id() {
    return who.id;
  }

  String name() {
    return who.name;
  }

  @Nullable Failure cause() {
    return story.cause;
  }

  /** Links written in this run, those of the check that goes on included. */
  int newVideos() {
    return status instanceof ChannelStatus.Final
        ? progress.found
        : progress.found + progress.written;
  }

  /** Time of the running attempt, or of the last one; null before the first. */
  @Nullable Duration took(Instant now) {
    return kind().running() && times.started != null
        ? Duration.between(times.started, now)
        : times.took;
  }

  /** The address that it is checked at; empty until its file was read. */
  String address() {
    return who.channel == null ? "" : who.channel.link();
  }

  Row withWho(Who next) {
    return new Row(next, status, kind, progress, times, story);
  }

  Row withStory(Story next) {
    return new Row(who, status, progress, times, next);
  }

  Row withProgress(Progress next) {
    return new Row(who, status, next, times, story);
  }
}
