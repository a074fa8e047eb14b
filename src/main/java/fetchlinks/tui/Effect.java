package fetchlinks.tui;

import fetchlinks.event.Command;
import fetchlinks.model.ChannelId;
import java.util.List;

/** What a step wants to be done outside; nothing is done in the step itself. */
sealed interface Effect {

  record Send(Command command) implements Effect {}

  record OpenAddress(String address) implements Effect {}

  /** Open a link file of the queue, by its name. */
  record OpenLink(String file) implements Effect {}

  /** Let the person edit a channel's file. */
  record EditFile(ChannelId id) implements Effect {}

  record CopyText(String text, String what) implements Effect {}

  /** Copy the yt-dlp command of a channel. */
  record CopyCommand(ChannelId id) implements Effect {}

  record SaveLog(List<String> lines) implements Effect {}

  record Mouse(boolean on) implements Effect {}

  record NextTheme() implements Effect {}

  record Repaint() implements Effect {}

  record Suspend() implements Effect {}

  /** Look up earlier runs. */
  record Recall(List<ChannelId> channels) implements Effect {}

  /**
   * Leave the screen.
   *
   * @param interrupted by Ctrl-C or a signal
   */
  record Leave(boolean interrupted) implements Effect {}
}
