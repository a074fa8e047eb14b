package fetchlinks.engine;

import fetchlinks.model.ChannelId;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the network is there, judged from what many channels meet: one address that can't be
 * reached may be that address's own trouble. Under the dispatcher's lock.
 */
final class Network {

  private static final int HOSTS = 2;
  private static final int CHANNELS = 3;

  /** Hears of every change, and of every trial that failed; under the dispatcher's lock. */
  @FunctionalInterface
  interface Listener {
    void changed(boolean gone, String why);
  }

  final Brake brake;

  /** Which ones were tried in vain since anything answered. */
  private final Set<String> hosts = new HashSet<>();

  private final Set<ChannelId> channels = new HashSet<>();

  Network(Brake brake) {
    this.brake = brake;
  }

  /** A channel did not reach its host. Returns whether that is the network's fault. */
  boolean unreachable(ChannelId id, String host) {
    hosts.add(host);
    channels.add(id);
    return isGone() || hosts.size() >= HOSTS || channels.size() >= CHANNELS;
  }

  /** Something answered. Returns whether the network is back. */
  boolean answered() {
    hosts.clear();
    channels.clear();
    boolean back = isGone();
    brake.lift();
    return back;
  }

  boolean isGone() {
    return brake.isSet();
  }

  /** Whether one host is the better trial: it was not tried in vain yet, the other was. */
  boolean prefers(String host, String other) {
    return isGone() && !hosts.contains(host) && hosts.contains(other);
  }
}
