package fetchlinks.files;

import fetchlinks.files.Claims.Claim;
import fetchlinks.files.Claims.Entry;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes link files so that a process killed at any instant loses none and leaves none twice, also
 * when the downloader has meanwhile consumed some.
 *
 * <pre>
 *   1  .fetch-links/tmp/UNIQUE       the link, synced
 *   2  .fetch-links/queued.jnl       one line for the batch, synced: from here on these ids are queued
 *   3  tmp/UNIQUE → NAME.link        a rename: from here on the downloader sees the link
 * </pre>
 *
 * What a killed run left is told apart by its temporary files: one that the journal does not name
 * stopped before 2 and is deleted, one that it names stopped before 3 and is put into place. No
 * temporary file means that the link was placed, even if it has been consumed since; that is why 3
 * is a rename and not a hard link, which would leave nothing to see.
 *
 * <p>Used by many threads and processes at once; all of it happens under the queue's lock, a
 * bounded number of links at a time.
 */
final class LinkQueue implements Queue {

  /** Links written under one hold of the lock, so that other channels get their turn. */
  private static final int BATCH = 64;

  private final QueueFolder folder;
  private final Claims claims;

  /** False while a temporary file may be there that is not of this moment. */
  private volatile boolean recovered;

  LinkQueue(QueueFolder folder) {
    this.folder = folder;
    this.claims = new Claims(folder.claims());
  }

  @Override
  public void recover() throws IOException {
    if (recovered) {
      return;
    }
    if (!folder.hasTemps()) {
      recovered = true;
      return;
    }
    try (LockFile _ = LockFile.hold(folder.queueLock())) {
      finishKilledRuns();
    }
  }

  @Override
  public List<Placed> place(String channel, List<Draft> drafts) throws IOException {
    List<Placed> placed = new ArrayList<>();
    for (int from = 0; from < drafts.size(); from += BATCH) {
      List<Draft> batch = drafts.subList(from, Math.min(from + BATCH, drafts.size()));
      try (LockFile _ = LockFile.hold(folder.queueLock())) {
        if (!recovered) {
          finishKilledRuns();
        }
        placed.addAll(placeBatch(channel, batch));
      }
    }
    return placed;
  }

  private List<Placed> placeBatch(String channel, List<Draft> batch) throws IOException {
    boolean done = false;
    try {
      claims.refresh();
      List<Placed> placed = new Batch(channel).place(batch);
      done = true;
      return placed;
    } finally {
      if (!done) { // memory may be ahead of the disk, and temporary files may be left
        claims.forget();
        recovered = false;
      }
    }
  }

  /** Takes a batch through the three steps. */
  private final class Batch {
    private final String channel;
    private final String temps = UUID.randomUUID().toString();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();

    Batch(String channel) {
      this.channel = channel;
    }

    List<Placed> place(List<Draft> drafts) throws IOException {
      List<Placed> decided = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        Claim claim = claims.of(draft.id());
        decided.add(claim == null ? choose(draft) : before(claim));
      }
      if (!entries.isEmpty()) {
        write();
      }
      return decided;
    }

    private static Placed before(Claim claim) {
      return new Placed(claim.name(), false, claim.channel());
    }

    private Placed choose(Draft draft) throws IOException {
      Choice choice = nameFor(draft.id());
      String temp = choice.foreign() ? "" : temps + "-" + bodies.size() + ".tmp";
      Entry entry = new Entry(draft.id(), choice.name(), temp);
      claims.assume(channel, entry);
      entries.add(entry);
      if (choice.foreign()) {
        return new Placed(choice.name(), false, "");
      }
      bodies.add(draft.body());
      return new Placed(choice.name(), true, channel);
    }

    private void write() throws IOException {
      List<Entry> fresh = entries.stream().filter(entry -> !entry.temp().isEmpty()).toList();
      writeTemps(fresh);
      claims.append(channel, entries);
      for (Entry entry : fresh) {
        moveIntoPlace(channel, entry);
      }
      if (!fresh.isEmpty()) {
        Disk.syncFolder(folder.queue());
      }
    }

    private void writeTemps(List<Entry> fresh) throws IOException {
      if (fresh.isEmpty()) {
        return;
      }
      Disk.createFolder(folder.temps());
      List<FileOutputStream> open = new ArrayList<>();
      try {
        for (int i = 0; i < fresh.size(); i++) {
          FileOutputStream out = new FileOutputStream(temp(fresh.get(i)).toFile());
          open.add(out);
          out.write(bodies.get(i).getBytes(StandardCharsets.UTF_8));
        }
        Disk.sync(open);
      } finally {
        for (FileOutputStream out : open) {
          out.close();
        }
      }
      Disk.syncFolder(folder.temps());
    }
  }

  /**
   * A name for an id.
   *
   * @param foreign a link to this very video is there, which another program wrote
   */
  private record Choice(String name, boolean foreign) {}

  /** The best name that no other video has. */
  private Choice nameFor(String id) throws IOException {
    for (String name : LinkNames.candidates(id)) {
      if (claims.isTaken(name)) {
        continue;
      }
      if (!isOccupied(name)) {
        return new Choice(name, false);
      }
      if (id.equals(idIn(name))) {
        return new Choice(name, true);
      }
    }
    throw new FileAlreadyExistsException(LinkNames.candidates(id).getLast());
  }

  private boolean isOccupied(String name) {
    return Files.exists(folder.queue().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private @Nullable String idIn(String name) throws IOException {
    try {
      return LinkContent.idIn(folder.queue().resolve(name));
    } catch (NoSuchFileException _) {
      return null; // consumed a moment ago
    }
  }

  private Path temp(Entry entry) {
    return folder.temps().resolve(entry.temp());
  }

  /** Gives a claimed link its name; never over another video. */
  private void moveIntoPlace(String channel, Entry entry) throws IOException {
    Entry claimed = entry;
    while (isOccupied(claimed.name())) {
      if (claimed.id().equals(idIn(claimed.name()))) {
        Files.delete(temp(claimed));
        return;
      }
      claimed = new Entry(claimed.id(), nameFor(claimed.id()).name(), claimed.temp());
      claims.append(channel, List.of(claimed));
    }
    Files.move(
        temp(claimed), folder.queue().resolve(claimed.name()), StandardCopyOption.ATOMIC_MOVE);
  }

  private void finishKilledRuns() throws IOException {
    if (folder.hasTemps()) {
      Set<String> left = namesOfTemps();
      Map<String, Owned> claimed = new HashMap<>();
      claims.reload((channel, entry) -> {
        if (left.contains(entry.temp())) {
          claimed.put(entry.temp(), new Owned(channel, entry));
        }
      });
      for (String temp : left) {
        finish(temp, claimed.get(temp));
      }
      Disk.syncFolder(folder.queue());
    }
    recovered = true;
  }

  private void finish(String temp, @Nullable Owned claimed) throws IOException {
    if (claimed == null) {
      Files.delete(folder.temps().resolve(temp));
    } else {
      moveIntoPlace(claimed.channel(), claimed.entry());
    }
  }

  private Set<String> namesOfTemps() throws IOException {
    Set<String> names = new HashSet<>();
    try (var files = Files.newDirectoryStream(folder.temps())) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  /** A claim with the channel that made it. */
  private record Owned(String channel, Entry entry) {}
}
