package fetchlinks.files;

import fetchlinks.files.Claims.Claim;
import fetchlinks.files.Claims.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers as {@link LinkQueue} would and writes nothing. It takes no lock file either, so the line
 * that another run is writing at this moment is not seen yet.
 */
final class DryRunQueue implements Queue {

  private final QueueFolder folder;
  private final Claims claims;

  /** Guards {@link #claims}. */
  private final ReentrantLock lock = new ReentrantLock();

  DryRunQueue(QueueFolder folder) {
    this.folder = folder;
    this.claims = new Claims(folder.claims());
  }

  @Override
  public void recover() {
    // what a killed run left stays until a run that writes
  }

  @Override
  public List<Placed> place(String channel, List<Draft> drafts) throws IOException {
    lock.lock();
    try {
      claims.refresh();
      List<Placed> placed = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        placed.add(place(channel, draft.id()));
      }
      return placed;
    } finally {
      lock.unlock();
    }
  }

  private Placed place(String channel, String id) throws IOException {
    Claim claim = claims.of(id);
    if (claim != null) {
      return new Placed(claim.name(), false, claim.channel());
    }
    for (String name : LinkNames.candidates(id)) {
      if (!claims.isTaken(name)) {
        Path link = folder.queue().resolve(name);
        boolean occupied = Files.exists(link, LinkOption.NOFOLLOW_LINKS);
        if (!occupied || holds(link, id)) {
          claims.assume(channel, new Entry(id, name, ""));
          return new Placed(name, !occupied, occupied ? "" : channel);
        }
      }
    }
    throw new IOException("no name is free for " + LinkNames.candidates(id).getLast());
  }

  private static boolean holds(Path link, String id) throws IOException {
    try {
      return id.equals(LinkContent.idIn(link));
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
