package fetchlinks.files;

import com.google.gson.stream.JsonReader;
import fetchlinks.engine.FetchException;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How every channel's last check ended, over all runs, and how many runs there were. Used by many
 * threads and processes at once. Nothing depends on it but {@code --failed} and the spreading of
 * full listings, so lines that make no sense are passed over.
 */
public final class LastResults {

  /** Lines that are worth a new file, beside twice as many as there are channels. */
  private static final int OUTDATED = 1_000;

  private final Path file;
  private final Path lock;

  /** Guards the fields below, and is taken before the lock file. */
  private final ReentrantLock turn = new ReentrantLock();

  private final LineLog log;
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private long run;

  public LastResults(QueueFolder folder) {
    this.file = folder.results();
    this.lock = folder.resultsLock();
    this.log = new LineLog(file);
  }

  /**
   * Begins a run.
   *
   * @return its number, 1 and up; never given twice while the file is there
   * @throws FetchException of class {@code LOCAL}: it can't be written
   */
  public long nextRun() throws FetchException {
    return locked(() -> {
      refresh();
      run++;
      log.append(line(run, null, null), false);
      compactIfWorthwhile();
      return run;
    });
  }

  /** Notes how a check ended; a channel that is busy elsewhere has its result from there. */
  public void add(ChannelResult result) throws FetchException {
    String outcome = outcome(result.status());
    if (outcome == null) {
      return;
    }
    String channel = result.channel().id().name();
    long _ =
        locked(() -> {
          refresh();
          log.append(line(run, channel, outcome), false);
          outcomes.put(channel, outcome);
          return run;
        });
  }

  /**
   * The channels whose last check failed, was incomplete or cancelled, or did not take place. Reads
   * only; empty before the first run.
   */
  public Set<ChannelId> failed() throws FetchException {
    turn.lock();
    try {
      refresh();
      Set<ChannelId> failed = new TreeSet<>();
      outcomes.forEach((channel, outcome) -> {
        if (!outcome.equals("ok")) {
          failed.add(new ChannelId(channel));
        }
      });
      return failed;
    } catch (IOException e) {
      throw Disk.failure(file, e);
    } finally {
      turn.unlock();
    }
  }

  private static @Nullable String outcome(ChannelStatus.Final status) {
    return switch (status) {
      case ChannelStatus.UpToDate _, ChannelStatus.Fetched _, ChannelStatus.Disabled _ -> "ok";
      case ChannelStatus.Incomplete _ -> "incomplete";
      case ChannelStatus.Failed _ -> "failed";
      case ChannelStatus.Cancelled _ -> "cancelled";
      case ChannelStatus.NotChecked _ -> "not-checked";
      case ChannelStatus.BusyElsewhere _ -> null;
    };
  }

  private interface Action {
    long run() throws IOException;
  }

  private long locked(Action action) throws FetchException {
    turn.lock();
    try (LockFile _ = LockFile.hold(lock)) {
      return action.run();
    } catch (IOException e) {
      throw Disk.failure(file, e);
    } finally {
      turn.unlock();
    }
  }

  /** Takes in what other processes have written, from the top when the file is another one. */
  private void refresh() throws IOException {
    if (log.wasReplaced()) {
      log.rewind();
      outcomes.clear();
    }
    log.read(this::take);
  }

  private void take(String line) {
    long number = run;
    String channel = null;
    String outcome = null;
    try (JsonReader in = JsonText.reader(line)) {
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "run" -> number = in.nextLong();
          case "channel" -> channel = in.nextString();
          case "outcome" -> outcome = in.nextString();
          default -> in.skipValue();
        }
      }
      in.endObject();
    } catch (IOException | IllegalStateException | IllegalArgumentException _) {
      return;
    }
    run = Math.max(run, number);
    if (channel != null && outcome != null && !channel.isBlank()) {
      outcomes.put(channel, outcome);
    }
  }

  private static String line(long run, @Nullable String channel, @Nullable String outcome) {
    return JsonText.line(out -> {
      out.beginObject().name("run").value(run);
      if (channel != null) {
        out.name("channel").value(channel).name("outcome").value(outcome);
      }
      out.endObject();
    });
  }

  private void compactIfWorthwhile() throws IOException {
    if (log.lines() <= OUTDATED + 2 * outcomes.size()) {
      return;
    }
    StringBuilder text = new StringBuilder(line(run, null, null));
    outcomes.forEach((channel, outcome) -> text.append(line(run, channel, outcome)));
    LineLog fresh = new LineLog(file.resolveSibling("results.new"));
    fresh.append(text.toString(), true);
    Files.move(fresh.file(), file, StandardCopyOption.ATOMIC_MOVE);
    log.takeOver(fresh);
  }
}
