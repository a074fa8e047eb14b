package fetchlinks.tui;

import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the screen needs from the world around it. Everything but {@link #edit} is called off the UI
 * thread and may take its time: {@link #open} and {@link #openLink} beside everything else, all
 * others one call at a time.
 */
public interface Outside {

  /** Earlier checks of a channel, newest first. */
  List<PastRun> history(ChannelId id);

  /**
   * The yt-dlp command that lists a channel, with secrets hidden.
   *
   * @throws IOException nobody can tell what it would be
   */
  String command(ChannelId id) throws IOException;

  /** Shows an address in the program that the person uses for it. */
  void open(String address) throws IOException, InterruptedException;

  /** The same for a link file of the queue, by its name. */
  void openLink(String file) throws IOException, InterruptedException;

  /**
   * Lets the person edit a channel's file, which may be one that can't be read; returns which it
   * was when they are through. The terminal is theirs meanwhile.
   */
  Path edit(ChannelId id) throws IOException, InterruptedException;

  /** Writes lines of the log to a new file and returns where it is. */
  Path save(List<String> lines) throws IOException;
}
