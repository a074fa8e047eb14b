package fetchlinks.event;

import fetchlinks.model.ChannelId;
import fetchlinks.model.ChannelStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Posting events and taking them out again; the score is of one event. */
@State(Scope.Thread)
public class EventQueueBenchmark {

  private static final int EVENTS = 1_000;

  private final EventQueue queue = new EventQueue(() -> Instant.EPOCH);

  /** From many channels: none takes another's place. */
  private final List<FetchEvent> apart =
      IntStream.range(0, EVENTS).mapToObj(i -> listing("channel " + i, i)).toList();

  /** From one channel: only the newest waits. */
  private final List<FetchEvent> together =
      IntStream.range(0, EVENTS).mapToObj(i -> listing("channel", i)).toList();

  private static FetchEvent listing(String name, int entries) {
    return new FetchEvent.StatusChanged(
        Instant.EPOCH, new ChannelId(name), new ChannelStatus.Listing(1, 1, entries, 1));
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int postAndDrain(Blackhole hole) {
    apart.forEach(queue::publish);
    return queue.drain(EVENTS, hole::consume);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public int postProgressOfOneChannel(Blackhole hole) {
    together.forEach(queue::publish);
    return queue.drain(EVENTS, hole::consume);
  }
}
