package fetchlinks.files;

import fetchlinks.model.ChannelState;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A channel's journal: read at the begin of a check, a line or two written at its end. */
@State(Scope.Thread)
public class ChannelJournalBenchmark {

  private static final SourceId SOURCE = new SourceId("https://www.youtube.com/@tech/videos");
  private static final PastRun RUN = new PastRun(Instant.EPOCH, "ok", 0, Duration.ofSeconds(2), 0);

  @Param({"30", "20000"})
  int known;

  private Path folder;
  private Path read;
  private ChannelJournal written;

  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("journal-benchmark");
    read = folder.resolve("read.jnl");
    ChannelJournal journal = ChannelJournal.load(read);
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (int i = 0; i < known; i++) {
      marks.put("video%06d".formatted(i), Mark.QUEUED);
    }
    journal.record(SOURCE, new SourceUpdate(marks, SourceFacts.NONE), Marker.NONE, Marker.NONE);
    for (int i = 0; i < ChannelJournal.HISTORY; i++) {
      journal.finish(RUN);
    }
  }

  /** Begun anew each time, so that it stays as long as a journal gets before it is compacted. */
  @Setup(Level.Iteration)
  public void begin() throws IOException {
    Path file = folder.resolve("written.jnl");
    boolean _ = Files.deleteIfExists(file);
    written = ChannelJournal.load(file);
  }

  @TearDown
  public void remove() throws IOException {
    boolean _ = Files.deleteIfExists(folder.resolve("written.jnl"));
    Files.delete(read);
    Files.delete(folder);
  }

  @Benchmark
  public ChannelState load() throws IOException {
    return ChannelJournal.load(read).state();
  }

  /** A quiet check: facts and result, nothing that has to be on the disk at once. */
  @Benchmark
  public ChannelState appendQuietCheck() throws IOException {
    written.record(SOURCE, new SourceUpdate(Map.of(), SourceFacts.NONE), Marker.NONE, Marker.NONE);
    written.finish(RUN);
    return written.state();
  }
}
