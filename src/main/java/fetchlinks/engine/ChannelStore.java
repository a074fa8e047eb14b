package fetchlinks.engine;

import fetchlinks.model.Channel;
import fetchlinks.model.ChannelId;

/** Where channels, their state and the link queue are kept. Used by many threads at once. */
public interface ChannelStore {

  /**
   * Reads a channel file as it is now.
   *
   * @throws FetchException it can't be read or is wrong: file, line and column are in the message
   */
  Channel read(ChannelId id) throws FetchException;

  /**
   * Takes the channel's lock and reads its file and state; finishes first what a killed run left
   * half done.
   *
   * @throws FetchException the file or the state can't be read or written
   * @throws BusyElsewhereException another run holds the lock
   */
  CheckSession open(ChannelId id) throws FetchException, BusyElsewhereException;
}
