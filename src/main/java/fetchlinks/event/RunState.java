package fetchlinks.event;

/** What the run as a whole is doing. */
public enum RunState {
  RUNNING,
  /** By the person: nothing is started, running channels go on to their next safe point. */
  PAUSED,
  /** The network is gone: one channel at a time is tried with backoff. */
  OFFLINE,
  /** Graceful shutdown, first stage: nothing is started, running channels finish. */
  DRAINING,
  /** Second stage: running channels are cancelled. */
  STOPPING,
  /** Every channel has its final status. */
  DONE
}
