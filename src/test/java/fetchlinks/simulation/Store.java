package fetchlinks.simulation;

import fetchlinks.engine.ChannelStore;
import fetchlinks.model.ChannelId;
import fetchlinks.model.Marker;
import java.io.IOException;
import java.util.List;

/** A store under simulation, with the two people who work on it from outside. */
interface Store extends ChannelStore {

  /** The person writes a channel file. */
  void add(ChannelId id, String link, Marker marker) throws IOException;

  /** The downloader takes all links that are there: their video ids. */
  List<String> consume() throws IOException;
}
