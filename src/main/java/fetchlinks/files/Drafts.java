package fetchlinks.files;

import fetchlinks.engine.CheckSession.Placement;
import fetchlinks.engine.FetchException;
import fetchlinks.files.Queue.Draft;
import fetchlinks.files.Queue.Placed;
import fetchlinks.model.Channel;
import fetchlinks.model.ChannelState;
import fetchlinks.model.FailureClass;
import fetchlinks.model.Mark;
import fetchlinks.model.NewVideo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings one session's videos to the queue and says what that means for the channel. */
final class Drafts {

  private final Queue queue;
  private final Path folder;
  private final @Nullable Path cookiesFile;

  /** Ids that this session has been told to be its own. */
  private final Set<String> own = new HashSet<>();

  Drafts(Queue queue, Settings settings) {
    this.queue = queue;
    this.folder = settings.queueDir();
    this.cookiesFile = settings.cookiesFile();
  }

  List<Placement> queue(
      List<NewVideo> videos, int firstIndex, Channel channel, ChannelState remembered)
      throws FetchException {
    List<Draft> drafts = new ArrayList<>(videos.size());
    for (NewVideo video : videos) {
      int index = firstIndex + drafts.size();
      String body = LinkContent.of(video.video(), channel, index, cookiesFile);
      drafts.add(new Draft(video.video().id(), body));
    }
    List<Placed> placed = place(channel, drafts);
    List<Placement> placements = new ArrayList<>(placed.size());
    for (int i = 0; i < placed.size(); i++) {
      placements.add(placement(drafts.get(i).id(), placed.get(i), channel, remembered));
    }
    return placements;
  }

  private List<Placed> place(Channel channel, List<Draft> drafts) throws FetchException {
    try {
      return queue.place(channel.id().name(), drafts);
    } catch (JournalException e) {
      throw e.failure(FailureClass.LOCAL);
    } catch (IOException e) {
      throw Disk.failure(folder, e);
    }
  }

  private Placement placement(String id, Placed placed, Channel channel, ChannelState remembered) {
    if (placed.written()) {
      own.add(id);
      return new Placement(id, placed.name(), Placement.Kind.WRITTEN);
    }
    boolean forgotten =
        placed.channel().equals(channel.id().name())
            && !isRemembered(id, remembered)
            && own.add(id);
    return new Placement(
        id, placed.name(), forgotten ? Placement.Kind.RECOVERED : Placement.Kind.QUEUED_BEFORE);
  }

  private static boolean isRemembered(String id, ChannelState remembered) {
    return remembered.sources().values().stream()
        .anyMatch(source -> source.mark(id) == Mark.QUEUED);
  }
}
