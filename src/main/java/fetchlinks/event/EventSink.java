package fetchlinks.event;

/** The one narrow way out of a worker thread. */
@FunctionalInterface
public interface EventSink {

  /** Takes an event from any thread; never blocks, never throws. */
  void publish(FetchEvent event);
}
