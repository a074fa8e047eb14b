package fetchlinks.engine;

import fetchlinks.model.ChannelId;
import fetchlinks.model.Failure;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The line of one host; under the dispatcher's lock. */
final class Lane {

  final String host;
  final Brake brake;
  final PriorityQueue<Ticket> waiting =
      new PriorityQueue<>((one, other) -> Integer.compare(one.order, other.order));

  /** How many lists of a channel were not believed in this run. */
  final Map<ChannelId, Integer> doubted = new HashMap<>();

  int running;

  /** Set when the host was given up for this run. */
  @Nullable Failure halt;

  Lane(String host, Brake brake) {
    this.host = host;
    this.brake = brake;
  }

  /** Tells all that wait what they wait for. */
  void announce() {
    waiting.forEach(this::announce);
  }

  /** Tells one what it waits for. */
  void announce(Ticket ticket) {
    Instant until = brake.until();
    Failure cause = brake.cause();
    if (until != null && cause != null) {
      ticket.listener.held(host, until, cause);
    } else {
      ticket.listener.queued();
    }
  }

  /** Sends away all that wait. */
  void refuse(Failure cause) {
    for (Ticket ticket : waiting) {
      ticket.refuse(cause);
    }
    waiting.clear();
  }
}
