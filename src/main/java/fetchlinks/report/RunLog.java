package fetchlinks.report;

import fetchlinks.event.Clocks;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.event.ResultWords;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.Plural;
import fetchlinks.model.SafeText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run in a file: everything that was worth a line, whatever the screen shows. Owned
 * by one thread, until another one closes it at the program's end. A log that can't be written is
 * given up silently: the run matters more.
 */
public final class RunLog implements AutoCloseable {

  /** Logs of earlier runs that are kept. */
  public static final int KEPT = 20;

  private static final int LEVEL_WIDTH = 6;

  private final Path file;
  private final ZoneId zone;
  private @Nullable BufferedWriter writer;

  private RunLog(Path file, ZoneId zone, BufferedWriter writer) {
    this.file = file;
    this.zone = zone;
    this.writer = writer;
  }

  /**
   * Begins a log in {@code folder} and deletes the oldest ones there.
   *
   * @param process distinguishes runs that start in the same second
   * @return null when the folder can't be written
   */
  public static @Nullable RunLog open(Path folder, Instant start, ZoneId zone, long process) {
    try {
      Path _ = Files.createDirectories(folder);
      String name = "run-" + Clocks.stamp(start, zone) + "-" + process + ".log";
      Path file = folder.resolve(name);
      BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      forgetOld(folder);
      return new RunLog(file, zone, writer);
    } catch (IOException _) {
      return null;
    }
  }

  private static void forgetOld(Path folder) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.list(folder)) {
      logs =
          files.filter(f -> f.getFileName().toString().matches("run-.*\\.log")).sorted().toList();
    }
    for (Path old : logs.subList(0, Math.max(0, logs.size() - KEPT - 1))) {
      boolean _ = Files.deleteIfExists(old);
    }
  }

  public Path file() {
    return file;
  }

  public void accept(FetchEvent event) {
    switch (event) {
      case FetchEvent.LogLine line -> write(line.at(), line.level(), line.id(), line.text());
      case FetchEvent.RunStarted start ->
          write(start.at(), Level.INFO, null, Plural.of(start.channels().size(), "channel"));
      case FetchEvent.RunChanged change ->
          write(change.at(), Level.INFO, null, RunWords.stateChange(change));
      case FetchEvent.BrakeChanged change ->
          write(change.at(), Level.WARN, null, RunWords.brake(change));
      case FetchEvent.AttemptFailed failed ->
          write(
              failed.at(),
              Level.WARN,
              failed.id(),
              "attempt %d failed: %s".formatted(failed.attempt(), failed.cause().reason()));
      case FetchEvent.VideoQueued video ->
          write(video.at(), Level.INFO, video.id(), video.linkFile() + "  " + video.title());
      case FetchEvent.ChannelFinished(var at, var id, ChannelResult result) ->
          write(at, ResultWords.level(result), id, ResultWords.logged(result));
      case FetchEvent.WorkersChanged change ->
          write(change.at(), Level.INFO, null, "workers: " + change.workers());
      case FetchEvent.StatusChanged _, FetchEvent.ChannelRead _ -> {}
    }
  }

  private void write(Instant at, Level level, @Nullable ChannelId id, String text) {
    BufferedWriter open = writer;
    if (open == null) {
      return;
    }
    String word = level.name();
    try {
      open.write(Clocks.ofDayExact(at, zone));
      open.write(" " + word + " ".repeat(LEVEL_WIDTH - word.length()));
      open.write((id == null ? "" : SafeText.of(id + ": ")) + text);
      open.newLine();
    } catch (IOException _) {
      close();
    }
  }

  @Override
  public void close() {
    BufferedWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // The disk is full, which the run itself has said.
      }
    }
  }
}
