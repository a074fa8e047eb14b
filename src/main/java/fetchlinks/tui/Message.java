package fetchlinks.tui;

import fetchlinks.event.FetchEvent;
import fetchlinks.model.ChannelId;
import fetchlinks.model.PastRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can happen to the screen. */
sealed interface Message {

  /** It is later now; comes before everything that depends on the time. */
  record Ticked(Instant now) implements Message {}

  /** So much of the heap is in use. */
  record Measured(int heapMegabytes) implements Message {}

  /** The engine told this since the last time. */
  record Happened(List<FetchEvent> events) implements Message {}

  /** The person did something, or the terminal changed. */
  record Given(Input input) implements Message {}

  /** The program asks to end, as if Ctrl-C had been pressed: a signal came. */
  record Interrupted() implements Message {}

  /** The program has to end at once: the terminal hung up. */
  record HungUp() implements Message {}

  /** An effect has something to say. */
  record Told(String text, boolean error) implements Message {}

  /** Earlier runs of channels were looked up. */
  record Remembered(Map<ChannelId, List<PastRun>> runs) implements Message {}
}
