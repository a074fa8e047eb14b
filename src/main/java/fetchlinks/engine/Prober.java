package fetchlinks.engine;

import fetchlinks.model.Probe;
import fetchlinks.model.ProbeAnswer;

/**
 * Asks, at a fraction of a listing's cost, whether a list may have anything new. {@link Probe}
 * decides what an answer is worth. Used by many threads at once.
 */
@FunctionalInterface
public interface Prober {

  /** Knows no feed of any list. */
  Prober NONE = (_, _) -> new ProbeAnswer.NoFeed();

  /**
   * Asks about one list, blocking. Never asked twice about a list in one check: whatever goes wrong
   * is an answer.
   *
   * @param gate passed before each request
   * @throws InterruptedException the calling thread was interrupted; the probe was given up
   */
  ProbeAnswer probe(ProbeRequest request, RequestGate gate) throws InterruptedException;
}
