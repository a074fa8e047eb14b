package fetchlinks.engine;

import fetchlinks.model.Failure;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The hosts' lines and the numbered worker slots that they share: who is the first of all that may
 * go. Under the dispatcher's lock.
 */
final class Lanes {

  private final Network network;
  private final Consumer<Turn> ending;
  private final RandomGenerator random;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final BitSet busySlots = new BitSet();

  /** Channels of one host at a time; 0 for as many as there are workers. */
  private final int perHost;

  private int workers;
  private boolean paused;

  /**
   * Lines nobody stands in yet.
   *
   * @param ending told of each turn that is given up; has to {@link #free} it
   */
  Lanes(EngineSettings settings, Network network, Consumer<Turn> ending, RandomGenerator random) {
    this.perHost = settings.perHost();
    this.workers = settings.workers();
    this.network = network;
    this.ending = ending;
    this.random = random;
  }

  Lane of(String host) {
    return lanes.computeIfAbsent(host, name -> new Lane(name, new Brake(Brake.HOST_STEPS, random)));
  }

  void workers(int wanted) {
    workers = wanted;
  }

  void pause(boolean now) {
    paused = now;
  }

  /** Sends away all that wait, whatever for. */
  void refuse(Failure cause) {
    lanes.values().forEach(lane -> lane.refuse(cause));
  }

  /** Gives free slots to those whose turn it is. */
  void grant(Instant now) {
    while (!paused && busySlots.cardinality() < workers && network.brake.admits(now)) {
      Lane lane = firstInLine(now);
      if (lane == null) {
        return;
      }
      give(lane);
    }
  }

  /** The lane whose first ticket is the first of all that may go. */
  private @Nullable Lane firstInLine(Instant now) {
    int permits = perHost == 0 ? workers : perHost;
    Lane first = null;
    for (Lane lane : lanes.values()) {
      if (!lane.waiting.isEmpty()
          && lane.running < permits
          && lane.brake.admits(now)
          && (first == null || goesBefore(lane, first))) {
        first = lane;
      }
    }
    return first;
  }

  private boolean goesBefore(Lane lane, Lane other) {
    if (network.prefers(lane.host, other.host) || network.prefers(other.host, lane.host)) {
      return network.prefers(lane.host, other.host);
    }
    return lane.waiting.element().order < other.waiting.element().order;
  }

  private void give(Lane lane) {
    Ticket ticket = lane.waiting.remove();
    Turn turn = new Turn(ending, lane.host, busySlots.nextClearBit(1));
    busySlots.set(turn.slot());
    lane.running++;
    lane.brake.started(turn);
    network.brake.started(turn);
    ticket.give(turn);
  }

  /** A turn is over, and its slot free. */
  void free(Turn turn) {
    busySlots.clear(turn.slot());
    Lane lane = of(turn.host());
    lane.running--;
    lane.brake.ended(turn);
    network.brake.ended(turn);
  }
}
