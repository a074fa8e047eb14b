package fetchlinks.engine;

import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.FetchEvent.Level;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import java.time.InstantSource;

/** A channel's voice: stamps what it has to say with the channel and the time. */
record Reports(ChannelId id, EventSink sink, InstantSource clock) {

  void status(ChannelStatus.Active status) {
    sink.publish(new FetchEvent.StatusChanged(clock.instant(), id, status));
  }

  void log(Level level, String cleanText) {
    sink.publish(new FetchEvent.LogLine(clock.instant(), level, id, cleanText));
  }
}
