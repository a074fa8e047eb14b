package fetchlinks.engine;

import fetchlinks.model.Failure;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** A channel's place in the line; mutable state under the dispatcher's lock. */
final class Ticket {

  /** Hears how the line goes; called under the dispatcher's lock, so it must not block. */
  interface Listener {
    void queued();

    void held(String host, Instant until, Failure cause);

    /** It has a turn, or will get none, and nobody waits to hear so. */
    void called();
  }

  final String host;

  /** Lower goes first. */
  final int order;

  final Listener listener;

  /** Where the channel's thread waits, if it does. */
  @Nullable Condition changed;

  @Nullable Turn turn;
  @Nullable RefusedException refusal;

  Ticket(String host, int order, Listener listener) {
    this.host = host;
    this.order = order;
    this.listener = listener;
  }

  void give(Turn given) {
    turn = given;
    tell();
  }

  void refuse(Failure cause) {
    refusal = new RefusedException(cause);
    tell();
  }

  private void tell() {
    if (changed == null) {
      listener.called();
    } else {
      changed.signal();
    }
  }
}
