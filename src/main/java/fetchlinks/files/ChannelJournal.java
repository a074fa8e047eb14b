package fetchlinks.files;

import fetchlinks.files.JournalLine.Edited;
import fetchlinks.files.JournalLine.Finished;
import fetchlinks.files.JournalLine.Header;
import fetchlinks.files.JournalLine.Move;
import fetchlinks.files.JournalLine.Recorded;
import fetchlinks.model.ChannelState;
import fetchlinks.model.Mark;
import fetchlinks.model.Marker;
import fetchlinks.model.PastRun;
import fetchlinks.model.SourceFacts;
import fetchlinks.model.SourceId;
import fetchlinks.model.SourceState;
import fetchlinks.model.SourceUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one channel: a journal that grows by a line for each change and is written
 * anew when most of it is outdated. Deleting it is always a valid repair: nothing is forgotten that
 * a check under way knows. Owned by the thread that holds the channel's lock.
 */
final class ChannelJournal {

  static final int VERSION = 1;

  /** Past checks that are kept. */
  static final int HISTORY = 30;

  /** Outdated lines that are worth a new file. */
  private static final int OUTDATED = 200;

  private final LineLog log;
  private ChannelState state;
  private @Nullable Move unfinished;

  private ChannelJournal(LineLog log, ChannelState state, @Nullable Move unfinished) {
    this.log = log;
    this.state = state;
    this.unfinished = unfinished;
  }

  /**
   * Reads the journal; empty where there is no file.
   *
   * @throws JournalException a line in the middle is garbled
   */
  static ChannelJournal load(Path file) throws IOException {
    LineLog log = new LineLog(file);
    Loader loader = new Loader();
    log.read(line -> loader.take(JournalLine.parse(line)));
    return new ChannelJournal(log, loader.state(), loader.unfinished);
  }

  Path file() {
    return log.file();
  }

  ChannelState state() {
    return state;
  }

  /** The change to the channel file that was announced but perhaps not made. */
  @Nullable Move unfinished() {
    return unfinished;
  }

  /** Remembers a check's finding; durable when a marker or a queued video depends on it. */
  void record(SourceId source, SourceUpdate update, Marker from, Marker to) throws IOException {
    Move move = from.equals(to) ? null : new Move(from, to);
    append(
        new Recorded(source, update, move),
        move != null || update.marks().containsValue(Mark.QUEUED));
    unfinished = move == null ? unfinished : move;
    Map<SourceId, SourceState> sources = new HashMap<>(state.sources());
    sources.put(source, state.source(source).with(update));
    state = new ChannelState(sources, state.history());
  }

  /** Remembers that the channel file holds the announced marker, or one that a person set. */
  void edited() throws IOException {
    append(new Edited(), false);
    unfinished = null;
  }

  void finish(PastRun run) throws IOException {
    append(new Finished(run), false);
    state = new ChannelState(state.sources(), withFirst(run, state.history()));
  }

  /**
   * Where the file was removed since it was read, as the advice for a garbled one is, all that is
   * known comes first: videos that this check has queued would be queued again otherwise.
   */
  private void append(JournalLine line, boolean durable) throws IOException {
    if (log.wasReplaced()) {
      writeAnew();
    }
    String header = log.size() == 0 ? new Header(VERSION).text() : "";
    log.append(header + line.text(), durable);
  }

  private static List<PastRun> withFirst(PastRun run, List<PastRun> history) {
    List<PastRun> longer = new ArrayList<>(history);
    longer.addFirst(run);
    return longer.subList(0, Math.min(HISTORY, longer.size()));
  }

  /** Writes the file anew when most of its lines are outdated and no edit waits to be finished. */
  void compactIfWorthwhile() throws IOException {
    int live = 1 + state.sources().size() + state.history().size();
    if (unfinished == null && log.lines() > OUTDATED + 2 * live) {
      writeAnew();
    }
  }

  private void writeAnew() throws IOException {
    StringBuilder text = new StringBuilder(new Header(VERSION).text());
    state
        .sources()
        .forEach((source, known) -> {
          SourceUpdate all = new SourceUpdate(known.seen(), known.facts());
          text.append(new Recorded(source, all, unfinished).text());
        });
    state.history().reversed().forEach(run -> text.append(new Finished(run).text()));
    Path folder = Disk.folderOf(log.file());
    String name = String.valueOf(log.file().getFileName());
    LineLog fresh = new LineLog(folder.resolve(".new-" + LinkNames.hash(name)));
    fresh.append(text.toString(), true);
    Files.move(fresh.file(), log.file(), StandardCopyOption.ATOMIC_MOVE);
    Disk.syncFolder(folder);
    log.takeOver(fresh);
  }

  /** Brings the lines of a file together. */
  private static final class Loader {
    private final Map<SourceId, Map<String, Mark>> seen = new LinkedHashMap<>();
    private final Map<SourceId, SourceFacts> facts = new HashMap<>();
    private final List<PastRun> oldestFirst = new ArrayList<>();
    private @Nullable Move unfinished;

    void take(JournalLine line) {
      switch (line) {
        case Header(int version) -> {
          if (version > VERSION) {
            throw new IllegalArgumentException("written by a newer version of this program");
          }
        }
        case Recorded(SourceId source, SourceUpdate update, Move move) -> {
          seen.computeIfAbsent(source, _ -> new LinkedHashMap<>()).putAll(update.marks());
          facts.put(source, update.facts());
          unfinished = move == null ? unfinished : move;
        }
        case Edited() -> unfinished = null;
        case Finished(PastRun run) -> oldestFirst.add(run);
      }
    }

    ChannelState state() {
      Map<SourceId, SourceState> sources = new HashMap<>();
      seen.forEach((source, marks) ->
          sources.put(
              source, new SourceState(marks, facts.getOrDefault(source, SourceFacts.NONE))));
      List<PastRun> newestFirst = oldestFirst.reversed();
      return new ChannelState(
          sources, newestFirst.subList(0, Math.min(HISTORY, newestFirst.size())));
    }
  }
}
