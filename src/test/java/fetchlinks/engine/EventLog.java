package fetchlinks.engine;

import fetchlinks.event.EventSink;
import fetchlinks.event.FetchEvent;
import fetchlinks.event.RunState;
import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelResult;
import fetchlinks.model.ChannelStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps all events and lets a test wait for one. */
final class EventLog implements EventSink {

  private final List<FetchEvent> events = new ArrayList<>();

  @Override
  public synchronized void publish(FetchEvent event) {
    events.add(event);
    notifyAll();
  }

  synchronized List<FetchEvent> all() {
    return List.copyOf(events);
  }

  /** Waits for the first event that fits, also one that came before. */
  synchronized FetchEvent await(Predicate<FetchEvent> wanted) throws InterruptedException {
    for (int from = 0; ; ) {
      for (; from < events.size(); from++) {
        if (wanted.test(events.get(from))) {
          return events.get(from);
        }
      }
      wait();
    }
  }

  void awaitDone() throws InterruptedException {
    FetchEvent _ = await(e -> e instanceof FetchEvent.RunChanged r && r.state() == RunState.DONE);
  }

  /** Waits until the channel has had a status of the type. */
  <S extends ChannelStatus.Active> S awaitStatus(ChannelId id, Class<S> type)
      throws InterruptedException {
    FetchEvent event =
        await(e ->
            e instanceof FetchEvent.StatusChanged s
                && s.id().equals(id)
                && type.isInstance(s.status()));
    return type.cast(((FetchEvent.StatusChanged) event).status());
  }

  ChannelResult awaitResult(ChannelId id) throws InterruptedException {
    FetchEvent event = await(e -> e instanceof FetchEvent.ChannelFinished f && f.id().equals(id));
    return ((FetchEvent.ChannelFinished) event).result();
  }

  /** How often each channel ended. */
  synchronized Map<ChannelId, Long> ends() {
    return events.stream()
        .filter(e -> e instanceof FetchEvent.ChannelFinished)
        .collect(
            Collectors.groupingBy(
                e -> ((FetchEvent.ChannelFinished) e).id(), Collectors.counting()));
  }

  <E extends FetchEvent> List<E> of(Class<E> type) {
    return all().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
