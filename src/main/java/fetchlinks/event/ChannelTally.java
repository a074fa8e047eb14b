package fetchlinks.event;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One channel's part in the figures. Owned by the thread that owns the {@link RunTally}. */
final class ChannelTally {

  private String name;
  private @Nullable ChannelResult result;

  /** Over all checks of this run: a link stays written, a request stays made. */
  private int newVideos;

  ChannelTally(ChannelId id) {
    this.name = id.name();
  }

  String name() {
    return name;
  }

  void name(String newName) {
    name = newName;
  }

  Optional<ChannelResult> result() {
    return Optional.ofNullable(result);
  }

  int newVideos() {
    return newVideos;
  }

  /**
   * Checked again after it had brought something, and nothing more was there: it still is one of
   * those with new links.
   */
  Optional<Outcome> outcome() {
    return result()
        .map(r -> Outcome.of(r.status()))
        .map(o -> o == Outcome.UP_TO_DATE && newVideos > 0 ? Outcome.WITH_NEW : o);
  }

  void finish(ChannelResult newResult) {
    result = newResult;
    newVideos += newResult.newVideos();
  }

  void reopen() {
    result = null;
  }
}
