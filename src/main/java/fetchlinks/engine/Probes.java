package fetchlinks.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fetchlinks.model.ListReason;
import fetchlinks.model.ProbeAnswer;
import java.util.HashMap;
import java.util.Map;

/**
 * The run's probes: stops asking a host whose feeds are down. Feeds of the big site are at times,
 * for hours, and for all channels alike.
 */
final class Probes {

  /** So many failures in a row, and the host's feeds are left alone for the rest of the run. */
  static final int FAILURES_THAT_STOP = 3;

  private final Prober prober;

  @GuardedBy("this")
  private final Map<String, Integer> failuresInARow = new HashMap<>();

  Probes(Prober prober) {
    this.prober = prober;
  }

  /**
   * Asks, unless the host's feeds are left alone.
   *
   * @param stopped told once a run and host that they will be from now on
   */
  ProbeAnswer ask(String host, ProbeRequest request, RequestGate gate, Runnable stopped)
      throws InterruptedException {
    if (failures(host) >= FAILURES_THAT_STOP) {
      return new ProbeAnswer.AskTheList(ListReason.FEEDS_DOWN);
    }
    ProbeAnswer answer = prober.probe(request, gate);
    switch (answer) {
      case ProbeAnswer.Failed _ -> {
        if (failed(host)) {
          stopped.run();
        }
      }
      case ProbeAnswer.NothingNew _, ProbeAnswer.AskTheList _ -> answered(host);
      case ProbeAnswer.NoFeed _ -> {}
    }
    return answer;
  }

  private synchronized int failures(String host) {
    return failuresInARow.getOrDefault(host, 0);
  }

  private synchronized boolean failed(String host) {
    return failuresInARow.merge(host, 1, Integer::sum) == FAILURES_THAT_STOP;
  }

  /** An answer that was under way does not start it again: the feeds would be hammered in turn. */
  private synchronized void answered(String host) {
    failuresInARow.computeIfPresent(host, (_, count) -> count >= FAILURES_THAT_STOP ? count : 0);
  }
}
